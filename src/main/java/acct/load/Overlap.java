package acct.load;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a load that other files brought before.
 *
 * @param rows how many
 * @param tellingRows those of them that are hardly equal by chance
 * @param firstSecond local time of the first one, in seconds since 1970; null if no time is known
 * @param lastSecond of the last one
 * @param sources the loads that hold them, the one with most of them first
 */
record Overlap(
        long rows,
        long tellingRows,
        @Nullable Long firstSecond,
        @Nullable Long lastSecond,
        List<Source> sources) {

    /** Nothing in common. */
    static final Overlap NONE = new Overlap(0, 0, null, null, List.of());

    /**
     * Up to one new row in so many may equal a row of another file by chance: the same recipient in the same second. Two
     * files of one event have nearly all rows in common, so the limit need not be sharp.
     */
    static final long ROWS_PER_COINCIDENCE = 1_000;

    /** Without a telling column equal rows are common; only if more than one in so many is equal it is no chance. */
    static final long ROWS_PER_VAGUE_COINCIDENCE = 2;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT);

    /**
     * Another load.
     *
     * @param loadId its number
     * @param path its file
     * @param rows how many rows of the new load it holds
     */
    record Source(int loadId, String path, long rows) {}

    Overlap {
        sources = sources.stream()
                .sorted(Comparator.comparingLong(Source::rows).reversed().thenComparingInt(Source::loadId))
                .toList();
    }

    /** Whether so many equal rows among so many new ones cannot be chance. */
    boolean isMoreThanChance(long newRows) {
        return tellingRows * ROWS_PER_COINCIDENCE > newRows || rows * ROWS_PER_VAGUE_COINCIDENCE > newRows;
    }

    /** Both of them together. */
    Overlap and(Overlap other) {
        List<Source> all = new java.util.ArrayList<>(sources);
        all.addAll(other.sources);
        return new Overlap(
                rows + other.rows,
                tellingRows + other.tellingRows,
                firstSecond == null || (other.firstSecond != null && other.firstSecond < firstSecond)
                        ? other.firstSecond
                        : firstSecond,
                lastSecond == null || (other.lastSecond != null && other.lastSecond > lastSecond)
                        ? other.lastSecond
                        : lastSecond,
                all);
    }

    /** {@code 12 of its 30 rows, from 2026-11-19T09 to 2026-11-19T11, are stored already from acct-1.csv}. */
    String described(long newRows) {
        long shown = Math.min(rows, newRows);
        String hours = firstSecond == null || lastSecond == null
                ? ""
                : ", from " + hour(firstSecond) + " to " + hour(lastSecond) + ",";
        return shown + " of its " + newRows + (newRows == 1 ? " row" : " rows") + hours + (shown == 1 ? " is" : " are")
                + " stored already from " + files();
    }

    private String files() {
        List<String> paths = sources.stream().map(Source::path).distinct().toList();
        int others = paths.size() - 1;
        return paths.get(0) + (others == 0 ? "" : " and " + others + (others == 1 ? " other file" : " other files"));
    }

    private static String hour(long localSecond) {
        return LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC).format(HOUR);
    }
}
