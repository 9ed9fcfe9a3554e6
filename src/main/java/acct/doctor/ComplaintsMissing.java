package acct.doctor;

import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.ask.Questions;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Severity;
import java.time.LocalDate;

/** Days without a complaint after days with some: none came in, which is no sign that nobody logs them. */
final class ComplaintsMissing {
    /** A page looks back as far. */
    private static final int DAYS_BEFORE = 28;

    private ComplaintsMissing() {}

    /** What is to be said in the place of a finding: of one that complaints are not logged, if that is not so. */
    static Finding instead(Finding finding, Questions questions, Period period) {
        LocalDate since = period.since();
        if (since == null || !finding.rule().equals(BlindSpots.COMPLAINTS_NOT_LOGGED)) {
            return finding;
        }
        LocalDate first = since.minusDays(DAYS_BEFORE);
        return JudgedFacts.LOGGED_DAYS.ask(questions, since).stream()
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
