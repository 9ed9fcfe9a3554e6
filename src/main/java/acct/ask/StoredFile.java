package acct.ask;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One loaded range of one file, as the ledger knows it.
 *
 * @param load its number in the ledger
 * @param path the file as it was given
 * @param location its absolute path; null for standard input
 * @param columns the names in its header line, in small letters and without quotes; none if that is unknown
 * @param server the host that wrote it; null if unknown
 * @param firstDay first local day of its rows, of those that can be if there are any; null if no row has a time
 * @param lastDay last local day of its rows, likewise
 * @param firstAt earliest instant of its rows
 * @param lastAt latest instant of its rows
 * @param loadedAt when it was loaded
 * @param endOffset bytes of the file that are loaded, uncompressed
 * @param headBytes how many bytes {@code head} covers
 * @param head digest of its first bytes, by which it is known under any name
 * @param privacy how its recipients were hidden when it was loaded; null if they were not
 * @param elsewhen its rows of days that cannot be
 */
public record StoredFile(
        long load,
        String path,
        @Nullable String location,
        Set<String> columns,
        @Nullable String server,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        Instant loadedAt,
        long endOffset,
        int headBytes,
        String head,
        @Nullable String privacy,
        Elsewhen elsewhen) {

    /**
     * Rows of days that cannot be, such as of 2099.
     *
     * @param past how many are of days too long ago
     * @param earliest the first day of all rows; null if no row has a time
     * @param future how many are of days more than a day after the load
     * @param latest the last day of all rows
     */
    public record Elsewhen(
            long past,
            @Nullable LocalDate earliest,
            long future,
            @Nullable LocalDate latest) {}

    /** Whether its header line is known. */
    public boolean hasHeader() {
        return !columns.isEmpty();
    }

    /** Whether the header has a column, ignoring case. */
    public boolean has(String column) {
        return columns.contains(column.toLowerCase(Locale.ROOT));
    }

    /** Its absolute path, or what it was called. */
    public String place() {
        return location == null ? path : location;
    }

    /** Its name without folders. */
    public String fileName() {
        return String.valueOf(Path.of(place()).getFileName());
    }

    /** Its folder; empty if it has none. */
    public String folder() {
        Path parent = Path.of(place()).getParent();
        return parent == null ? "" : parent.toString();
    }
}
