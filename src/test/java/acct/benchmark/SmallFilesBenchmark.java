package acct.benchmark;

import acct.Rows;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What files cost beside their rows: the same rows in many small files and in one, loaded, loaded again and proved. */
final class SmallFilesBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final String MANY = "many files";
    private static final String ONE = "one file";

    private final Workshop workshop;
    private final Settings settings;
    private final Path store;

    SmallFilesBenchmark(Workshop workshop, Settings settings) {
        this.workshop = workshop;
        this.settings = settings;
        this.store = workshop.folder().resolve("store.duckdb");
    }

    /** Measures, and says it in Markdown. */
    String run() throws IOException, SQLException {
        Path one = Workshop.only(workshop.sample("one", 1, settings.rows(), DAY, 1));
        Path many = workshop.folder().resolve("many");
        int files = split(one, many);
        Map<String, Rounds> rounds = new TreeMap<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (String name : List.of(MANY, ONE)) {
                Path what = name.equals(MANY) ? many : one;
                add(rounds, "loaded", name, workshop.ingest(what, store));
                mustHold(settings.rows());
                add(rounds, "nothing new", name, workshop.ingest(what, store));
                mustHold(settings.rows());
                add(rounds, "proved", name, workshop.verify(store));
                Workshop.delete(store);
            }
        }
        return String.format(
                        Locale.ROOT,
                        "```sh\n%s\n```\n\n%,d rows in %,d files of %,d and in one; %d rounds. %s.\n\n",
                        settings.command(),
                        settings.rows(),
                        files,
                        settings.fileRows(),
                        settings.rounds(),
                        Machine.line())
                + table(rounds).markdown() + "\n";
    }

    private void add(Map<String, Rounds> rounds, String what, String name, List<String> command) throws IOException {
        Measured measured = workshop.measure(command);
        rounds.computeIfAbsent(what, w -> new Rounds()).add(name, measured);
        workshop.say(what + ": " + name + " " + ResultTable.seconds((double) measured.wallNanos()) + " s");
    }

    private void mustHold(long rows) {
        long stored = Rows.number(store, "select sum(stored) from load");
        if (stored != rows) {
            throw new IllegalStateException(store + " holds " + stored + " rows, not " + rows);
        }
    }

    private static ResultTable table(Map<String, Rounds> rounds) {
        List<String> head = new ArrayList<>(List.of(""));
        for (String name : List.of(MANY, ONE)) {
            head.addAll(List.of(name + ", wall s", name + ", CPU s", name + ", peak MB"));
        }
        head.add("ratio of wall s");
        ResultTable table = new ResultTable(head);
        rounds.forEach((what, measured) -> {
            List<String> row = new ArrayList<>(List.of(what));
            for (String name : List.of(MANY, ONE)) {
                row.add(ResultTable.seconds(measured.median(name, Measured::wallNanos)));
                row.add(String.format(Locale.ROOT, "%.2f", measured.median(name, Measured::cpuMillis) / 1e3));
                row.add(ResultTable.megabytes(measured.median(name, Measured::peakBytes)));
            }
            row.add(String.format(Locale.ROOT, "%.2f", measured.medianRatio(MANY, ONE)));
            table.row(row);
        });
        return table;
    }

    /** Cuts a file, whose records are a line each, into files with its header; answers how many. */
    private int split(Path one, Path many) throws IOException {
        Files.createDirectories(many);
        int files = 0;
        try (BufferedReader in = Files.newBufferedReader(one)) {
            String header = in.readLine();
            String line = in.readLine();
            while (line != null) {
                Path file = many.resolve(String.format(Locale.ROOT, "acct-%06d.csv", files++));
                try (BufferedWriter out = Files.newBufferedWriter(file)) {
                    out.write(header + "\n");
                    for (long row = 0; row < settings.fileRows() && line != null; row++) {
                        out.write(line + "\n");
                        line = in.readLine();
                    }
                }
            }
        }
        return files;
    }
}
