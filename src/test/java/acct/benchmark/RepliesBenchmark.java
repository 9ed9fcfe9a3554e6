package acct.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What templates and categories cost: rows of which 15 % carry a reply, once as deferrals and bounces, whose replies are
 * masked and judged, and once as deliveries with the same texts, whose replies are not looked at.
 */
final class RepliesBenchmark {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final int SHARE = 15;
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

    /** Takes the rows of the sample, and gives 15 of 100 another reply. */
    private Path write(Texts texts, boolean judged) throws IOException {
        Path logs = workshop.sample("sample", 1, settings.rows(), DAY, 1);
        Path file = workshop.folder().resolve("acct-" + (judged ? "judged" : "plain") + ".csv");
        Random random = new Random(1);
        try (BufferedReader in = Files.newBufferedReader(Workshop.only(logs));
                Writer out = Files.newBufferedWriter(file)) {
            in.readLine();
            out.write("type,timeLogged,timeQueued,orig,rcpt,dsnStatus,dsnDiag,bounceCat,dlvSourceIp,vmta,queue\n");
            int row = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(row(line, texts, row++, judged, random));
            }
        }
        Workshop.clear(logs);
        return file;
    }

    /** The sample’s first five cells hold no comma. */
    private static String row(String line, Texts texts, int row, boolean judged, Random random) {
        int rest = 0;
        for (int comma = 0; comma < 5; comma++) {
            rest = line.indexOf(',', rest) + 1;
        }
        boolean replied = row % 100 < SHARE;
        String type = !replied || !judged ? "d" : row % 3 == 0 ? "b" : "t";
        String reply = replied ? texts.text(row, random) : "smtp;250 2.0.0 OK";
        return type + line.substring(line.indexOf(','), rest)
                + (replied ? "4.7.1 (try later)" : "2.0.0 (success)") + ",\"" + reply + "\","
                + (replied ? "policy-related" : "success") + ",192.0.2." + row % 16 + ",vmta" + row % 16
                + ",example.com/vmta" + row % 16 + "\n";
    }
}
