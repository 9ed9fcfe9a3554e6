package acct.pmta.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code <acct-file>} of a PowerMTA configuration: where accounting files are written, and how long they stay.
 *
 * @param path as written, such as {@code /var/log/pmta/acct.csv}; the files on disk have date and number in it. Of a
 *     pipe only the program, since its arguments may hold anything
 * @param place where the block begins
 * @param records the record types in short names
 * @param recordFields which fields are written, by type
 * @param moveTo the folder that finished files are moved to; null if they stay
 * @param deleteAfter how long files stay after the last write; null for ever, or if they are moved away
 * @param deletePlace where {@code delete-after} stands; the block's place if it is not given
 * @param settings everything else
 */
public record AcctFile(
        String path,
        Place place,
        List<String> records,
        List<Fields> recordFields,
        @Nullable String moveTo,
        @Nullable Duration deleteAfter,
        Place deletePlace,
        List<Setting> settings) {

    /** What PowerMTA writes if {@code records} is not given. */
    public static final List<String> DEFAULT_RECORDS = List.of("d", "b");
    /** How long files stay if {@code delete-after} is not given. */
    public static final Duration DEFAULT_DELETE_AFTER = Duration.ofDays(8);

    /**
     * One line of {@code record-fields}.
     *
     * @param type the record type in its short name
     * @param fields {@code *}, names, {@code !name} for all but that, {@code header_NAME}
     * @param place where it stands
     */
    public record Fields(String type, List<String> fields, Place place) {
        public Fields {
            fields = List.copyOf(fields);
        }

        /** Whether records of this type have that field. */
        public boolean has(String field) {
            boolean all = fields.contains("*") || fields.stream().allMatch(name -> name.startsWith("!"));
            boolean named = fields.stream().anyMatch(name -> name.equalsIgnoreCase(field));
            boolean dropped = fields.stream().anyMatch(name -> name.equalsIgnoreCase("!" + field));
            return named || (all && !dropped);
        }
    }

    public AcctFile {
        records = List.copyOf(records);
        recordFields = List.copyOf(recordFields);
        settings = List.copyOf(settings);
    }

    /** Whether records go to a program instead of a file. */
    public boolean isPipe() {
        return path.startsWith("|");
    }
}
