package acct.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, as Markdown: wall time first, then what it took, then what it left. */
final class ResultTable {
    private final List<String> lines = new ArrayList<>();

    ResultTable(List<String> columns) {
        row(columns);
        lines.add("|---|" + "---:|".repeat(columns.size() - 1));
    }

    /**
     * The table of one file.
     *
     * @param rows of the file
     * @param bases contenders that the others are compared with
     */
    static ResultTable of(Rounds rounds, long rows, List<String> bases) {
        List<String> columns = new ArrayList<>(List.of("", "wall s (median)", "from – to"));
        bases.forEach(base -> columns.add("× " + base));
        columns.addAll(List.of("CPU s", "peak MB", "file MB", "bytes per row"));
        ResultTable table = new ResultTable(columns);
        for (String contender : rounds.contenders()) {
            table.add(rounds, contender, rows, bases);
        }
        return table;
    }

    private void add(Rounds rounds, String contender, long rows, List<String> bases) {
        List<String> cells = new ArrayList<>(
                List.of(contender, seconds(rounds.median(contender, Measured::wallNanos)), span(rounds, contender)));
        bases.forEach(base -> cells.add(String.format(Locale.ROOT, "%.2f", rounds.medianRatio(contender, base))));
        cells.add(String.format(Locale.ROOT, "%.2f", rounds.median(contender, Measured::cpuMillis) / 1e3));
        double file = rounds.median(contender, Measured::fileBytes);
        cells.add(megabytes(rounds.median(contender, Measured::peakBytes)));
        cells.add(megabytes(file));
        cells.add(file == 0 ? "–" : String.format(Locale.ROOT, "%.0f", file / rows));
        row(cells);
    }

    void row(List<String> cells) {
        lines.add(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** Each row is a line; no line break at the end. */
    String markdown() {
        return String.join("\n", lines);
    }

    static String span(Rounds rounds, String contender) {
        List<Double> walls = rounds.of(contender).stream()
                .map(run -> (double) run.wallNanos())
                .sorted()
                .toList();
        return seconds(walls.get(0)) + " – " + seconds(walls.get(walls.size() - 1));
    }

    static String seconds(double nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e9);
    }

    /** Millions of bytes; a dash where there is nothing to say. */
    static String megabytes(double bytes) {
        return bytes == 0 ? "–" : String.format(Locale.ROOT, "%.0f", bytes / 1e6);
    }
}
