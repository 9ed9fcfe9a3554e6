package acct.doctor;

import acct.ask.Logged;
import acct.model.Finding;
import acct.model.Period;
import java.time.LocalDate;
import java.util.function.Function;

/** Rows that a day may well be without: queue events and remote bounces. Where days before have some, they are logged. */
final class RareRows {
    static final String QUEUE_EVENTS = "queue-events-not-logged";
    static final String REMOTE_BOUNCES = "remote-bounces-not-logged";

    /** A page looks back as far. */
    private static final int DAYS_BEFORE = 28;

    private RareRows() {}

    /**
     * Whether a finding says of a type of rows that it is not logged, though it was in the four weeks before.
     *
     * @param logged what the files of a period log
     */
    static boolean areLoggedBefore(Finding finding, Period period, Function<Period, Logged> logged) {
        boolean isOfQueueEvents = finding.rule().equals(QUEUE_EVENTS);
        LocalDate since = period.since();
        if (since == null || !(isOfQueueEvents || finding.rule().equals(REMOTE_BOUNCES))) {
            return false;
        }
        Logged before = logged.apply(new Period(since.minusDays(DAYS_BEFORE), since.minusDays(1)));
        return (isOfQueueEvents ? before.tq() : before.rb()) > 0;
    }
}
