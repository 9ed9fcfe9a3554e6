package acct.lake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What publishing did, or would do.
 *
 * @param server whose part it is
 * @param generation the one that counts now
 * @param days in order
 * @param filesWritten files of rows
 * @param bytesWritten their bytes
 */
public record Published(String server, long generation, List<Day> days, long filesWritten, long bytesWritten) {
    public Published {
        days = List.copyOf(days);
    }

    /** What became of a day. */
    public enum Action {
        PUBLISHED("published"),
        UNCHANGED("unchanged");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One local day.
     *
     * @param day {@code undated} of what has none
     * @param rows in the files of the day that count
     * @param bytes of these files; null where they are only to be written
     */
    public record Day(
            String day, Action action, long rows, @Nullable Long bytes) {}
}
