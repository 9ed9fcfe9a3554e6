package acct.judge;

import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Severity;
import java.util.List;

/**
 * The rule {@code no-deferrals}: deferrals were logged every day of the week before and none is on this one. So few do not
 * happen by chance; a calm answer about deferrals would rest on nothing.
 */
public final class DeferralsMissingRule implements Rule {
    static final String NAME = "no-deferrals";
    private static final int ENOUGH_DAYS = 5;
    private static final int ENOUGH_A_DAY = 10;
    private static final double SO_MUCH_MAIL = 0.2;

    @Override
    public List<Finding> findings(DayFacts facts) {
        List<LoggedDay> days = facts.of(JudgedFacts.LOGGED_DAYS);
        LoggedDay today = days.stream()
                .filter(day -> day.day().equals(facts.day()))
                .findFirst()
                .orElse(null);
        List<LoggedDay> week = days.stream()
                .filter(day -> day.day().isBefore(facts.day())
                        && !day.day().isBefore(facts.day().minusDays(LookBack.WEEK))
                        && day.delivered() > 0)
                .toList();
        boolean isUsual = week.size() >= ENOUGH_DAYS && week.stream().allMatch(day -> day.deferred() >= ENOUGH_A_DAY);
        double usualMail =
                week.stream().mapToLong(LoggedDay::delivered).average().orElse(0);
        if (today == null
                || !isUsual
                || today.deferred() > 0
                || today.delivered() < SO_MUCH_MAIL * usualMail
                || !facts.of(DayFacts.IS_OVER)) {
            return List.of();
        }
        return List.of(Finding.of(
                        NAME,
                        Severity.WARNING,
                        "No deferral is logged on this day, although each of the " + week.size()
                                + " days before has some; mail that waits cannot be judged.",
                        "See whether record types were left out of acct-file in PowerMTA's configuration, or a file of"
                                + " the day is missing.")
                .of(FindingKind.DATA)
                .on(facts.day()));
    }
}
