package acct.doctor;

import acct.ask.LoggedDay;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Days without a complaint after days with some: none came in, which is no sign that nobody logs them. */
final class ComplaintsMissing {
    /** A page looks back as far. */
    private static final int DAYS_BEFORE = 28;

    private ComplaintsMissing() {}

    /**
     * What is to be said in the place of a finding: of one that complaints are not logged, if that is not so.
     *
     * @param logged what the days before a day log
     */
    static Finding instead(Finding finding, Period period, Function<LocalDate, List<LoggedDay>> logged) {
        LocalDate since = period.since();
        if (since == null || !finding.rule().equals(BlindSpots.COMPLAINTS_NOT_LOGGED)) {
            return finding;
        }
        LocalDate first = since.minusDays(DAYS_BEFORE);
        return logged.apply(since).stream()
                .filter(day -> day.complaints() > 0)
                .map(LoggedDay::day)
                .filter(day -> day.isBefore(since) && !day.isBefore(first))
                .max(LocalDate::compareTo)
                .map(last -> Finding.ofFiles(
                        "complaints-missing",
                        Severity.INFO,
                        finding.thing(),
                        finding.firstDay(),
                        finding.lastDay(),
                        "No complaint came in on these days (no `f` row of them is stored); the last one before came on "
                                + last + ".",
                        "If complaints came every day: see whether mail to the address of the feedback loops still"
                                + " reaches PowerMTA."))
                .orElse(finding);
    }
}
