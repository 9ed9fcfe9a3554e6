package acct.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * What templates and categories cost: rows with PowerMTA's default columns, of which 15 % carry a reply, once as
 * deferrals and bounces, whose replies are masked and judged, and once as deliveries with the same texts, whose replies
 * are not looked at.
 */
final class RepliesBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final int SHARE = 15;
    private static final Set<String> ATTEMPTS = Set.of("d", "b", "t");
    private static final CSVFormat WRITTEN =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final CSVFormat HEADED =
            WRITTEN.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final List<String> SHAPES = List.of(
            "smtp;550 5.7.1 [192.0.2.%d] our system has detected that this message is likely unsolicited mail, case %s",
            "smtp;451 4.7.1 <user%d@example.com>: greylisting in action, please come back later, reference %s",
            "smtp;421 4.7.0 [TSS04] messages from 192.0.2.%d temporarily deferred due to unexpected volume, id %s",
            "smtp;550 5.1.1 <user%d@example.org>: recipient address rejected: user unknown, id %s",
            "smtp;452 4.2.2 the mailbox of user%d is over quota, session %s");

    private final Workshop workshop;
    private final Settings settings;

    RepliesBenchmark(Workshop workshop, Settings settings) {
        this.workshop = workshop;
        this.settings = settings;
    }

    /** How the replies differ. */
    private enum Texts {
        THOUSAND("1,000 texts"),
        IDS("all texts distinct, by addresses and ids"),
        WORDS("all texts distinct, by words that no mask fits");

        private final String label;

        Texts(String label) {
            this.label = label;
        }

        String text(int row, Random random) {
            return switch (this) {
                case THOUSAND -> IDS.text(row % 1000, new Random(row % 1000));
                case IDS ->
                    String.format(
                            Locale.ROOT,
                            SHAPES.get(row % SHAPES.size()),
                            row % 250,
                            Long.toHexString(random.nextLong()).toUpperCase(Locale.ROOT) + row);
                case WORDS -> "smtp;550 5.7.1 refused: " + words(random);
            };
        }

        private static String words(Random random) {
            StringBuilder words = new StringBuilder();
            for (int word = 0; word < 10; word++) {
                for (int letter = 4 + random.nextInt(6); letter > 0; letter--) {
                    words.append((char) ('a' + random.nextInt(26)));
                }
                words.append(' ');
            }
            return words.toString().strip();
        }
    }

    /** Measures, and says it in Markdown. */
    String run() throws IOException, SQLException {
        Path store = workshop.folder().resolve("store.duckdb");
        ResultTable table = new ResultTable(
                List.of("", "wall s (median)", "not looked at, wall s", "ratio", "CPU s", "not looked at, CPU s"));
        for (Texts texts : Texts.values()) {
            Path judged = write(texts, true);
            Path plain = write(texts, false);
            Rounds rounds = new Rounds();
            for (int round = 1; round <= settings.rounds(); round++) {
                for (Path file : List.of(judged, plain)) {
                    Workshop.warm(file);
                    Measured measured = workshop.measure(workshop.ingest(file, store));
                    rounds.add(file == judged ? "judged" : "plain", measured);
                    workshop.say("round " + round + ": " + texts.label + ": " + file.getFileName() + " "
                            + ResultTable.seconds((double) measured.wallNanos()) + " s");
                    Workshop.delete(store);
                }
            }
            Files.delete(judged);
            Files.delete(plain);
            table.row(List.of(
                    texts.label,
                    ResultTable.seconds(rounds.median("judged", Measured::wallNanos)),
                    ResultTable.seconds(rounds.median("plain", Measured::wallNanos)),
                    String.format(Locale.ROOT, "%.2f", rounds.medianRatio("judged", "plain")),
                    cpu(rounds, "judged"),
                    cpu(rounds, "plain")));
        }
        return String.format(
                        Locale.ROOT,
                        "```sh\n%s\n```\n\n%,d rows, %d %% of them with a reply; %d rounds. %s.\n\n",
                        settings.command(),
                        settings.rows(),
                        SHARE,
                        settings.rounds(),
                        Machine.line())
                + table.markdown() + "\n";
    }

    private static String cpu(Rounds rounds, String contender) {
        return String.format(Locale.ROOT, "%.2f", rounds.median(contender, Measured::cpuMillis) / 1e3);
    }

    /** Takes the attempts of the sample, and gives 15 of 100 another reply. */
    private Path write(Texts texts, boolean judged) throws IOException {
        Path logs = workshop.sample("sample", 1, settings.rows(), DAY, 1);
        Path file = workshop.folder().resolve("acct-" + (judged ? "judged" : "plain") + ".csv");
        Random random = new Random(1);
        try (CSVParser in = CSVParser.parse(Workshop.only(logs), StandardCharsets.UTF_8, HEADED);
                CSVPrinter out = new CSVPrinter(Files.newBufferedWriter(file), WRITTEN)) {
            out.printRecord(in.getHeaderNames());
            int row = 0;
            for (CSVRecord sample : in) {
                if (ATTEMPTS.contains(sample.get("type"))) {
                    out.printRecord(row(in.getHeaderNames(), sample, texts, row++, judged, random));
                }
            }
        }
        Workshop.clear(logs);
        return file;
    }

    private static List<String> row(
            List<String> columns, CSVRecord sample, Texts texts, int row, boolean judged, Random random) {
        boolean replied = row % 100 < SHARE;
        Map<String, String> cells = new HashMap<>();
        cells.put("type", !replied || !judged ? "d" : row % 3 == 0 ? "b" : "t");
        if (replied) {
            cells.put("dsnStatus", "4.7.1 (try later)");
            cells.put("dsnDiag", texts.text(row, random));
            cells.put("bounceCat", "policy-related");
        }
        return columns.stream()
                .map(column -> cells.getOrDefault(column, sample.get(column)))
                .toList();
    }
}
