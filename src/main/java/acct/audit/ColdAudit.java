package acct.audit;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.EffectiveSettings.Effective;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Pool;
import acct.pmta.model.Rate;
import acct.pmta.model.Reference;
import acct.pmta.model.Setting;
import acct.pmta.model.Source;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cold virtual MTAs that got more in a day than {@code max-cold-virtual-mta-msg} of all that feed them allow together:
 * {@code over-cold-limit}. PowerMTA counts when mail comes in, so what is sent may be a little off.
 */
final class ColdAudit {
    private static final String LIMIT = "max-cold-virtual-mta-msg";

    private final Compared compared;
    private final LogFindings findings;
    /** Cold virtual MTA to those that feed it. */
    private final Map<String, Set<String>> feeders = new HashMap<>();

    private final Map<String, LocalDate> firstDays = new HashMap<>();

    private ColdAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
        Configuration configuration = compared.configuration();
        for (VirtualMta vmta : configuration.vmtas()) {
            for (Reference target : compared.names().coldTargets(vmta)) {
                feeders.computeIfAbsent(target.name(), name -> new HashSet<>()).add(vmta.name());
            }
        }
        feeders.keySet().removeAll(selected(configuration));
        for (SentDay day : compared.seen().history()) {
            firstDays.merge(day.sourceIp(), day.day(), (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    static void check(Compared compared, LogFindings findings) {
        ColdAudit audit = new ColdAudit(compared, findings);
        if (!audit.feeders.isEmpty()) {
            audit.check();
        }
    }

    /** The lowest limit of a day; empty if there is none. */
    static OptionalLong lowest(Configuration configuration) {
        return new Names(configuration)
                .allDomains().stream()
                        .map(ColdAudit::days)
                        .flatMap(List::stream)
                        .filter(messages -> messages > 0)
                        .mapToLong(Long::longValue)
                        .min();
    }

    private static List<Long> days(DomainBlock block) {
        return block.last(LIMIT).map(ColdAudit::days).orElse(List.of());
    }

    private static List<Long> days(Setting limit) {
        List<Long> days = Rate.byDay(limit.text());
        return days == null ? List.of() : days;
    }

    /** What gets mail in another way too: its volume tells nothing of the limit. */
    private static Set<String> selected(Configuration configuration) {
        Set<String> selected = new HashSet<>();
        for (Source source : configuration.sources()) {
            source.last("default-virtual-mta").map(Setting::word).ifPresent(selected::add);
        }
        configuration.rules().stream()
                .map(PatternRule::target)
                .filter(Objects::nonNull)
                .map(Reference::name)
                .forEach(selected::add);
        for (Pool pool : configuration.pools()) {
            pool.members().stream().map(Reference::name).forEach(selected::add);
        }
        return selected;
    }

    private void check() {
        List<QueueDay> over = new ArrayList<>();
        Map<QueueDay, Setting> limits = new HashMap<>();
        record Key(String queue, LocalDate day) {}
        Rows.by(compared.seen().queues(), one -> new Key(one.queue(), one.day()))
                .forEach((key, rows) -> {
                    String vmta = key.queue().substring(key.queue().lastIndexOf('/') + 1);
                    Setting limit = passed(vmta, QueueDay.domain(key.queue()), key.day(), rows);
                    if (limit != null) {
                        over.addAll(rows.parts());
                        rows.parts().forEach(part -> limits.put(part, limit));
                    }
                });
        Rows.by(over, Road::of)
                .forEach((road, rows) -> say(
                        road,
                        rows,
                        Objects.requireNonNull(limits.get(rows.parts().get(0)))));
    }

    private @Nullable Setting passed(String cold, String domain, LocalDate day, Rows<QueueDay> rows) {
        LocalDate first = rows.parts().stream()
                .map(part -> part.sourceIp() == null ? null : firstDays.get(part.sourceIp()))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(day);
        int index = (int) Math.max(0, ChronoUnit.DAYS.between(first, day));
        Setting limit = null;
        double allowed = 0;
        for (String warm : feeders.getOrDefault(cold, Set.of())) {
            Effective effective =
                    compared.names().effective().of(warm, domain, LIMIT).orElse(null);
            List<Long> days = effective == null ? List.of() : days(effective.setting());
            if (effective != null && !days.isEmpty()) {
                allowed += days.get(Math.min(index, days.size() - 1));
                limit = effective.setting();
            }
        }
        long recipients = rows.parts().stream().mapToLong(QueueDay::recipients).sum();
        return allowed > 0 && recipients > allowed * (1 + compared.limits().coldTolerance()) ? limit : null;
    }

    private void say(Road road, Rows<QueueDay> rows, Setting limit) {
        QueueDay one = rows.parts().get(0);
        findings.add(
                "over-cold-limit",
                Severity.WARNING,
                FindingCertainty.LIKELY,
                road.subject(null).withIsp(rows.only(QueueDay::isp)),
                rows.evidence(),
                limit.place(),
                "cold virtual MTA " + Compared.quoted(road.vmta()) + " sent more than `" + LIMIT + " " + limit.text()
                        + "` gives it: " + one.recipients() + " recipients in queue "
                        + Compared.quoted(one.queue()) + " on " + one.day());
    }
}
