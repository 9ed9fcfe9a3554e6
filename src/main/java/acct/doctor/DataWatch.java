package acct.doctor;

import acct.ask.HourTraffic;
import acct.ask.Questions;
import acct.ask.StoredInventory;
import acct.config.Config;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Period;
import acct.model.Severity;
import acct.model.Surroundings;
import java.time.Instant;
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

    /** Whether hours of a day that is over have no rows, though they had some in each of the weeks before. */
    public boolean lacksHours(Questions questions, LocalDate day) {
        return !silentHours(questions, Period.of(day), Instant.MAX).isEmpty();
    }

    /** Hours that are silent on the days of a period, and servers that sent no more. */
    public List<Finding> missingRows(Questions questions, Period period) {
        return Rhythm.of(traffic(questions, period), period, around.clock().instant()).stream()
                .filter(finding -> finding.kind() == FindingKind.MISSING_ROWS)
                .toList();
    }

    /** What is to be said of such hours beside a verdict: calm of that time was not measured. */
    public Optional<String> remarkOfSilentHours(Questions questions, Period period) {
        List<Finding> silent = silentHours(questions, period, around.clock().instant());
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        Finding latest = silent.get(silent.size() - 1);
        String others = silent.size() == 1 ? "" : " `acct doctor` names " + (silent.size() - 1) + " more such gaps.";
        return Optional.of(latest.since() + ": " + latest.message()
                + " Calm of that time was not measured and ends no trouble." + others + " " + latest.advice());
    }

    private static List<Finding> silentHours(Questions questions, Period period, Instant now) {
        return Rhythm.silentHours(traffic(questions, period), period, now);
    }

    private static List<HourTraffic> traffic(Questions questions, Period period) {
        LocalDate since = period.since();
        Period withWeeks = new Period(since == null ? null : since.minusWeeks(Rhythm.LOOK_BACK_WEEKS), period.until());
        return new StoredInventory(questions)
                .hours(withWeeks, Rhythm.MOST_SERVERS)
                .traffic();
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
