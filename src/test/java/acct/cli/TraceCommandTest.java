package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The story of a recipient or a message, row by row. */
final class TraceCommandTest {
    private static final String ARF = "type,timeLogged,rcpt,jobId,envId,feedbackType";
    private static final String HARD = "smtp;550 5.1.1 user unknown: <dead@example.com>";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void load(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs logs = Logs.standard()
                .row("t", of("Live@Example.com", "2026-11-17 08:00:00+0100", "e1", "smtp;452 4.2.2 full"))
                .row("d", of("live@example.com", "2026-11-17 09:00:00+0100", "e1", "smtp;250 OK"))
                .row("b", bounced("2026-11-17 10:00:00+0100", "e2"))
                .row("t", of("dead@example.com", "2026-11-18 08:00:00+0100", "e3", "smtp;421 4.3.0 busy"))
                .row("b", bounced("2026-11-18 10:00:00+0100", "e3"))
                .row("d", of("other@example.net", "2026-11-18 10:00:00+0100", "e4", "smtp;250 OK"))
                .header(Logs.names(ARF))
                .row("f", "rcpt", "live@example.com", "jobId", "news", "envId", "e1");
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private static String[] of(String rcpt, String at, String message, String reply) {
        return new String[] {
            "rcpt",
            rcpt,
            "timeLogged",
            at,
            "envId",
            message,
            "dsnDiag",
            reply,
            "jobId",
            "news",
            "dlvSourceIp",
            "192.0.2.1"
        };
    }

    private static String[] bounced(String at, String message) {
        String[] cells = of("dead@example.com", at, message, HARD);
        List<String> more = new ArrayList<>(List.of(cells));
        more.addAll(List.of("dsnStatus", "5.1.1 (bad destination mailbox address)", "bounceCat", "bad-mailbox"));
        return more.toArray(new String[0]);
    }

    private List<JsonNode> rows(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "trace";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--format";
        all[args.length + 2] = "json";
        Cli.Result result = acct.launch(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().valueStream().toList();
    }

    /** What went with a prune was stored once; nobody can say what it was. */
    @Test
    void whatMayHaveBeenPrunedIsNotCalledNeverStored() {
        assertThat(acct.launch("trace", "nobody@example.com").err()).contains("nobody@example.com: never stored; ");
        assertThat(acct.launch("prune", "--attempts", "2d").exitCode()).isZero();
        assertThat(acct.launch("trace", "nobody@example.com").err())
                .contains("nobody@example.com: in no row that is stored; ")
                .contains("Rows before 2026-11-18 are no longer stored")
                .doesNotContain("never stored");
    }

    private static List<String> texts(List<JsonNode> rows, String name) {
        return rows.stream()
                .map(row -> row.get(name).isNull() ? "null" : row.get(name).asString())
                .toList();
    }

    @Test
    void wrongUse() {
        assertThat(acct.launch("trace").exitCode()).isEqualTo(2);
        assertThat(acct.launch("trace", " ").err()).contains("trace: name an address, a domain");
        assertThat(acct.launch("trace", "a@x.example", "--as", "mailbox").exitCode())
                .isEqualTo(2);
        assertThat(acct.launch("trace", "a@x.example", "--limit", "-1").err()).contains("give 0 or more");
        assertThat(acct.launch("trace", "a@x.example", "--store", "none.duckdb").exitCode())
                .isEqualTo(1);
    }

    @Test
    void whatWasNeverStoredSaysWhatWasLookedAt() {
        Cli.Result result = acct.launch("trace", "nobody@example.com");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("address nobody@example.com: never stored; looked at 7 rows of 3 days, 2026-11-17 to"
                        + " 2026-11-19\n");
        assertThat(acct.launch("trace", "nobody@example.com", "--format", "json")
                        .json()
                        .isEmpty())
                .isTrue();
        assertThat(acct.launch("trace", "dead@example.com", "--since", "2026-11-19")
                        .err())
                .contains("not stored in this period; looked at 1 row of 1 day");
        assertThat(acct.launch("trace", "dead@example.com", "--since", "2031-01-01")
                        .err())
                .contains("no rows are stored there");
    }

    @Test
    void anAddressHasItsRowsInTheOrderOfTimeWhateverItsCapitals() {
        List<JsonNode> rows = rows("LIVE@example.COM");
        assertThat(texts(rows, "outcome")).containsExactly("deferred", "delivered", "complaint");
        assertThat(texts(rows, "time"))
                .containsExactly("2026-11-17T08:00:00+01:00", "2026-11-17T09:00:00+01:00", "2026-11-19T09:30:00+01:00");
        assertThat(texts(rows, "line")).containsExactly("2", "3", "9");
        assertThat(texts(rows, "file")).containsOnly("acct-1.csv");
        assertThat(texts(rows, "after_hard_bounce")).containsOnly("false");
        assertThat(texts(rows("<live@example.com>"), "outcome")).hasSize(3);
    }

    @Test
    void attemptsAfterSeveralHardBouncesAreNotThoseAfterOne() {
        Logs logs = Logs.of("type,timeLogged,rcpt,dsnStatus,dsnDiag");
        String[] outcomes = {"b", "d", "b", "b"};
        for (int hour = 0; hour < outcomes.length; hour++) {
            String[] reply =
                    outcomes[hour].equals("b") ? new String[] {"5.1.1", HARD} : new String[] {"2.0.0", "smtp;250 ok"};
            logs.row(
                    outcomes[hour],
                    "timeLogged",
                    "2026-11-19 1" + hour + ":00:00+0100",
                    "rcpt",
                    "risen@example.com",
                    "dsnStatus",
                    reply[0],
                    "dsnDiag",
                    reply[1]);
        }
        logs.write(folder.resolve("more.csv"));
        assertThat(acct.ingest("more.csv").exitCode()).isZero();
        assertThat(acct.launch("trace", "risen@example.com").out().replaceAll("\\s+", " "))
                .contains(
                        "Mailed again 2 times after 2 hard bounces, the first of 2026-11-19 10:00:00+01:00: is it on");
    }

    @Test
    void whoIsMailedAgainAfterAHardBounceIsTold() {
        assertThat(texts(rows("dead@example.com"), "after_hard_bounce")).containsExactly("false", "true", "true");
        String screen = acct.launch("trace", "dead@example.com").out();
        assertThat(screen)
                .startsWith("address dead@example.com, all days\n2026-11-17 10:00:00+01:00  bounced  192.0.2.1 at ")
                .contains("  " + HARD + " [mailbox, hard]\n", "  acct-1.csv:4\n")
                .contains("  deferred  192.0.2.1 at other  AGAIN after a hard bounce\n")
                .endsWith("""

                        3 rows: 2 bounced, 1 deferred
                        Ended: given up at 2026-11-18 10:00:00+01:00 [mailbox, hard].
                        Mailed again 2 times after the hard bounce of 2026-11-17 10:00:00+01:00: is it on your suppression
                          list?
                        """);
        // All rows count, also those that are not shown.
        assertThat(acct.launch("trace", "dead@example.com", "--limit", "1").out())
                .contains("3 rows: 2 bounced, 1 deferred; shown: the latest 1\n", "Mailed again 2 times");
        assertThat(acct.launch("trace", "live@example.com").out())
                .contains("Ended: delivered at 2026-11-17 09:00:00+01:00.\n")
                .doesNotContain("hard bounce");
    }

    @Test
    void anythingElseIsTakenForWhatIsStored() {
        assertThat(texts(rows("example.com"), "rcpt")).hasSize(6).doesNotContain("other@example.net");
        assertThat(texts(rows("news"), "outcome")).hasSize(7);
        assertThat(texts(rows("e3"), "outcome")).containsExactly("deferred", "bounced");
        assertThat(texts(rows("USER unknown"), "rcpt")).containsExactly("dead@example.com", "dead@example.com");
        // An address is masked in replies, so they are looked through as they were logged.
        assertThat(texts(rows("unknown: <dead@example.com>", "--as", "text"), "outcome"))
                .containsExactly("bounced", "bounced");
        assertThat(rows("news", "--as", "domain")).isEmpty();
        assertThat(acct.launch("trace", "news", "--as", "domain").err()).startsWith("domain news: never stored;");
        assertThat(texts(rows("news", "--limit", "2"), "time"))
                .containsExactly("2026-11-18T10:00:00+01:00", "2026-11-19T09:30:00+01:00");
        assertThat(texts(rows("news", "--limit", "2"), "after_hard_bounce")).containsOnly("null");
    }

    @Test
    void linesThatTheBulkLaneCannotTellAreFoundInTheFile() throws IOException {
        Logs logs = Logs.standard();
        for (int i = 0; i < 5; i++) {
            logs.row("d", of("same@example.org", "2026-11-19 09:00:00+0100", "m", "smtp;250 OK"))
                    .row("d", of("say\"x\",y@example.org", "2026-11-19 10:00:00+0100", "n" + i, "smtp;250 OK"));
        }
        Path file = logs.write(folder.resolve("acct-2.csv"));
        assertThat(acct.launch("ingest", "acct-2.csv", "--lane", "bulk").exitCode())
                .isZero();
        assertThat(texts(rows("same@example.org"), "line")).containsExactly("2", "4", "6", "8", "10");
        assertThat(texts(rows("n3"), "line")).containsExactly("9");

        Files.write(folder.resolve("acct-2.csv.gz"), logs.gzip());
        Files.delete(file);
        assertThat(texts(rows("n3"), "line")).containsExactly("9");

        Logs.standard().row("d", "rcpt", "same@example.org").write(file);
        Cli.Result changed = acct.launch("trace", "same@example.org", "--format", "csv");
        assertThat(changed.exitCode()).isZero();
        assertThat(changed.err()).isEqualTo("no line is told of rows of acct-2.csv: the file is another one by now\n");

        Files.delete(file);
        Files.delete(folder.resolve("acct-2.csv.gz"));
        assertThat(acct.launch("trace", "same@example.org").err()).contains("acct-2.csv: the file is gone");
    }

    @Test
    void whatALogSaysCommandsNoTerminal() {
        Logs.standard()
                .row("b", of("x@example.org", "2026-11-19 09:00:00+0100", "m", "550 \u001b[2J forged"))
                .write(folder.resolve("acct-3.csv"));
        assertThat(acct.ingest("acct-3.csv").exitCode()).isZero();
        assertThat(acct.launch("trace", "x@example.org").out())
                .contains("550 \\x1b[2J forged")
                .doesNotContain("\u001b");
        assertThat(acct.launch("trace", "\u001b[2J@example.org").err()).startsWith("address \\x1b[2j@example.org:");
    }

    @Test
    void longTextsAreBrokenAtTheWidthOfTheScreen() {
        String wide = acct.launch("trace", "dead@example.com").out();
        String narrow = Cli.in(folder)
                .with("COLUMNS", "50")
                .launch("trace", "dead@example.com")
                .out();
        assertThat(wide.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(100);
        assertThat(narrow.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(50);
    }
}
