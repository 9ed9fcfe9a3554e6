package acct.cli;

import acct.incident.IncidentWords;
import acct.incident.KnownIncident;
import acct.judge.Cause;
import acct.judge.Diagnosis;
import acct.judge.Trouble.JobPart;
import acct.model.Course;
import acct.model.Finding;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.print.Numbers;
import acct.print.WrappedText;
import acct.report.Judgements;
import acct.report.ReportVerdict;
import acct.report.Words;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the rules find, on a screen, as a mail tells it: the worst first, and once more in the last line, where it cannot
 * scroll away.
 */
final class AlertsScreen {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::day)
            .reversed()
            .thenComparing(Comparator.comparing(Finding::severity).reversed());

    private static final int INDENT = 2;

    private final Judgements.Judged judged;
    private final WrappedText wrapped;
    private final PrintWriter out;
    /** Incidents and replies that were told of; what several rules saw is said once. */
    private final Set<String> told = new HashSet<>();

    private AlertsScreen(Judgements.Judged judged, WrappedText wrapped, PrintWriter out) {
        this.judged = judged;
        this.wrapped = wrapped;
        this.out = out;
    }

    /**
     * How much of it is shown.
     *
     * @param most so many findings; 0 for all
     * @param infos whether those are among them that nobody needs to look at soon
     */
    record Extent(int most, Infos infos) {}

    /** What becomes of findings that nobody needs to look at soon. */
    enum Infos {
        SHOWN,
        COUNTED
    }

    /**
     * Prints it.
     *
     * @param when the days looked at, as people write them
     */
    static void print(Judgements.Judged judged, String when, Extent extent, WrappedText wrapped, PrintWriter out) {
        AlertsScreen screen = new AlertsScreen(judged, wrapped, out);
        List<Finding> all = judged.alerts().stream().sorted(ORDER).toList();
        List<Finding> wanted = extent.infos() == Infos.SHOWN
                ? all
                : all.stream().filter(Finding::isUrgent).toList();
        List<Finding> shown = extent.most() == 0 ? wanted : Words.first(wanted, extent.most());
        shown.forEach(screen::alert);
        screen.end(judged.looked(), when, all, wanted.size() - shown.size(), extent.infos());
        out.flush();
    }

    private void line(String text, int indent) {
        wrapped.lines(text, indent, INDENT).forEach(line -> out.print(line + "\n"));
    }

    private void alert(Finding alert) {
        line(Words.severity(alert.severity()) + ": " + where(alert), 0);
        line(alert.rule() + " " + alert.days() + (alert.hasRate() ? ": " + rate(alert) : ""), INDENT);
        String subject = subject(alert);
        if (!subject.isEmpty()) {
            line(subject, INDENT);
        }
        if (alert.course() != null) {
            course(alert.course());
            incident(alert).filter(known -> told.add(known.id())).ifPresent(this::cause);
        }
        replies(alert.replies());
        if (!alert.whatToDo().isEmpty()) {
            line("What to do: " + alert.whatToDo(), INDENT);
        }
        out.print("\n");
    }

    private void replies(List<ReplyCount> replies) {
        List<ReplyCount> others =
                replies.stream().filter(reply -> told.add(reply.reply())).toList();
        for (ReplyCount reply : others) {
            line(Numbers.count(reply.count()) + " x " + Words.reply(reply.reply()), INDENT);
        }
        if (others.isEmpty() && !replies.isEmpty()) {
            line("because of the same " + (replies.size() == 1 ? "reply" : "replies") + " as above", INDENT);
        }
    }

    /** What was seen at all senders and is one job's doing is told of the job. */
    private String where(Finding alert) {
        boolean isOfAll = alert.sourceIp() == null && alert.vmta() == null && alert.pool() == null;
        return ReportVerdict.where(incident(alert)
                .map(known -> known.incident().subject().job())
                .filter(job -> isOfAll)
                .map(job -> alert.about(alert.subject().withJob(job)))
                .orElse(alert));
    }

    private Optional<KnownIncident> incident(Finding alert) {
        Course course = alert.course();
        return judged.incidents().stream()
                .filter(known -> course != null && known.id().equals(course.incident()))
                .findFirst();
    }

    private static String rate(Finding alert) {
        return Numbers.share(alert.rate()) + " (" + Numbers.count(alert.x()) + " of " + Numbers.count(alert.n())
                + "), the true rate lies within " + Numbers.interval(alert.low(), alert.high()) + Words.limit(alert);
    }

    private static String subject(Finding alert) {
        List<String> parts = new ArrayList<>();
        if (alert.vmta() != null) {
            parts.add("vMTA " + alert.vmta());
        }
        if (alert.pool() != null) {
            parts.add("pool " + alert.pool());
        }
        if (alert.job() != null) {
            parts.add("job " + alert.job());
        }
        return String.join(", ", parts);
    }

    /** Since when, and which trouble it is a part of. */
    private void course(Course course) {
        line(
                course.state().label() + ", since " + course.opened()
                        + (course.firstHour() == null ? "" : ", first bad hour " + course.firstHour())
                        + (course.days() == 1 ? "" : ", day " + course.days())
                        + "; incident " + course.incident(),
                INDENT);
    }

    private void cause(KnownIncident known) {
        Diagnosis diagnosis = known.incident().trouble().diagnosis();
        if (!diagnosis.equals(Diagnosis.NONE) && diagnosis.cause() != Cause.CANNOT_TELL) {
            line("Where from: " + IncidentWords.cause(diagnosis), INDENT);
        }
        List<JobPart> jobs = known.incident().trouble().jobs();
        if (!jobs.isEmpty()) {
            JobPart job = jobs.get(0);
            line(
                    (job.job() == null ? "Mail without a job" : "Job " + job.job()) + " has "
                            + Numbers.share(job.share()) + " of them",
                    INDENT);
        }
    }

    /** Where no bounce can be told, a count of pairs would be a 0 that was not measured. */
    private String judged() {
        return judged.coverage().cells() == 0
                ? "No pair of source IP and ISP could be judged by its bounces; `acct doctor` says what is not logged."
                : Words.judged(judged.coverage(), judged.days()) + Words.past(judged.past());
    }

    private void end(Judgements.Looked looked, String when, List<Finding> all, int cut, Infos infos) {
        if (all.isEmpty()) {
            line(
                    looked == Judgements.Looked.AT_ROWS
                            ? "No rule found anything: " + when + ". " + judged()
                            : "No row to judge is stored: " + when + ".",
                    0);
            return;
        }
        List<Finding> quiet = all.stream().filter(alert -> !alert.isUrgent()).toList();
        if (infos == Infos.COUNTED && !quiet.isEmpty()) {
            line(
                    "Info: " + Numbers.count(quiet.size(), "finding", "findings") + " (" + byRule(quiet)
                            + "); --limit 0 shows " + (quiet.size() == 1 ? "it" : "them"),
                    0);
        }
        if (cut > 0) {
            line(Numbers.count(cut) + " more; --limit 0 shows all", 0);
        }
        String worst = all.stream()
                .max(Comparator.comparing(Finding::severity).thenComparing(Finding::day))
                .filter(Finding::isUrgent)
                .map(alert -> "; the worst: " + where(first(all, alert)))
                .orElse("");
        line(
                when + ": " + Numbers.count(count(all, Severity.CRITICAL)) + " critical, "
                        + Numbers.count(count(all, Severity.WARNING), "warning", "warnings") + worst,
                0);
    }

    /** The first as bad as this one, as it was shown. */
    private static Finding first(List<Finding> all, Finding worst) {
        return all.stream()
                .filter(alert -> alert.severity() == worst.severity())
                .findFirst()
                .orElse(worst);
    }

    private static String byRule(List<Finding> findings) {
        Map<String, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(rule -> Numbers.count(rule.getValue()) + " " + rule.getKey())
                .collect(Collectors.joining(", "));
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(alert -> alert.severity() == severity).count();
    }
}
