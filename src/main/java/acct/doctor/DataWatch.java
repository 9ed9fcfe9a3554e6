package acct.doctor;

import acct.ask.Questions;
import acct.ask.StoredInventory;
import acct.config.Config;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Period;
import acct.model.Severity;
import acct.model.Surroundings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule {@code no-data} over a store: which rows should be there and are not. */
public final class DataWatch {
    private final Surroundings around;
    private final Config config;

    public DataWatch(Surroundings around, Config config) {
        this.around = around;
        this.config = config;
    }

    private LocalDate today() {
        return LocalDate.now(around.clock().withZone(config.timeZone()));
    }

    /** Days of a period without rows, between stored ones. */
    public List<MissingDays> missingDays(Questions questions, Period period) {
        return MissingDays.of(questions.storedDays(Period.ALL), period);
    }

    /** Whether a day is over where the servers are. */
    public boolean isOver(LocalDate day) {
        return day.isBefore(today());
    }

    /** That the latest day of a period is still going on, so that little of it is no sign of anything. */
    public Optional<Finding> notOver(Questions questions, Period period) {
        LocalDate latest = questions.latestDay();
        if (latest == null || isOver(latest) || !period.holds(latest)) {
            return Optional.empty();
        }
        List<LocalDate> days = questions.storedDays(Period.ALL);
        String before = days.size() < 2
                ? ""
                : "; `acct alerts --day " + days.get(days.size() - 2) + "` tells of the day before";
        return Optional.of(Finding.ofFiles(
                        "day-not-over",
                        Severity.INFO,
                        null,
                        latest,
                        latest,
                        latest + " is not over: more of its rows are to come, and calm until now ends no trouble.",
                        "Nothing to do" + before + ".")
                .of(FindingKind.NOT_OVER));
    }

    /** The day that is overdue at the present time; null if none is. */
    @Nullable
    public LocalDate overdue(Questions questions) {
        StoredInventory.End end = new StoredInventory(questions).end();
        // Rows without times say nothing about days.
        return end.hasDays()
                ? NoData.overdue(around.clock().instant(), today(), end.loadedAt(), end.latestDay())
                : null;
    }

    /** The day that a night tells of which is the first and brought no row: yesterday; null if rows were ever stored. */
    public @Nullable LocalDate neverStored(Questions questions) {
        return new StoredInventory(questions).end().loadedAt() == null ? today().minusDays(1) : null;
    }

    /** The finding about the overdue day, if it lies in a period; else nothing. */
    public List<Finding> overdueAlerts(Questions questions, Period period) {
        LocalDate day = overdue(questions);
        return day == null || !period.holds(day)
                ? List.of()
                : List.of(NoData.overdueAlert(
                        day, new StoredInventory(questions).end().latestDay()));
    }
}
