package acct.store;

import acct.model.DayState;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.NightTold;
import acct.model.ToldDay;
import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes of which days {@code nightly} has told, and the messages that tell of them. Each note is one transaction. */
public final class NightLedger {
    private final Store store;

    /** The notes in one store. */
    public NightLedger(Store store) {
        this.store = store;
    }

    /** Notes what a night has told, and puts its messages into the outbox. */
    public void told(NightTold told, Instant at) throws SQLException {
        Transaction.of(store, () -> {
            for (ToldDay day : told.reported()) {
                report(day, at);
            }
            for (ToldDay day : told.mailed()) {
                run("staging/note_night_mailed", Map.of("day", day.state().day().toString(), "at", at));
            }
            for (Letter letter : told.letters()) {
                queue(letter, at);
            }
            new IncidentLedger(store).note(told.notices(), at);
            return told;
        });
    }

    private void report(ToldDay told, Instant at) throws SQLException {
        DayState state = told.state();
        String day = state.day().toString();
        run("staging/delete_night", Map.of("day", day));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", day);
        values.put("loads", state.loads());
        values.put("stored", state.stored());
        values.put("last_load", state.lastLoad());
        values.put("worst", told.worst() == null ? null : told.worst().label());
        values.put("page", told.page());
        values.put("at", at.toString());
        run("staging/insert_night", values);
    }

    private void queue(Letter letter, Instant at) throws SQLException {
        run(
                "staging/insert_letter",
                Map.of(
                        "letter_id",
                        letter.id(),
                        "channel",
                        letter.channel().label(),
                        "recipient",
                        letter.recipient(),
                        "day",
                        letter.day().toString(),
                        "subject",
                        letter.subject(),
                        "body",
                        letter.body(),
                        "at",
                        at));
    }

    /** Notes what became of a message. */
    public void tried(Letter letter, LetterFate fate, Instant at) throws SQLException {
        Transaction.of(store, () -> {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("letter_id", letter.id());
            values.put("state", fate.state().label());
            values.put("reply", fate.said().isEmpty() ? null : fate.said());
            values.put("at", at);
            run("staging/note_letter", values);
            return fate;
        });
    }

    /**
     * Gives up what waited too long, and forgets what was done with long ago.
     *
     * @param givenUp what was queued before is not tried again
     * @param forgotten what was queued before is forgotten
     */
    public void cleared(Instant givenUp, Instant forgotten) throws SQLException {
        Transaction.of(store, () -> {
            run("staging/give_up_letters", Map.of("before", givenUp));
            run("staging/forget_letters", Map.of("before", forgotten));
            return store;
        });
    }

    private void run(String name, Map<String, ? extends @Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = Statements.prepare(store.connection(), SqlFile.of(name), values)) {
            statement.execute();
        }
    }
}
