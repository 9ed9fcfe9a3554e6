package acct.pmta;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code <acct-file>} of a PowerMTA configuration: where accounting files are written, and how long they stay.
 *
 * @param path as written, such as {@code /var/log/pmta/acct.csv}; the files on disk have date and number in it
 * @param line where the block begins
 * @param records the record types, in short or long names
 * @param recordFields the lines of {@code record-fields}, as written
 * @param moveTo the folder that finished files are moved to; null if they stay
 * @param deleteAfter how long files stay after the last write; null for ever, or if they are moved away
 * @param deleteLine where {@code delete-after} stands; the block's line if it is not given
 */
public record AcctFile(
        String path,
        int line,
        List<String> records,
        List<String> recordFields,
        @Nullable String moveTo,
        @Nullable Duration deleteAfter,
        int deleteLine) {

    /** What PowerMTA writes if {@code records} is not given. */
    public static final List<String> DEFAULT_RECORDS = List.of("d", "b");
    /** How long files stay if {@code delete-after} is not given. */
    public static final Duration DEFAULT_DELETE_AFTER = Duration.ofDays(8);

    public AcctFile {
        records = List.copyOf(records);
        recordFields = List.copyOf(recordFields);
    }

    /** Whether records go to a program instead of a file. */
    public boolean isPipe() {
        return path.startsWith("|");
    }
}
