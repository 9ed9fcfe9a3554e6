package acct.store;

import acct.model.UserException;
import java.time.Duration;

/**
 * What an operator's own statement may take. Its default time is shorter than the minute for which a load waits, so that
 * no question is why a night ends with 75.
 *
 * @param time from its start to the last row that was printed
 * @param memory of DuckDB, such as {@code 1GB}; nothing is spilled to disk
 */
public record SqlLimits(Duration time, String memory) {
    private static final String MEMORY = "[1-9]\\d{0,6}(MB|GB|MiB|GiB)";

    public SqlLimits {
        if (time.isZero()) {
            throw UserException.usage("--timeout: give more than no time, such as 45s or 10m");
        }
    }

    /** Whether DuckDB takes this for a size. */
    public static boolean isMemory(String text) {
        return text.matches(MEMORY);
    }
}
