package acct.night;

import acct.ask.Questions;
import acct.doctor.DataWatch;
import acct.load.OpenedStore;
import acct.model.DayState;
import acct.model.NightTold;
import acct.model.Surroundings;
import acct.model.ToldDay;
import acct.store.NightTurn;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which days were judged, reported and mailed. A day is due as long as its rows are not those that were told of, whoever
 * loaded them; it is noted only when its report lies in its folder, so a run that was killed is done again.
 */
public final class Nights {
    private final Surroundings around;
    private final OpenedStore store;
    private final DataWatch watch;

    public Nights(Surroundings around, OpenedStore store, DataWatch watch) {
        this.around = around;
        this.store = store;
        this.watch = watch;
    }

    /**
     * What a night has to tell.
     *
     * @param due the days whose rows nobody was told of, in order
     * @param overdue the day whose rows should have come by now, or yesterday if no row ever came; empty if none is
     * @param latest the latest stored day; empty if there is none
     * @param last the days that the last night told of which had any to tell
     */
    public record Agenda(
            List<DayState> due,
            Optional<ToldDays.Standing> overdue,
            Optional<ToldDays.Standing> latest,
            List<ToldDay> last) {
        private static final Agenda NOTHING = new Agenda(List.of(), Optional.empty(), Optional.empty(), List.of());

        public Agenda {
            due = List.copyOf(due);
            last = List.copyOf(last);
        }
    }

    /** Something to do while no other night tells of this store. */
    @FunctionalInterface
    public interface Telling<T> {
        /** Does it. */
        T tell();
    }

    /**
     * Waits until no other night is at it, so that two of them do not tell of the same days; what the other one told of is
     * no longer due then.
     */
    public <T> T alone(Telling<T> telling) {
        if (!Files.exists(store.file())) {
            return telling.tell();
        }
        NightTurn turn = NightTurn.take(store.file(), store.patience(), around.clock());
        try {
            return telling.tell();
        } finally {
            turn.close();
        }
    }

    /** What is to be told now; nothing if there is no store. */
    public Agenda agenda() {
        if (!Files.exists(store.file())) {
            return Agenda.NOTHING;
        }
        return store.ask(engine -> {
            Questions questions = new Questions(engine);
            ToldDays days = new ToldDays(questions);
            LocalDate never = watch.neverStored(questions);
            return new Agenda(
                    days.due(),
                    standing(days, never == null ? watch.overdue(questions) : never),
                    standing(days, questions.latestDay()),
                    days.lastNight());
        });
    }

    private static Optional<ToldDays.Standing> standing(ToldDays days, @Nullable LocalDate day) {
        return day == null ? Optional.empty() : Optional.of(days.of(day));
    }

    /** Notes what was told, and puts the messages that tell of it into the outbox. */
    public void told(NightTold told) {
        store.told(told);
    }

    /** A day as it is stored now, and whether mail that tells of it was finished. */
    public ToldDays.Standing standing(LocalDate day) {
        return store.ask(engine -> new ToldDays(new Questions(engine)).of(day));
    }
}
