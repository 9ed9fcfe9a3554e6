package acct.cli;

import acct.model.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a question that answers with its own statement: hears every one that is asked. */
final class HeardOptions extends StoreOptions {
    /** How the statement begins that counts. */
    private static final String COUNTS = "-- label: Counts by any dimensions";

    @Option(names = "--show-sql", description = "Print each statement to standard error before it runs.")
    private boolean showSql;

    private @Nullable String last;

    HeardOptions(Surroundings around) {
        super(around);
    }

    @Override
    void asked(String sql) {
        if (sql.startsWith(COUNTS)) {
            last = sql;
        }
        if (showSql) {
            around().err().println(sql);
        }
    }

    /** The last statement that counted; empty if none did. */
    Optional<String> counted() {
        return Optional.ofNullable(last);
    }
}
