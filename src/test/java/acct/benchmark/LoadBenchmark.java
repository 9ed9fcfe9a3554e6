package acct.benchmark;

import acct.benchmark.Contender.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One file, read by every contender in turns. */
final class LoadBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final long SMALL = 20_000;

    private final Workshop workshop;
    private final Settings settings;
    private final Contenders contenders;

    LoadBenchmark(Workshop workshop, Settings settings) {
        this.workshop = workshop;
        this.settings = settings;
        this.contenders = new Contenders(workshop);
    }

    /** Measures, and says it in Markdown. */
    String run() throws IOException, SQLException {
        mustAgree(Workshop.only(workshop.sample("small", 1, SMALL, DAY, 1)));
        Path file = Workshop.only(workshop.sample("logs", 1, settings.rows(), DAY, 1));
        String digest = Workshop.warm(file);
        long bytes = Files.size(file);
        Rounds rounds = rounds(contenders.all(file));
        Workshop.clear(workshop.folder().resolve("logs"));

        List<String> parts = new ArrayList<>();
        parts.add("```sh\n" + settings.command() + "\n```");
        parts.add(String.format(
                Locale.ROOT,
                "%,d rows, %,d bytes (SHA-256 `%s…`), %d rounds. %s.",
                settings.rows(),
                bytes,
                digest.substring(0, 12),
                settings.rounds(),
                Machine.line()));
        parts.add(ResultTable.of(rounds, settings.rows(), List.of(Contenders.TABLE_AND_ROLLUPS, Contenders.TABLE))
                .markdown());
        contenders.passedOver().forEach(passed -> parts.add("Not run: " + passed + "."));
        if (!settings.memoryRows().isEmpty()) {
            parts.add("Memory and the size of the file, `acct ingest`:");
            parts.add(memory(rounds, bytes).markdown());
        }
        return String.join("\n\n", parts) + "\n";
    }

    /** On a small file first: whoever stores other rows or other counts need not be timed. */
    private void mustAgree(Path file) throws IOException {
        SameRows same = new SameRows();
        for (Contender contender : contenders.databases(file)) {
            workshop.measure(contender);
            Output output = contender.output().orElseThrow();
            same.mustHold(contender.name(), output);
            Workshop.delete(output.database());
        }
        workshop.say(String.format(Locale.ROOT, "all hold the same %,d rows, hours and jobs", SMALL));
    }

    private Rounds rounds(List<Contender> all) throws IOException {
        Rounds rounds = new Rounds();
        SameRows same = new SameRows();
        contenders.passedOver().forEach(passed -> workshop.say("not run: " + passed));
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contender contender : all) {
                Measured measured = workshop.measure(contender);
                Optional<Output> output = contender.output();
                if (output.isPresent()) {
                    same.mustHold(contender.name(), output.get());
                    Workshop.delete(output.get().database());
                }
                rounds.add(contender.name(), measured);
                workshop.say("round " + round + ": " + contender.name() + " "
                        + ResultTable.seconds((double) measured.wallNanos()) + " s");
            }
        }
        return rounds;
    }

    private ResultTable memory(Rounds rounds, long bytes) throws IOException {
        ResultTable table = new ResultTable(List.of("rows", "file read, MB", "wall s", "rows per s", "peak MB"));
        double wall = rounds.median(Contenders.LOADER, Measured::wallNanos);
        double peak = rounds.median(Contenders.LOADER, Measured::peakBytes);
        table.row(memoryRow(settings.rows(), bytes, wall, peak));
        for (long rows : settings.memoryRows()) {
            Path file = Workshop.only(workshop.sample("large", 1, rows, DAY, 1));
            long size = Files.size(file);
            Contender loader = contenders.databases(file).get(0);
            Measured measured = workshop.measure(loader);
            Workshop.delete(loader.output().orElseThrow().database());
            Workshop.clear(workshop.folder().resolve("large"));
            table.row(memoryRow(rows, size, (double) measured.wallNanos(), (double) measured.peakBytes()));
        }
        return table;
    }

    private static List<String> memoryRow(long rows, long bytes, double wall, double peak) {
        return List.of(
                String.format(Locale.ROOT, "%,d", rows),
                ResultTable.megabytes((double) bytes),
                ResultTable.seconds(wall),
                String.format(Locale.ROOT, "%,.0f", rows / (wall / 1e9)),
                ResultTable.megabytes(peak));
    }
}
