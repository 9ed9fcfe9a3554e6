package acct.report;

import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.judge.Coverage;
import acct.model.Course;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Severity;
import acct.model.ToldDay;
import acct.print.LogText;
import acct.print.Numbers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a mail, by which it is opened or not: {@code NEW: Microsoft blocks 192.0.2.20, 39.0 % since 06:07}, {@code Day
 * 6: …}, {@code CLOSED: …}, {@code OK: nothing worse than usual}, {@code UNKNOWN: no data since Thursday}.
 */
public final class MailSubject {
    private static final int NAME_LENGTH = 48;
    private static final int LENGTH = 150;
    private static final int MOST_DAYS = 3;

    private static final Comparator<Finding> LOUDEST_FIRST = Comparator.comparing(MailSubject::isKnown)
            .thenComparing(Finding::severity, Comparator.reverseOrder())
            .thenComparing(finding -> !isNews(finding));

    private MailSubject() {}

    /**
     * The subject without what every subject begins with.
     *
     * @param others days that the mail tells of beside the report's own
     */
    public static String of(Report report, List<ToldDay> others) {
        return LogText.cut(of(report), LENGTH) + days(report, others);
    }

    private static String of(Report report) {
        ReportVerdict verdict = ReportVerdict.of(report);
        List<Finding> urgent = report.unmuted();
        if (urgent.isEmpty()
                && !report.urgent().isEmpty()
                && !verdict.headline().equals(ReportVerdict.MISSING)) {
            String closed = closed(report.notices());
            return closed.isEmpty() ? "MUTED: " + loudest(report, report.urgent()) : closed;
        }
        if (urgent.isEmpty()) {
            return switch (verdict.level()) {
                case NO_DATA ->
                    "UNKNOWN: no data" + TroubleSentence.since(report.period().until());
                case TOO_FEW ->
                    verdict.isCalm()
                            ? calm(report) + unjudged(report.coverage())
                            : "UNKNOWN: " + lowered(verdict.headline());
                case FINE -> calm(report);
                case WARNING, CRITICAL ->
                    (verdict.headline().equals(ReportVerdict.MISSING) ? "UNKNOWN: " : "NEW: ")
                            + lowered(verdict.headline());
            };
        }
        return tag(urgent.stream().min(LOUDEST_FIRST).orElseThrow()) + ": " + loudest(report, urgent);
    }

    private static String loudest(Report report, List<Finding> findings) {
        Finding loudest = told(report, findings.stream().min(LOUDEST_FIRST).orElseThrow());
        int more = troubles(findings) - 1;
        return what(loudest) + evidence(loudest, report) + (more > 0 ? ", and " + Numbers.count(more) + " more" : "");
    }

    /** What is one job's doing is told of the job, as the page does, and not of all that it was seen at. */
    private static Finding told(Report report, Finding finding) {
        Course course = finding.course();
        return report.incidents().stream()
                .filter(known -> course != null && known.id().equals(course.incident()))
                .map(KnownIncident::incident)
                .flatMap(incident -> incident.trouble().ofItsJob().stream()
                        .map(own -> finding.about(incident.subject()).with(own)))
                .findFirst()
                .orElse(finding);
    }

    /** Nobody shall take for good what was not looked at. */
    private static String unjudged(Coverage coverage) {
        return ", " + Numbers.percent(coverage.recipientsTooFew() / (double) coverage.recipients()) + " not judged";
    }

    /** A trouble of several findings is one. */
    private static int troubles(List<Finding> findings) {
        Set<Object> troubles = new HashSet<>();
        findings.forEach(finding -> troubles.add(
                finding.course() == null ? finding : finding.course().incident()));
        return troubles.size();
    }

    private static String calm(Report report) {
        String closed = closed(report.notices());
        if (!closed.isEmpty()) {
            return closed;
        }
        long open = report.incidents().size();
        return "OK: nothing worse than usual"
                + (report.past().isTooShort() ? ReportVerdict.BY_LIMITS : "")
                + (open == 0 ? "" : "; " + Numbers.count(open, "incident is", "incidents are") + " still open");
    }

    /** What is over; empty if nothing is. */
    private static String closed(List<Notice> notices) {
        List<Notice> closed =
                notices.stream().filter(notice -> notice.kind().isEnd()).toList();
        if (closed.isEmpty()) {
            return "";
        }
        String more = closed.size() == 1 ? "" : ", and " + Numbers.count(closed.size() - 1) + " more";
        return "CLOSED: " + closed(closed.get(0).of()) + more;
    }

    private static String closed(KnownIncident known) {
        List<Finding> findings = known.incident().trouble().findings();
        int days = known.incident().days().size();
        String what = findings.isEmpty() ? IncidentWords.title(known.incident()) : what(findings.get(0));
        return what + " (" + Numbers.count(days, "day", "days") + ")";
    }

    private static boolean isKnown(Finding finding) {
        Course course = finding.course();
        return course != null && course.state() == Course.State.ACKNOWLEDGED;
    }

    private static boolean isNews(Finding finding) {
        Course course = finding.course();
        return course == null
                || switch (course.state()) {
                    case NEW, WORSE, REOPENED -> true;
                    case ONGOING, ACKNOWLEDGED, MUTED, CLOSED -> false;
                };
    }

    private static String tag(Finding finding) {
        if (finding.kind() == FindingKind.UNJUDGED || isOfData(finding)) {
            return "UNKNOWN";
        }
        Course course = finding.course();
        if (course == null) {
            return "NEW";
        }
        return switch (course.state()) {
            case NEW -> "NEW";
            case REOPENED -> "AGAIN";
            case WORSE -> "WORSE";
            case CLOSED -> "CLOSED";
            case ONGOING, ACKNOWLEDGED, MUTED -> "Day " + course.days();
        };
    }

    private static boolean isOfData(Finding finding) {
        return finding.kind() == FindingKind.DATA || finding.kind() == FindingKind.MISSING_ROWS;
    }

    private static String what(Finding finding) {
        String isp = isp(finding.isp());
        String who = who(finding);
        boolean isMany = finding.isp() == null;
        return switch (finding.metric()) {
            case BLOCK -> isp + (isMany ? " block " : " blocks ") + who;
            case HARD -> "dead addresses at " + isp + ", mailed by " + who;
            case DEFERRAL -> isp + (isMany ? " defer " : " defers ") + who;
            case COMPLAINT -> "complaints at " + isp + " about " + who;
            case REPLY -> "what " + isp + (isMany ? " say to " : " says to ") + who + " (" + finding.rule() + ")";
            case CONNECTION -> "no connection to " + isp + " from " + who;
            case AUTHENTICATION -> isp + (isMany ? " refuse" : " refuses") + " the authentication of " + who;
            case LATENCY -> "slow delivery to " + isp + " from " + who;
            case VOLUME -> "far more or less mail than usual to " + isp + " from " + who;
            case WARMING -> "warming of " + who + " at " + isp;
            case CONFIG ->
                finding.kind() == FindingKind.WRONG_ROAD
                        ? lowered(TroubleSentence.wrongRoad(finding))
                        : "PowerMTA’s configuration: " + finding.rule() + ", " + who;
            case DATA -> TroubleSentence.missing(finding);
        };
    }

    private static String evidence(Finding finding, Report report) {
        if (isOfData(finding)) {
            return TroubleSentence.since(finding.firstDay());
        }
        if (!finding.hasRate()) {
            return "";
        }
        Course course = finding.course();
        String hour = course == null || !isNews(finding) ? null : course.firstHour();
        long days = TroubleSentence.counted(finding);
        if (days > 1) {
            return ", " + Numbers.share(finding.rate()) + " in " + Numbers.count(days) + " days";
        }
        return ", " + Numbers.share(finding.rate())
                + (course != null && hour != null && hour.startsWith(String.valueOf(finding.lastDay()))
                        ? " since " + begin(hour.substring(11, 13), course.incident(), report)
                        : "");
    }

    /** To the minute, as the first sentence of the page has it; to the hour if it has none. */
    private static String begin(String hour, String incident, Report report) {
        return report.incidents().stream()
                .filter(known -> known.id().equals(incident))
                .map(known -> TroubleSentence.begin(
                        known.incident(),
                        report.period(),
                        IncidentEntries.first(known, new SectionFacts(report, List.of()))))
                .filter(begin -> begin.startsWith(hour + ":"))
                .findFirst()
                .orElse(hour + ":00");
    }

    private static String days(Report report, List<ToldDay> others) {
        boolean isOneDay =
                Objects.equals(report.period().since(), report.period().until());
        if (others.isEmpty()) {
            return isOneDay ? "" : " (" + report.period().label() + ")";
        }
        String also = others.size() > MOST_DAYS
                ? Numbers.count(others.size()) + " other days"
                : others.stream().map(MailSubject::other).collect(Collectors.joining(", "));
        return " (" + report.period().label() + "; also " + also + ")";
    }

    private static String other(ToldDay day) {
        Severity worst = day.worst();
        return day.state().day() + (worst == null || worst == Severity.INFO ? "" : " " + worst.label());
    }

    private static String isp(@Nullable String name) {
        if (name == null) {
            return "several ISPs";
        }
        String cut = name(name);
        return cut.isEmpty() ? "an ISP" : cut.substring(0, 1).toUpperCase(Locale.ROOT) + cut.substring(1);
    }

    private static String who(Finding finding) {
        if (finding.sourceIp() != null) {
            return name(finding.sourceIp());
        }
        if (finding.vmta() != null) {
            return "vMTA " + name(finding.vmta());
        }
        if (finding.pool() != null) {
            return "pool " + name(finding.pool());
        }
        return finding.job() == null ? "all mail" : "job " + name(finding.job());
    }

    private static String name(String text) {
        return LogText.cutMiddle(text, NAME_LENGTH);
    }

    private static String lowered(String headline) {
        return headline.substring(0, 1).toLowerCase(Locale.ROOT) + headline.substring(1);
    }
}
