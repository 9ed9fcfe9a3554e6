package acct.report;

import acct.alert.Alerts;
import acct.ask.Asking;
import acct.doctor.DataWatch;
import acct.incident.KnownIncident;
import acct.judge.Coverage;
import acct.judge.Past;
import acct.model.Finding;
import acct.model.Period;
import acct.model.UserException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is thought about the stored days: findings, alerts, and reports of both. */
public final class Judgements {
    private final Asking asking;
    private final DataWatch watch;
    private final Alerts alerts;
    private final Reporting reporting;

    public Judgements(Asking asking, DataWatch watch, Alerts alerts, Reporting reporting) {
        this.asking = asking;
        this.watch = watch;
        this.alerts = alerts;
        this.reporting = reporting;
    }

    /** Whether there was anything for the rules to look at. */
    public enum Looked {
        AT_ROWS,
        AT_NOTHING
    }

    /**
     * What the rules find.
     *
     * @param looked at what
     * @param incidents those that are open on the last day, the worst first
     * @param coverage how much of the mail could be judged
     * @param past how much of the days before the last day is stored
     * @param days on how many days that have rows
     * @param remarks what is not stored, or no longer, of what they look into
     */
    public record Judged(
            List<Finding> alerts,
            Looked looked,
            List<KnownIncident> incidents,
            Coverage coverage,
            Past past,
            long days,
            List<String> remarks) {}

    /** What the rules find on the days of a period, the latest day first. */
    public Judged alerts(Period period, Against against) {
        return asking.ask(questions -> {
            TroubleNews news = TroubleNews.of(alerts, questions, period, against);
            List<LocalDate> days = questions.storedDays(period);
            List<Finding> found = new ArrayList<>(news.findings());
            if (!days.isEmpty()) {
                LocalDate last = days.get(days.size() - 1);
                found.addAll(ReportVerdict.missing(watch.missingRows(questions, Period.of(last)), last));
            }
            found.sort(Comparator.comparing(Finding::day).reversed());
            Optional<String> nothing = questions.logged(period).neverStored();
            return new Judged(
                    found,
                    nothing.isPresent() ? Looked.AT_NOTHING : Looked.AT_ROWS,
                    news.incidents(),
                    news.coverage(),
                    news.past(),
                    days.size(),
                    Stream.of(
                                    nothing.stream(),
                                    watch.notOver(questions, period).stream()
                                            .map(day -> day.message() + " " + day.advice()),
                                    watch.remarkOfSilentHours(questions, period).stream(),
                                    questions.gone("alert/job_cells", period).stream(),
                                    news.remarks().stream())
                            .flatMap(remark -> remark)
                            .toList());
        });
    }

    /** What the stored files of a period cannot support, and the holes in them; warnings first. */
    public List<Finding> findings(Period period) {
        return asking.ask(questions -> reporting.findings(questions, period, Against.CLOCK));
    }

    /** Refuses a period of which no row is stored, unless others are before and after; what was pruned is told elsewhere. */
    public void mustHaveRows(Period period) {
        boolean isEmpty = asking.ask(questions -> questions.storedDays(period).isEmpty()
                && watch.missingDays(questions, period).isEmpty()
                && !questions.logged(period).isGone());
        if (isEmpty) {
            throw UserException.failed(period.label() + ": no row is stored of it, so no report was written;"
                    + " `acct status` shows which days are");
        }
    }

    /** The latest stored day that can be. */
    public Optional<LocalDate> latestDay() {
        return asking.ask(questions -> Optional.ofNullable(questions.latestDay()));
    }

    /** Everything that a report of a period says, beside other days; null compares several days with as many before them. */
    public Report report(Period period, @Nullable Period with, Against against) {
        return asking.ask(questions -> reporting.report(questions, period, with, against));
    }
}
