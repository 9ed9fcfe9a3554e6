package acct.cli;

import acct.model.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a question that answers with its own statement: hears every one that is asked. */
final class HeardOptions extends AskedOptions {
    /** How the statement begins that counts. */
    private static final String COUNTS = "-- label: Counts by any dimensions";

    private @Nullable String last;

    HeardOptions(Surroundings around) {
        super(around);
    }

    @Override
    void asked(String sql) {
        if (sql.startsWith(COUNTS)) {
            last = sql;
        }
        super.asked(sql);
    }

    /** The last statement that counted; empty if none did. */
    Optional<String> counted() {
        return Optional.ofNullable(last);
    }
}
