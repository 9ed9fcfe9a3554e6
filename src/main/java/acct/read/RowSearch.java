package acct.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds stored rows again in the file that they came from. Only lines that may be one of them are taken apart, so that a
 * file is read about as fast as it can be decompressed.
 */
public final class RowSearch {
    /** A record longer than this is none that was stored. */
    private static final int LONGEST = 1 << 20;

    private final TimeText times;
    private final Map<Long, List<Wanted>> byLine = new HashMap<>();
    private final Map<String, List<Wanted>> byRecipient = new HashMap<>();
    private final Map<Integer, Found> found = new HashMap<>();
    private int open;
    private @Nullable Layout layout;

    private RowSearch(ZoneId zone, List<Wanted> wanted) {
        this.times = new TimeText(zone);
        for (Wanted row : wanted) {
            if (row.line() != null) {
                byLine.computeIfAbsent(row.line(), any -> new ArrayList<>()).add(row);
            } else {
                byRecipient
                        .computeIfAbsent(row.cell(LogColumn.RCPT), any -> new ArrayList<>())
                        .add(row);
            }
        }
        this.open = wanted.size();
    }

    /**
     * A stored row.
     *
     * @param key tells it from all others that are looked for
     * @param line where it stands, from 1; null if the load could not tell
     * @param micros when it was logged, in microseconds since 1970; null if that is unknown
     * @param cells what stood in columns that are stored as they are; empty where nothing did
     */
    public record Wanted(
            int key, @Nullable Long line, @Nullable Long micros, Map<LogColumn, String> cells) {
        public Wanted {
            cells = Map.copyOf(cells);
        }

        private String cell(LogColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * A row in its file.
     *
     * @param line its first line, from 1
     * @param text the record as it stands there, without the line’s end
     */
    public record Found(long line, String text) {}

    /**
     * Where rows stand in a file; of equal rows each has a line of its own.
     *
     * @param zone of times without an offset
     * @return by key; rows that are not there, or are others by now, are missing
     */
    public static Map<Integer, Found> in(AccountingFile file, ZoneId zone, List<Wanted> wanted) throws IOException {
        RowSearch search = new RowSearch(zone, wanted);
        try (AccountingFile.Opened opened = file.open(bytes -> {})) {
            search.read(new PhysicalLines(opened.bytes()));
        }
        return Map.copyOf(search.found);
    }

    private void read(PhysicalLines lines) throws IOException {
        while (open > 0 && lines.next()) {
            long number = lines.number();
            List<Wanted> here = byLine.get(number);
            if (lines.beginsWithType()) {
                bind(lines.text());
            } else if (here != null) {
                compare(number, whole(lines), here);
            } else if (!byRecipient.isEmpty() && layout != null) {
                List<Wanted> likely = byRecipient.get(lines.cell(firstPlace(layout)));
                if (likely != null && !likely.isEmpty()) {
                    compare(number, whole(lines), likely);
                }
            }
        }
    }

    private static int firstPlace(Layout layout) {
        int[] places = layout.cells(LogColumn.RCPT);
        return places == null || places.length == 0 ? -1 : places[0];
    }

    private void bind(String line) {
        Layout next = Layout.parse(line.startsWith("\ufeff") ? line.substring(1) : line);
        layout = next.has(LogColumn.TYPE) ? next : layout;
    }

    /** The record that begins at this line, which goes on as long as a quote is open. */
    private static String whole(PhysicalLines lines) throws IOException {
        StringBuilder record = new StringBuilder(lines.text());
        while (isOpen(record) && record.length() < LONGEST && lines.next()) {
            record.append('\n').append(lines.text());
        }
        return record.toString();
    }

    private static boolean isOpen(CharSequence record) {
        return record.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private void compare(long line, String record, List<Wanted> rows) {
        Map<LogColumn, String> cells = cells(record);
        Wanted that = null;
        for (Wanted row : rows) {
            if (!found.containsKey(row.key()) && isThat(row, cells)) {
                that = row;
                break;
            }
        }
        if (that != null) {
            found.put(that.key(), new Found(line, record));
            open--;
            if (that.line() == null) {
                rows.remove(that);
            }
        }
    }

    private boolean isThat(Wanted row, Map<LogColumn, String> cells) {
        if (!row.cells().entrySet().stream()
                .allMatch(cell -> cell.getValue().equals(cells.getOrDefault(cell.getKey(), "")))) {
            return false;
        }
        String text = cells.getOrDefault(LogColumn.TIME_LOGGED, "");
        TimeText.Time time = times.parse(text.isEmpty() ? cells.getOrDefault(LogColumn.TIME_QUEUED, "") : text);
        return row.micros() == null || (time != null && time.epochMicros() == row.micros());
    }

    private Map<LogColumn, String> cells(String record) {
        Map<LogColumn, String> cells = new HashMap<>();
        Layout now = layout;
        if (now == null) {
            return cells;
        }
        List<String> texts;
        try {
            texts = Records.parseOne(record);
        } catch (IllegalStateException | UncheckedIOException e) {
            // Another file has taken the name of the one that was loaded.
            return cells;
        }
        for (LogColumn column : LogColumn.values()) {
            int[] places = now.cells(column);
            if (places != null) {
                cells.put(column, firstFilled(texts, places));
            }
        }
        return cells;
    }

    private static String firstFilled(List<String> texts, int[] places) {
        for (int place : places) {
            if (place < texts.size() && !texts.get(place).isEmpty()) {
                return texts.get(place);
            }
        }
        return "";
    }
}
