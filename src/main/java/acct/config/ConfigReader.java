package acct.config;

import acct.config.Config.MailClass;
import acct.config.Config.Replies;
import acct.config.Config.Retention;
import acct.judge.LimitKey;
import acct.judge.LimitedRule;
import acct.judge.Limits;
import acct.judge.Rules;
import acct.model.Dimension;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the keys of {@code acct.yaml} into a {@link Config}. Not in {@link ConfigFile}, which names no YAML. */
final class ConfigReader {
    private static final Set<String> KEYS = ordered(
            "store",
            "files",
            "time-zone",
            "server",
            "reports",
            "pmta-config",
            "pmta-config-root",
            "pools",
            "isps",
            "replies",
            "classes",
            "alerts",
            "alert-rules",
            "warming",
            "mail",
            "webhook",
            "prometheus",
            "retention",
            "privacy",
            "audit",
            "lake");

    private static final Set<String> REPLIES = ordered("rules", "severity");
    private static final Set<String> CLASS = ordered("pools", "vmtas", "jobs", "users", "sender_domains", "ips");
    private static final Set<String> RETENTION = ordered("attempts", "hourly", "reports");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

    private ConfigReader() {}

    static Config read(String name, String text, Path folder) {
        YamlFile file = YamlFile.parse(name, text);
        YamlSection top = YamlSection.of(file, "", file.root());
        if (top == null) {
            return ConfigFile.defaults();
        }
        top.onlyKeys(KEYS);
        List<MailClass> classes = classes(top.section("classes"));
        return new Config(
                top.text("store"),
                top.texts("files"),
                zone(top),
                top.text("server"),
                top.text("reports"),
                top.text("pmta-config"),
                pairs(top.section("pmta-config-root")),
                pools(top.section("pools")),
                IspFile.mappings(top.section("isps")),
                replies(top.section("replies")),
                classes,
                alerts(top.section("alerts")),
                alertRules(top, folder),
                WarmingFile.read(top.section("warming")),
                MailSection.read(top.section("mail"), classes),
                WebhookSection.read(top.section("webhook")),
                top.text("prometheus"),
                retention(top.section("retention")),
                PrivacySection.read(top.section("privacy")),
                AuditSection.read(top.section("audit")),
                LakeSection.read(top.section("lake")),
                text);
    }

    private static ZoneId zone(YamlSection top) {
        String text = top.text("time-zone");
        if (text == null) {
            return ConfigFile.defaults().timeZone();
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw top.wrong("time-zone", text, "write a name such as Europe/Berlin, an offset such as +02:00, or UTC");
        }
    }

    private static Map<String, List<String>> pools(@Nullable YamlSection pools) {
        return pools == null ? Map.of() : pools.lists();
    }

    private static Map<String, String> pairs(@Nullable YamlSection section) {
        return section == null ? Map.of() : section.pairs();
    }

    private static Replies replies(@Nullable YamlSection replies) {
        if (replies == null) {
            return Replies.NONE;
        }
        replies.onlyKeys(REPLIES);
        return new Replies(ReplyRuleFile.rules(replies), ReplyRuleFile.severities(replies.section("severity")));
    }

    private static List<MailClass> classes(@Nullable YamlSection classes) {
        if (classes == null) {
            return List.of();
        }
        List<MailClass> read = new ArrayList<>();
        for (String name : classes.fields().keySet()) {
            if (!NAME.matcher(name).matches() || name.equals(Dimension.UNKNOWN)) {
                throw classes.error(
                        classes.lineOf(name),
                        "'classes." + name + "' is no name for a class; write letters, digits and hyphens, not '"
                                + Dimension.UNKNOWN + "'");
            }
            YamlSection section = classes.section(name);
            if (section != null) {
                read.add(mailClass(name, section.onlyKeys(CLASS)));
            }
        }
        return read;
    }

    private static MailClass mailClass(String name, YamlSection section) {
        return new MailClass(
                name,
                section.texts("jobs"),
                section.texts("users"),
                section.texts("sender_domains"),
                section.texts("pools"),
                section.texts("vmtas"),
                section.texts("ips"));
    }

    private static Map<String, Limits> alerts(@Nullable YamlSection alerts) {
        Map<String, Limits> limits = new LinkedHashMap<>();
        if (alerts != null) {
            alerts.onlyKeys(
                    "rule",
                    "valid rules",
                    Rules.LIMITED.stream().map(LimitedRule::name).collect(Collectors.toCollection(LinkedHashSet::new)));
            for (LimitedRule rule : Rules.LIMITED) {
                YamlSection section = alerts.section(rule.name());
                if (section != null) {
                    limits.put(rule.name(), limits(section, rule.keys()));
                }
            }
        }
        return limits;
    }

    private static @Nullable String alertRules(YamlSection top, Path folder) {
        String text = top.text("alert-rules");
        if (text == null || isFolder(folder, text)) {
            return text;
        }
        throw top.wrong("alert-rules", text, "there is no such folder; make it, or leave the key out");
    }

    private static boolean isFolder(Path folder, String text) {
        try {
            return Files.isDirectory(folder.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Limits limits(YamlSection rule, List<LimitKey> keys) {
        rule.onlyKeys(keys.stream().map(LimitKey::name).collect(Collectors.toCollection(LinkedHashSet::new)));
        Map<LimitKey, Double> values = new HashMap<>();
        for (LimitKey key : keys) {
            String text = rule.text(key.name());
            if (text != null) {
                Double value = LimitText.value(key.kind(), text);
                if (value == null) {
                    throw rule.wrong(key.name(), text, LimitText.instead(key.kind()));
                }
                values.put(key, value);
            }
        }
        Double warning = values.get(LimitKey.WARNING);
        Double critical = values.get(LimitKey.CRITICAL);
        if (warning != null && critical != null && warning > critical) {
            throw rule.wrong("warning", String.valueOf(warning), "it must not be above 'critical'");
        }
        return new Limits(values);
    }

    private static Retention retention(@Nullable YamlSection retention) {
        if (retention == null) {
            return Retention.NONE;
        }
        retention.onlyKeys(RETENTION);
        Integer attempts = days(retention, "attempts");
        Integer hourly = days(retention, "hourly");
        if (hourly != null && (attempts == null || hourly < attempts)) {
            throw retention.wrong("hourly", hourly + "d", "hours are kept at least as long as 'attempts'");
        }
        return new Retention(attempts, hourly, days(retention, "reports"));
    }

    private static @Nullable Integer days(YamlSection section, String key) {
        String text = section.text(key);
        if (text == null) {
            return null;
        }
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            throw section.wrong(key, text, "write a number of days, such as 30d");
        }
        return Integer.valueOf(matcher.group(1));
    }

    static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
