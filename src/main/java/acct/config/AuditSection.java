package acct.config;

import acct.config.AuditLimits.NewIp;
import acct.config.AuditLimits.Ramp;
import acct.config.AuditLimits.Share;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns {@code audit:} of {@code acct.yaml} into {@link AuditLimits}. */
final class AuditSection {
    private static final String DEDICATED = "dedicated";
    /** Check to what can be set of it. */
    private static final Map<String, Set<String>> CHECKS = checks();

    private static final Pattern NUMBER = Pattern.compile("[0-9]{0,6}\\.?[0-9]{1,9}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private AuditSection() {}

    private static Map<String, Set<String>> checks() {
        Map<String, Set<String>> checks = new LinkedHashMap<>();
        checks.put("isp-drift", ConfigReader.ordered("min-rows", "share"));
        checks.put("over-rate", ConfigReader.ordered("tolerance"));
        checks.put("over-cold-limit", ConfigReader.ordered("tolerance"));
        checks.put("starved-member", ConfigReader.ordered("min-rows", "share"));
        checks.put("ramp-too-steep", ConfigReader.ordered("factor", "min-rows", "days"));
        checks.put("unlimited-new-ip", ConfigReader.ordered("days", "min-rows"));
        checks.put("delete-after-short", ConfigReader.ordered("days"));
        checks.put(DEDICATED, Set.of());
        return Collections.unmodifiableMap(checks);
    }

    static AuditLimits read(@Nullable YamlSection audit) {
        AuditLimits usual = AuditLimits.DEFAULT;
        if (audit == null) {
            return usual;
        }
        audit.onlyKeys("check", "valid keys", CHECKS.keySet());
        for (Map.Entry<String, Set<String>> check : CHECKS.entrySet()) {
            YamlSection section = audit.section(check.getKey());
            if (section != null && !check.getKey().equals(DEDICATED)) {
                section.onlyKeys(check.getValue());
            }
        }
        YamlSection drift = audit.section("isp-drift");
        YamlSection starved = audit.section("starved-member");
        YamlSection ramp = audit.section("ramp-too-steep");
        YamlSection newIp = audit.section("unlimited-new-ip");
        return new AuditLimits(
                new Share(
                        count(drift, "min-rows", usual.drift().rows()),
                        share(drift, "share", usual.drift().share())),
                share(audit.section("over-rate"), "tolerance", usual.rateTolerance()),
                share(audit.section("over-cold-limit"), "tolerance", usual.coldTolerance()),
                new Share(
                        count(starved, "min-rows", usual.starved().rows()),
                        share(starved, "share", usual.starved().share())),
                new Ramp(
                        factor(ramp, usual.ramp().factor()),
                        count(ramp, "min-rows", usual.ramp().rows()),
                        (int) count(ramp, "days", usual.ramp().days())),
                new NewIp(
                        (int) count(newIp, "days", usual.newIp().days()),
                        count(newIp, "min-rows", usual.newIp().rows())),
                (int) count(audit.section("delete-after-short"), "days", usual.deleteAfterDays()),
                dedicated(audit.section(DEDICATED)));
    }

    private static Map<String, String> dedicated(@Nullable YamlSection section) {
        Map<String, String> isps = new LinkedHashMap<>();
        if (section != null) {
            for (String name : section.fields().keySet()) {
                isps.put(name, Objects.requireNonNullElse(section.text(name), ""));
            }
        }
        return isps;
    }

    private static double share(@Nullable YamlSection check, String key, double usual) {
        String text = check == null ? null : check.text(key);
        if (check == null || text == null) {
            return usual;
        }
        if (!NUMBER.matcher(text).matches() || Double.parseDouble(text) > 1) {
            throw check.wrong(key, text, "write a fraction from 0 to 1, such as 0.05 for 5 %");
        }
        return Double.parseDouble(text);
    }

    private static double factor(@Nullable YamlSection check, double usual) {
        String text = check == null ? null : check.text("factor");
        if (check == null || text == null) {
            return usual;
        }
        if (!NUMBER.matcher(text).matches() || Double.parseDouble(text) < 1) {
            throw check.wrong("factor", text, "write how many times the best day before, such as 2");
        }
        return Double.parseDouble(text);
    }

    private static long count(@Nullable YamlSection check, String key, long usual) {
        String text = check == null ? null : check.text(key);
        if (check == null || text == null) {
            return usual;
        }
        if (!COUNT.matcher(text).matches()) {
            throw check.wrong(key, text, "write a whole number, such as 20");
        }
        return Long.parseLong(text);
    }
}
