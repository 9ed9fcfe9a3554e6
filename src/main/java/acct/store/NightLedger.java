package acct.store;

import acct.model.DayState;
import acct.model.OwedMail;
import acct.model.ToldDay;
import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes of which days {@code nightly} has told. Each note is one transaction, for all days of a night. */
public final class NightLedger {
    private final Store store;

    /** The notes in one store. */
    public NightLedger(Store store) {
        this.store = store;
    }

    /** Notes that these days were judged and their reports lie in their folders. */
    public void reported(List<ToldDay> days, OwedMail mail, Instant at) throws SQLException {
        Transaction.of(store, () -> {
            for (ToldDay told : days) {
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
                values.put("mail", mail.label());
                run("staging/insert_night", values);
            }
            return days;
        });
    }

    /** Notes that a mail told of these days. */
    public void mailed(List<ToldDay> days, Instant at) throws SQLException {
        Transaction.of(store, () -> {
            for (ToldDay told : days) {
                run(
                        "staging/mark_night_mailed",
                        Map.of("day", told.state().day().toString(), "at", at.toString()));
            }
            return days;
        });
    }

    private void run(String name, Map<String, ? extends @Nullable Object> values) throws SQLException {
        try (PreparedStatement statement = Statements.prepare(store.connection(), SqlFile.of(name), values)) {
            statement.execute();
        }
    }
}
