package acct.trace;

import acct.ask.LoadedFrom;
import acct.ask.StoredFile;
import acct.ask.TracedRow;
import acct.model.Surroundings;
import acct.privacy.LocalParts;
import acct.read.AccountingFile;
import acct.read.Fingerprint;
import acct.read.LogColumn;
import acct.read.RowSearch;
import acct.read.RowSearch.Found;
import acct.read.RowSearch.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows again in the files that they came from: their line, which the bulk lane cannot tell, and the text that stands
 * there. A file that was moved, pruned or changed has neither.
 */
public final class RowPlaces {
    /** Read in about a second; the caller waits. */
    private static final long MOST_BYTES = 1L << 30;

    private static final List<String> ENDINGS = List.of("", ".gz", ".zst");

    private final Surroundings around;
    private final ZoneId zone;
    private final LoadedFrom loadedFrom;
    private final Map<Long, StoredFile> files = new HashMap<>();
    private long left = MOST_BYTES;

    /**
     * Rows of these loads.
     *
     * @param zone of times without an offset
     * @param loadedFrom files of other hosts are not looked for, as another may have their name here
     */
    RowPlaces(Surroundings around, ZoneId zone, LoadedFrom loadedFrom, List<StoredFile> loads) {
        this.around = around;
        this.zone = zone;
        this.loadedFrom = loadedFrom;
        loads.forEach(load -> files.put(load.load(), load));
    }

    /** Why a row was not found in its file. */
    public enum Missing {
        /** It is of another host. */
        ELSEWHERE("the file is on its server"),
        /** The file has another name by now, or was deleted. */
        GONE("the file is gone"),
        /** What stands there now is not what was loaded. */
        CHANGED("the file is another one by now"),
        /** Reading it would take too long. */
        TOO_LARGE("the file is too large to be searched while you wait"),
        /** Recipients are hidden in the store, and stand in the file as they were logged. */
        HIDDEN("recipients are hidden here, but not in the file"),
        /** The file cannot be read, or its rows were read from a pipe. */
        UNREADABLE("the file cannot be read");

        private final String words;

        Missing(String words) {
            this.words = words;
        }

        /** As the end of a sentence. */
        public String words() {
            return words;
        }
    }

    /**
     * A row and its place.
     *
     * @param row with its line, where it is known
     * @param text the record as it stands in the file; null if it was not looked for or not found
     * @param missing why there is none; null if there is, or nobody looked
     */
    public record Placed(
            TracedRow row, @Nullable String text, @Nullable Missing missing) {}

    /** Looks only for rows whose line is not stored. */
    public List<Placed> lines(List<TracedRow> rows) {
        return placed(rows, rows.stream().filter(row -> row.line() == null).toList());
    }

    /** Looks for all rows, as their text is wanted. */
    public List<Placed> texts(List<TracedRow> rows) {
        return placed(rows, rows);
    }

    private List<Placed> placed(List<TracedRow> rows, List<TracedRow> wanted) {
        // A row may come twice: equal ones each have a place of their own.
        Map<Long, List<TracedRow>> byLoad = wanted.stream()
                .collect(Collectors.groupingBy(TracedRow::load, LinkedHashMap::new, Collectors.toList()));
        Map<TracedRow, List<Placed>> places = new HashMap<>();
        byLoad.forEach((load, some) -> search(load, some)
                .forEach(placed -> places.computeIfAbsent(placed.key(), any -> new ArrayList<>())
                        .add(placed.value())));
        List<Placed> placed = new ArrayList<>();
        for (TracedRow row : rows) {
            List<Placed> of = places.getOrDefault(row, List.of());
            placed.add(of.isEmpty() ? new Placed(row, null, null) : of.remove(0));
        }
        return placed;
    }

    private record Pair(TracedRow key, Placed value) {}

    private List<Pair> search(long load, List<TracedRow> rows) {
        if (loadedFrom == LoadedFrom.OTHER_HOSTS) {
            return missing(rows, Missing.ELSEWHERE);
        }
        StoredFile stored = files.get(load);
        if (stored == null || stored.location() == null) {
            return missing(rows, Missing.UNREADABLE);
        }
        if (stored.privacy() != null) {
            return missing(rows, Missing.HIDDEN);
        }
        if (stored.endOffset() > left) {
            return missing(rows, Missing.TOO_LARGE);
        }
        Optional<Path> path = ENDINGS.stream()
                .map(ending -> around.path(stored.location() + ending))
                .filter(Files::isRegularFile)
                .findFirst();
        if (path.isEmpty()) {
            return missing(rows, Missing.GONE);
        }
        AccountingFile file = new AccountingFile(stored.path(), path.get());
        try {
            if (!isThat(file, stored)) {
                return missing(rows, Missing.CHANGED);
            }
            left -= stored.endOffset();
            List<TracedRow> hidden =
                    rows.stream().filter(RowPlaces::isForgotten).toList();
            List<TracedRow> others =
                    rows.stream().filter(row -> !isForgotten(row)).toList();
            List<Pair> pairs = new ArrayList<>(missing(hidden, Missing.HIDDEN));
            pairs.addAll(found(others, RowSearch.in(file, zone, wanted(others))));
            return pairs;
        } catch (IOException e) {
            return missing(rows, Missing.UNREADABLE);
        }
    }

    private static boolean isForgotten(TracedRow row) {
        return row.rcpt() != null && row.rcpt().startsWith(LocalParts.NOTHING + "@");
    }

    private static boolean isThat(AccountingFile file, StoredFile stored) throws IOException {
        try (AccountingFile.Opened opened = file.open(bytes -> {})) {
            byte[] head = opened.bytes().readNBytes(stored.headBytes());
            return head.length == stored.headBytes()
                    && Fingerprint.ofHead(head, head.length).equals(stored.head());
        }
    }

    private static List<Pair> missing(List<TracedRow> rows, Missing why) {
        return rows.stream()
                .map(row -> new Pair(row, new Placed(row, null, why)))
                .toList();
    }

    private static List<Pair> found(List<TracedRow> rows, Map<Integer, Found> found) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TracedRow row = rows.get(i);
            Found place = found.get(i);
            pairs.add(new Pair(
                    row,
                    place == null
                            ? new Placed(row, null, Missing.CHANGED)
                            : new Placed(row.at(place.line()), place.text(), null)));
        }
        return pairs;
    }

    private static List<Wanted> wanted(List<TracedRow> rows) {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TracedRow row = rows.get(i);
            Instant at = row.at() == null ? null : row.at().toInstant();
            wanted.add(new Wanted(
                    i, row.line(), at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at), cells(row)));
        }
        return wanted;
    }

    /** What is stored as it was logged, of all kinds of rows. */
    private static Map<LogColumn, String> cells(TracedRow row) {
        Map<LogColumn, String> cells = new HashMap<>();
        cells.put(LogColumn.TYPE, row.type());
        cells.put(LogColumn.RCPT, Objects.requireNonNullElse(row.rcpt(), ""));
        cells.put(LogColumn.ENV_ID, Objects.requireNonNullElse(row.envId(), ""));
        if (row.isAttempt()) {
            cells.put(LogColumn.DSN_DIAG, Objects.requireNonNullElse(row.reply(), ""));
            cells.put(LogColumn.JOB_ID, Objects.requireNonNullElse(row.job(), ""));
            cells.put(LogColumn.VMTA, Objects.requireNonNullElse(row.vmta(), ""));
        }
        return cells;
    }
}
