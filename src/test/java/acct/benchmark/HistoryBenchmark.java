package acct.benchmark;

import acct.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Whether history costs anything: one more day, loaded into a store that holds many, and into a new one. */
final class HistoryBenchmark {
    static final String NEW = "new store";

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 18);

    private final Workshop workshop;
    private final Settings settings;

    HistoryBenchmark(Workshop workshop, Settings settings) {
        this.workshop = workshop;
        this.settings = settings;
    }

    /** Measures, and says it in Markdown. */
    String run() throws IOException, SQLException {
        Path history = workshop.folder().resolve("history.duckdb");
        long rows = settings.historyDays() * settings.historyRows();
        Path logs = workshop.sample("history", settings.historyDays(), rows, LAST_DAY, 1);
        workshop.say("loading them");
        workshop.measure(workshop.ingest(logs, history));
        Workshop.clear(logs);
        mustHold(history, rows);
        long size = Files.size(history);

        Path day = Workshop.only(workshop.sample("logs", 1, settings.newRows(), LAST_DAY.plusDays(1), 2));
        String digest = Workshop.warm(day);
        String old = "store of " + settings.historyDays() + " days";
        Rounds rounds = rounds(history, day, old, rows);
        return String.format(
                        Locale.ROOT,
                        "```sh\n%s\n```\n\nA day of %,d rows (SHA-256 `%s…`) into a store of %d days, %,d rows and %,d bytes, and"
                                + " into a new one; %d rounds. %s.\n\n",
                        settings.command(),
                        settings.newRows(),
                        digest.substring(0, 12),
                        settings.historyDays(),
                        rows,
                        size,
                        settings.rounds(),
                        Machine.line())
                + table(rounds).markdown() + "\n";
    }

    private Rounds rounds(Path history, Path day, String old, long rows) throws IOException {
        Path store = workshop.folder().resolve("store.duckdb");
        Rounds rounds = new Rounds();
        for (int round = 1; round <= settings.rounds(); round++) {
            Workshop.copy(history, store);
            add(rounds, round, old, workshop.measure(workshop.ingest(day, store)));
            mustHold(store, rows + settings.newRows());
            Workshop.delete(store);
            add(rounds, round, NEW, workshop.measure(workshop.ingest(day, store)));
            mustHold(store, settings.newRows());
            Workshop.delete(store);
        }
        return rounds;
    }

    private void add(Rounds rounds, int round, String name, Measured measured) {
        rounds.add(name, measured);
        workshop.say("round " + round + ": " + name + " " + ResultTable.seconds((double) measured.wallNanos()) + " s");
    }

    private static void mustHold(Path store, long rows) {
        long stored = Rows.number(store, "select sum(stored) from load");
        if (stored != rows) {
            throw new IllegalStateException(store + " holds " + stored + " rows, not " + rows);
        }
    }

    private static ResultTable table(Rounds rounds) {
        ResultTable table =
                new ResultTable(List.of("", "wall s (median)", "from – to", "× " + NEW, "CPU s", "peak MB"));
        for (String contender : rounds.contenders()) {
            table.row(List.of(
                    contender,
                    ResultTable.seconds(rounds.median(contender, Measured::wallNanos)),
                    ResultTable.span(rounds, contender),
                    String.format(Locale.ROOT, "%.2f", rounds.medianRatio(contender, NEW)),
                    String.format(Locale.ROOT, "%.2f", rounds.median(contender, Measured::cpuMillis) / 1e3),
                    ResultTable.megabytes(rounds.median(contender, Measured::peakBytes))));
        }
        return table;
    }
}
