package acct.audit;

import acct.classify.traffic.TrafficClasses;
import acct.config.AuditLimits;
import acct.model.Finding;
import acct.pmta.check.Checks;
import acct.pmta.model.Configuration;
import acct.pmta.model.Thresholds;
import acct.pmta.show.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is wrong with a configuration, and where the mail did something else. docs/audit.md defines each check. */
public final class Audit {
    /** What the log cannot tell comes before any number. */
    private static final Set<String> COMPLETENESS = Set.of(
            "deferrals-not-logged",
            "deliveries-not-logged",
            "bounces-not-logged",
            "double-logged",
            "records-filtered",
            "columns-missing",
            "columns-replaced",
            "addresses-hidden",
            "deliveries-not-real",
            "delete-after-short",
            "custom-bounce-categories");

    private static final String DKIM_OFF = "dkim-off";

    private final Configuration configuration;
    private final TrafficClasses classes;
    private final UnaryOperator<String> ispOf;
    private final AuditLimits limits;

    /**
     * An audit of one configuration.
     *
     * @param classes the kinds of mail
     * @param ispOf the ISP of a domain or queue name
     * @param limits from where on checks speak
     */
    public Audit(Configuration configuration, TrafficClasses classes, UnaryOperator<String> ispOf, AuditLimits limits) {
        this.configuration = configuration;
        this.classes = classes;
        this.ispOf = ispOf;
        this.limits = limits;
    }

    /** More than so many rows of one queue on one day are of interest; null if no number is. */
    public @Nullable Long lowestDailyLimit() {
        OptionalDouble rate = RateAudit.lowest(configuration);
        OptionalLong cold = ColdAudit.lowest(configuration);
        if (rate.isEmpty() && cold.isEmpty()) {
            return null;
        }
        double lowest = Math.min(rate.orElse(Double.MAX_VALUE), cold.isEmpty() ? Double.MAX_VALUE : cold.getAsLong());
        return (long) lowest;
    }

    /** The domains whose queue is of interest. */
    public List<String> limitedDomains() {
        return QueueAudit.limitedDomains(configuration);
    }

    /** Whether any key is configured, so that senders are of interest. */
    public boolean hasKeys() {
        return !configuration.keys().isEmpty()
                || configuration.pools().stream().anyMatch(pool -> !pool.keys().isEmpty())
                || configuration.vmtas().stream().anyMatch(vmta -> !vmta.keys().isEmpty());
    }

    /** What is wrong with the configuration by itself and with the mail sent under it: first what the log lacks, then errors. */
    public List<Finding> findings(Seen seen) {
        LogFindings log = new LogFindings();
        Compared compared = compared(seen);
        ColumnAudit.check(compared, log);
        AddressAudit.check(compared, log);
        VmtaAudit.check(compared, log);
        IspAudit.check(compared, log);
        LeakAudit.check(compared, log);
        RerouteAudit.check(compared, log);
        RateAudit.check(compared, log);
        ColdAudit.check(compared, log);
        QueueAudit.check(compared, log);
        WarmingAudit.check(compared, log);
        DkimAudit.check(compared, log);
        return together(seen, log.all());
    }

    /** Classes of mail that names without one seem to tell of, in one line for people. */
    public Optional<String> suggestion(Seen seen) {
        return Suggestions.of(compared(seen).seen().traffic(), classes);
    }

    private Compared compared(Seen seen) {
        Compared raw = new Compared(new Names(configuration), classes, ispOf, limits, seen);
        List<Traffic> traffic = seen.traffic().stream()
                .map(one -> one.pool() == null ? one.withPool(raw.poolOf(one.vmta())) : one)
                .toList();
        List<Signing> signing = seen.signing().stream()
                .map(one -> one.pool() == null ? one.withPool(raw.poolOf(one.vmta())) : one)
                .toList();
        return new Compared(raw.names(), classes, ispOf, limits, seen.with(traffic, signing));
    }

    /** What the log shows replaces what the configuration alone lets expect. */
    private List<Finding> together(Seen seen, List<Finding> log) {
        Set<String> shadowed = new HashSet<>();
        log.stream()
                .filter(finding -> finding.rule().equals(QueueAudit.CHECK))
                .forEach(finding -> shadowed.add(finding.file() + ":" + finding.line()));
        List<Finding> all = new ArrayList<>(log);
        Thresholds thresholds = new Thresholds(Duration.ofDays(limits.deleteAfterDays()));
        for (Finding finding : Checks.of(configuration, thresholds)) {
            boolean shown =
                    finding.rule().equals(QueueAudit.CHECK) && shadowed.contains(finding.file() + ":" + finding.line());
            boolean judged = finding.rule().equals(DKIM_OFF) && !seen.signing().isEmpty();
            boolean seenBetter = shown || judged;
            if (!seenBetter) {
                all.add(finding);
            }
        }
        return Finding.byPlace(all).stream()
                .sorted(Comparator.comparing((Finding finding) -> !COMPLETENESS.contains(finding.rule())))
                .toList();
    }
}
