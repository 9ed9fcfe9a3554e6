package acct.audit;

import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import acct.pmta.model.Setting;
import acct.pmta.model.Source;
import acct.pmta.model.VirtualMta;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mail where only backoff can have brought it: {@code backoff-seen}. User's Guide v5.0, 10.3. */
final class RerouteAudit {
    private static final String BACKOFF = "backoff-reroute-to-virtual-mta";

    private RerouteAudit() {}

    static void check(Compared compared, LogFindings findings) {
        Configuration configuration = compared.configuration();
        boolean feedersChoose =
                configuration.sources().stream().anyMatch(source -> source.says("process-x-virtual-mta"));
        Map<String, Setting> targets = feedersChoose ? Map.of() : targets(compared);
        List<Traffic> moved = compared.seen().traffic().stream()
                .filter(one -> setting(compared, targets, one) != null && !compared.leaks(one))
                .toList();
        Rows.by(moved, Road::of).forEach((road, rows) -> {
            Setting setting = Objects.requireNonNull(
                    setting(compared, targets, rows.parts().get(0)));
            findings.add(
                    "backoff-seen",
                    Severity.INFO,
                    compared.certainty(),
                    road.subject(rows.only(Traffic::pool)),
                    rows.evidence(),
                    setting.place(),
                    Compared.counted(rows.evidence().rows()) + " left by virtual MTA " + Compared.quoted(road.vmta())
                            + ", which only `" + BACKOFF + "` leads to: a queue was in backoff");
        });
    }

    private static @Nullable Setting setting(Compared compared, Map<String, Setting> targets, Traffic one) {
        VirtualMta vmta = compared.vmta(one.vmta());
        return vmta == null ? null : targets.get(vmta.name());
    }

    /** Virtual MTA to the setting that leads there, where nothing else does. */
    private static Map<String, Setting> targets(Compared compared) {
        Map<String, Setting> targets = new HashMap<>();
        for (DomainBlock block : compared.names().allDomains()) {
            block.last(BACKOFF)
                    .ifPresent(setting ->
                            members(compared, setting.word()).forEach(name -> targets.putIfAbsent(name, setting)));
        }
        targets.keySet().removeAll(otherwise(compared));
        return targets;
    }

    private static List<String> members(Compared compared, String name) {
        Pool pool = compared.names().pool(name);
        return pool == null
                ? List.of(name)
                : pool.members().stream().map(Reference::name).toList();
    }

    /** Whatever another line of the configuration leads to. */
    private static Set<String> otherwise(Compared compared) {
        Configuration configuration = compared.configuration();
        Set<String> named = new HashSet<>();
        for (Source source : configuration.sources()) {
            String word = source.last("default-virtual-mta").map(Setting::word).orElse("");
            named.add(word);
            if (word.equals("by-smtp-source-ip")) {
                configuration.vmtas().forEach(vmta -> named.add(vmta.name()));
            }
        }
        configuration.rules().stream()
                .map(PatternRule::target)
                .filter(Objects::nonNull)
                .map(Reference::name)
                .forEach(named::add);
        configuration.vmtas().forEach(vmta -> vmta.coldTargets().forEach(target -> named.add(target.name())));
        configuration.pools().forEach(pool -> pool.coldTargets().forEach(target -> named.add(target.name())));
        compared.names()
                .allDomains()
                .forEach(block -> block.last("reroute-to-virtual-mta").ifPresent(setting -> named.add(setting.word())));
        Set<String> reached = new HashSet<>();
        named.forEach(name -> reached.addAll(members(compared, name)));
        return reached;
    }
}
