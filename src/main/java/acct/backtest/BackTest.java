package acct.backtest;

import acct.alert.Alerts;
import acct.ask.Asking;
import acct.incident.Incidents;
import acct.judge.DayFacts;
import acct.judge.Judge;
import acct.judge.JudgedDay;
import acct.judge.Limits;
import acct.model.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has the stored days judged anew, in their order, as if each was the latest. Nothing is written, and the store is opened
 * for one night at a time, so that a load need not wait for the end of it.
 */
public final class BackTest {
    private final Asking asking;
    private final Alerts alerts;
    private final Map<String, Limits> limits;

    /**
     * Over a store.
     *
     * @param limits as they are configured, by the rule's name
     */
    public BackTest(Asking asking, Alerts alerts, Map<String, Limits> limits) {
        this.asking = asking;
        this.alerts = alerts;
        this.limits = Map.copyOf(limits);
    }

    /**
     * What is asked.
     *
     * @param period of which nights
     * @param other other limits, complete, to be held beside those that are configured; null for none
     * @param past incidents that people know of; null if they named none
     */
    public record Asked(
            Period period,
            @Nullable Map<String, Limits> other,
            @Nullable List<PastIncident> past) {}

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** The so-manieth night of so many begins. */
        void night(int number, int of, LocalDate day);
    }

    /**
     * What came of it.
     *
     * @param since the first night; null if there was none
     * @param until the last night; null if there was none
     * @param now by the configured limits
     * @param set by the other limits; null if there were none
     * @param suggested a limit for each rule about a level
     * @param remarks what must be said beside it
     */
    public record Result(
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            Outcome now,
            @Nullable Outcome set,
            List<Suggestion> suggested,
            List<String> remarks) {
        public Result {
            suggested = List.copyOf(suggested);
            remarks = List.copyOf(remarks);
        }
    }

    /** Replays the nights. */
    public Result run(Asked asked, Progress progress) {
        Judge other = asked.other() == null ? null : alerts.by(asked.other());
        List<LocalDate> days = asking.ask(questions -> questions.storedDays(asked.period()));
        LimitSearch search = new LimitSearch(limits, days.size(), asked.past());
        List<JudgedDay> now = new ArrayList<>();
        List<JudgedDay> set = new ArrayList<>();
        Judge usual = alerts.by(limits);
        for (LocalDate day : days) {
            progress.night(now.size() + 1, days.size(), day);
            now.add(asking.ask(questions -> {
                DayFacts facts = alerts.facts(questions, day);
                Optional.ofNullable(other).ifPresent(judge -> set.add(judge.judge(facts)));
                search.take(facts);
                return usual.judge(facts);
            }));
        }
        Outcome outcome = outcome(now, asked);
        return new Result(
                days.isEmpty() ? null : days.get(0),
                days.isEmpty() ? null : days.get(days.size() - 1),
                outcome,
                other == null ? null : outcome(set, asked),
                search.suggestions(),
                remarks(asked, days, outcome));
    }

    private Outcome outcome(List<JudgedDay> days, Asked asked) {
        return Outcome.of(days, asking.ask(questions -> Incidents.replayed(questions, days)), asked.past());
    }

    private List<String> remarks(Asked asked, List<LocalDate> days, Outcome outcome) {
        List<String> remarks = new ArrayList<>();
        if (days.isEmpty()) {
            remarks.add(asked.period().label() + ": no row is stored of it, so there was no night to replay");
            return remarks;
        }
        long missing = ChronoUnit.DAYS.between(days.get(0), days.get(days.size() - 1)) + 1 - days.size();
        if (missing > 0) {
            remarks.add("no row is stored of " + missing + (missing == 1 ? " day" : " days")
                    + " in between; nothing was replayed of them");
        }
        long elsewhere = Objects.requireNonNullElse(outcome.known(), List.<Outcome.Recognition>of()).stream()
                .filter(one -> one.found() == null)
                .count();
        if (elsewhere > 0) {
            remarks.add(
                    elsewhere + " of the known incidents went on on none of these nights; neither found nor missed");
        }
        asking.ask(questions -> questions.gone("alert/job_cells", asked.period()))
                .ifPresent(remarks::add);
        remarks.add("the suggested limits rest on " + days.size() + (days.size() == 1 ? " night" : " nights")
                + (asked.past() == null
                        ? " and take every alert for a false one; name the true ones with --incidents"
                        : " and on the incidents named"));
        return remarks;
    }
}
