package acct.doctor;

import acct.ask.Fact;
import acct.ask.SenderDay;
import acct.ask.StoredInventory;
import acct.judge.DayFacts;
import acct.judge.Rule;
import acct.model.Finding;
import acct.model.Period;
import java.time.LocalDate;
import java.util.List;

/** The rule {@code no-data} on a stored day: senders that are silent. A day that may still be going on is not judged. */
public final class SilenceRule implements Rule {
    /** The days of servers that may be silent, at least. */
    static final Fact<List<SenderDay>> SERVERS = Fact.of(
            "silent-servers",
            (questions, day) -> new StoredInventory(questions).silentServers(weekTo(day), NoData.ENOUGH_ATTEMPTS));

    /** The same of source IPs. */
    static final Fact<List<SenderDay>> ADDRESSES = Fact.of(
            "silent-addresses",
            (questions, day) -> new StoredInventory(questions).silentAddresses(weekTo(day), NoData.ENOUGH_ATTEMPTS));

    private static Period weekTo(LocalDate day) {
        return new Period(day.minusDays(NoData.DAYS_BEFORE), day);
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        return facts.of(DayFacts.IS_OVER)
                ? NoData.silentSenders(facts.day(), facts.of(DayFacts.NOW), facts.of(SERVERS), facts.of(ADDRESSES))
                : List.of();
    }
}
