package acct.report;

import acct.incident.KnownIncident;
import acct.judge.Coverage;
import acct.model.Counts;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Measure;
import acct.model.Metric;
import acct.model.Severity;
import acct.print.LogText;
import acct.print.Numbers;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report in one line, for somebody who has just sat down with a coffee.
 *
 * @param level how bad
 * @param headline the answer
 * @param detail what stands behind it, one sentence
 */
public record ReportVerdict(Level level, String headline, String detail) {
    private static final int WHERE_LENGTH = 80;
    private static final double MOST = 0.5;
    private static final double UNJUDGED = 0.1;
    private static final int DAYS_OF_NEWS = 7;
    static final String CALM = "Nothing is worse than usual";
    static final String BY_LIMITS = ", as far as fixed limits tell";
    static final String MISSING = "Rows are missing";

    /** How bad, in rising order. */
    public enum Level {
        /** No rows at all. */
        NO_DATA,
        /** Rows, but too many of them in cells that are too small for a verdict. */
        TOO_FEW,
        /** Judged, and no limit was exceeded. */
        FINE,
        /** At least one warning. */
        WARNING,
        /** At least one critical finding. */
        CRITICAL;

        /** The name in CSS and JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The verdict of a report. */
    public static ReportVerdict of(Report report) {
        List<Finding> urgent = report.urgent();
        List<Finding> missing = missing(report);
        // What nobody wants to hear of does not hide that anything may have happened.
        if (!urgent.isEmpty() && (missing.isEmpty() || !report.unmuted().isEmpty())) {
            return findings(report, urgent);
        }
        if (isEmpty(report.total())) {
            return new ReportVerdict(
                    Level.NO_DATA,
                    "No data",
                    "No accounting rows are stored for " + report.period().label() + ".");
        }
        Coverage coverage = report.coverage();
        long judged = coverage.cells() - coverage.tooFew();
        if (coverage.cells() == 0) {
            Finding blind = report.findings().stream()
                    .filter(finding -> finding.kind() == FindingKind.UNJUDGED)
                    .findFirst()
                    .orElse(null);
            if (blind != null) {
                return new ReportVerdict(Level.TOO_FEW, "Cannot be judged", blind.message());
            }
        }
        if (judged <= 0) {
            return new ReportVerdict(
                    Level.TOO_FEW,
                    "Too few to judge",
                    "Not even a week of all source IPs at an ISP is large enough for a verdict (pairs: "
                            + Numbers.count(coverage.cells()) + ").");
        }
        String calm =
                Watched.of(report).words() + Words.past(report.past()) + Words.unjudged(coverage) + notOver(report);
        if (!missing.isEmpty()) {
            return new ReportVerdict(Level.WARNING, MISSING, missing.get(0).message() + " " + calm);
        }
        if (isMostlyDeferred(report.total())) {
            return new ReportVerdict(
                    Level.WARNING,
                    "Most attempts were deferred",
                    Numbers.measure(Measure.DEFERRED_SHARE, report.total()) + " ("
                            + Numbers.measure(Measure.DEFERRED, report.total()) + " of "
                            + Numbers.measure(Measure.ATTEMPTS, report.total()) + " attempts). " + calm);
        }
        return new ReportVerdict(
                isMostlyJudged(coverage) ? Level.FINE : Level.TOO_FEW,
                report.past().isTooShort() ? CALM + BY_LIMITS : CALM,
                calm);
    }

    /** Whether the night as a whole is to be told of, also to who wants to hear of open troubles only. */
    public static boolean isNews(Report report) {
        return !missing(report).isEmpty()
                || isEmpty(report.total())
                || (report.urgent().isEmpty() && of(report).level() == Level.WARNING);
    }

    /**
     * Hours of the last day without rows, in which anything may have happened. A server that sends no more for over a week
     * was retired, or somebody knows.
     */
    public static List<Finding> missing(Report report) {
        LocalDate last = report.period().until();
        return last == null ? List.of() : missing(report.findings(), last);
    }

    /** Those of some findings. */
    static List<Finding> missing(List<Finding> findings, LocalDate last) {
        return findings.stream()
                .filter(finding -> finding.kind() == FindingKind.MISSING_ROWS
                        && finding.isUrgent()
                        && last.equals(finding.lastDay())
                        && finding.since().isAfter(last.minusDays(DAYS_OF_NEWS)))
                .toList();
    }

    /** Whether nothing was found in what was looked at. */
    boolean isCalm() {
        return headline.startsWith(CALM);
    }

    private static String notOver(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.NOT_OVER)
                .map(finding -> " " + finding.message())
                .collect(Collectors.joining());
    }

    /** A night of which more than a tenth was not judged is not called good. */
    private static boolean isMostlyJudged(Coverage coverage) {
        return coverage.recipientsTooFew() <= coverage.recipients() * UNJUDGED;
    }

    /** Also where no rule speaks: the operator's limits may be high, or the cells small. */
    private static boolean isMostlyDeferred(Counts total) {
        Double share = total.deferredShare();
        return share != null && share > MOST;
    }

    /** {@code 198.51.100.20 at microsoft}; the narrowest place that the alert names. */
    public static String where(Finding alert) {
        if (alert.kind() == FindingKind.DATA || alert.kind() == FindingKind.MISSING_ROWS) {
            return LogText.cut(TroubleSentence.missing(alert), WHERE_LENGTH);
        }
        String sender = sender(alert);
        return LogText.cut(alert.isp() == null ? sender : sender + " at " + alert.isp(), WHERE_LENGTH);
    }

    /** Whether there is nothing at all to report. */
    public static boolean isEmpty(Counts counts) {
        return Stream.of(Measure.values())
                .map(m -> m.of(counts))
                .filter(Objects::nonNull)
                .allMatch(n -> n.doubleValue() == 0);
    }

    private static String sender(Finding alert) {
        if (alert.sourceIp() != null) {
            return alert.sourceIp();
        }
        if (alert.vmta() != null) {
            return "vMTA " + alert.vmta();
        }
        if (alert.pool() != null) {
            return "pool " + alert.pool();
        }
        return alert.job() == null ? "all mail" : "job " + alert.job();
    }

    private static ReportVerdict findings(Report report, List<Finding> alerts) {
        long critical = count(alerts, Severity.CRITICAL);
        long warnings = count(alerts, Severity.WARNING);
        String counts = Stream.of(
                        critical == 0 ? "" : Numbers.count(critical, "critical finding", "critical findings"),
                        warnings == 0 ? "" : Numbers.count(warnings, "warning", "warnings"))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
        Finding worst = alerts.get(0);
        // What is the case where no rate says it stands beside what to do.
        String evidence = worst.hasRate()
                ? ": " + Numbers.share(worst.rate()) + " (" + Numbers.count(worst.x()) + " of "
                        + Numbers.count(worst.n()) + (worst.metric() == Metric.REPLY ? " attempts" : "") + ")"
                        + Words.limit(worst)
                : "";
        KnownIncident first = Lead.worst(report);
        return new ReportVerdict(
                critical > 0 ? Level.CRITICAL : Level.WARNING,
                first == null ? TroubleSentence.of(worst) : Lead.sentence(first, new SectionFacts(report, List.of())),
                counts + ". " + worst.title() + " " + worst.days() + evidence + ".");
    }

    private static long count(List<Finding> alerts, Severity severity) {
        return alerts.stream().filter(a -> a.severity() == severity).count();
    }
}
