package acct.benchmark;

import acct.Rows;
import acct.benchmark.Contender.Output;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is fast with other rows is not fast: what contenders store is compared. */
final class SameRows {
    private @Nullable List<String> rows;
    private @Nullable List<String> hours;

    /**
     * Compares a database with those seen before.
     *
     * @throws IllegalStateException if it holds other rows, or none
     */
    void mustHold(String contender, Output output) throws IOException {
        rows = compared(contender, output, output.rows(), rows);
        Optional<String> rollup = output.hours();
        if (rollup.isPresent()) {
            hours = compared(contender, output, rollup.get(), hours);
        }
    }

    private static List<String> compared(
            String contender, Output output, String statement, @Nullable List<String> earlier) throws IOException {
        List<String> held = Rows.of(output.database(), Reference.sql(statement));
        if (held.isEmpty()) {
            throw new IllegalStateException(contender + ": " + statement + " is empty");
        }
        if (earlier != null && !earlier.equals(held)) {
            throw new IllegalStateException(contender + ": " + statement + " differs\n" + String.join("\n", held)
                    + "\nwhere others hold\n" + String.join("\n", earlier));
        }
        return held;
    }
}
