package acct.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a full disk from other failures. It is a failure of the store, not of the file that was loaded: each further file
 * would meet it too.
 */
public final class NoRoom {
    /**
     * What DuckDB says when its own files cannot grow. The reason behind these words is in the language of the system. They
     * count only at the start of a message: further on it may show a cell of a log.
     */
    private static final Pattern FULL = Pattern.compile(
            "^(?:(?:IO|FATAL|TransactionContext|Out of Memory) Error: )(?:Failed to commit: |Failed to create checkpoint"
                    + " because of error: |Failed: )*(?:Could not (?:write|ftruncate|fsync)|failed to offload data block)");

    /** What Java has of the system, mostly. */
    private static final List<String> REASONS =
            List.of("No space left on device", "Disk quota exceeded", "File too large");

    /** How people are told of it. */
    static final String SAID = "no room on the store's disk";

    private NoRoom() {}

    /** Whether something failed because a file of the store, or one that is spilt, could not grow. */
    public static boolean isReasonOf(@Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            String message = String.valueOf(one.getMessage());
            boolean full = one instanceof SQLException && FULL.matcher(message).find();
            if (full || (one instanceof IOException && REASONS.stream().anyMatch(message::endsWith))) {
                return true;
            }
        }
        return false;
    }
}
