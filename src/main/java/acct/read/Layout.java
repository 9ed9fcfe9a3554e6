package acct.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one header line says: which cell holds which column. A name that occurs twice has two cells, and the first
 * non-empty one wins.
 */
public final class Layout {
    private final List<String> names;
    private final String line;
    private final Map<LogColumn, int[]> cells;
    private final Map<String, int[]> kept;
    private final long keptNameChars;
    private final List<String> ignored;

    private Layout(List<String> names, Map<LogColumn, int[]> cells, Map<String, int[]> kept, List<String> ignored) {
        this.names = names;
        this.line = lineOf(names);
        this.cells = cells;
        this.kept = kept;
        this.keptNameChars = kept.keySet().stream().mapToLong(String::length).sum();
        this.ignored = ignored;
    }

    /** Binds a header line's names. */
    static Layout of(List<String> names) {
        Map<LogColumn, List<Integer>> known = new EnumMap<>(LogColumn.class);
        Map<String, List<Integer>> kept = new LinkedHashMap<>();
        Map<String, String> spellings = new HashMap<>();
        List<String> ignored = new ArrayList<>();
        for (int cell = 0; cell < names.size(); cell++) {
            String name = names.get(cell).strip();
            LogColumn column = LogColumn.of(name);
            if (column != null) {
                known.computeIfAbsent(column, c -> new ArrayList<>()).add(cell);
            } else if (isKept(name)) {
                String spelling = spellings.computeIfAbsent(folded(name), any -> name);
                kept.computeIfAbsent(spelling, n -> new ArrayList<>()).add(cell);
            } else {
                ignored.add(name);
            }
        }
        Map<LogColumn, int[]> cells = new EnumMap<>(LogColumn.class);
        known.forEach((column, places) -> cells.put(column, toArray(places)));
        Map<String, int[]> keptCells = new LinkedHashMap<>();
        kept.forEach((name, places) -> keptCells.put(name, toArray(places)));
        return new Layout(List.copyOf(names), cells, keptCells, List.copyOf(ignored));
    }

    /** Copied message headers and raw feedback fields keep the operator's names. */
    private static boolean isKept(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("header_") || lower.startsWith("arf_");
    }

    /** The same for names that differ in case only, as {@code equalsIgnoreCase} takes it. */
    private static String folded(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = Character.toLowerCase(Character.toUpperCase(letters[i]));
        }
        return new String(letters);
    }

    private static int[] toArray(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many cells a record of this layout has. */
    public int width() {
        return names.size();
    }

    /** Whether the header names this column. */
    public boolean has(LogColumn column) {
        return cells.containsKey(column);
    }

    /** The cells of a column; null if the header does not name it. */
    int @Nullable [] cells(LogColumn column) {
        return cells.get(column);
    }

    /** Whether there are {@code header_*} or {@code arf_*} columns. */
    boolean keepsCells() {
        return !kept.isEmpty();
    }

    /** How long the names of the {@code header_*} and {@code arf_*} columns are together. */
    long keptNameChars() {
        return keptNameChars;
    }

    /** Names that mean nothing to acct; their cells are not stored. */
    public List<String> ignored() {
        return ignored;
    }

    /** The header line again, in plain form; {@link #parse} reads it back. */
    public String line() {
        return line;
    }

    private static String lineOf(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    /** Reads {@link #line()} back. */
    public static Layout parse(String line) {
        return of(Records.parseOne(line));
    }

    /** The non-empty {@code header_*} and {@code arf_*} cells by the operator's names. */
    Map<String, String> keptValues(CSVRecord cellsOfRow) {
        Map<String, String> values = new LinkedHashMap<>();
        kept.forEach((name, places) -> {
            String value = firstFilled(cellsOfRow, places);
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** The first non-empty of these cells; empty if there is none. */
    static String firstFilled(CSVRecord cellsOfRow, int[] places) {
        for (int place : places) {
            // A record that lacks exactly its last cell is read as if that cell were empty.
            String value = place < cellsOfRow.size() ? cellsOfRow.get(place) : "";
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
