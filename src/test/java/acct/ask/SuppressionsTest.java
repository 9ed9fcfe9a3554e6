package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which addresses are dead, and what the usual shortcuts make of them. */
final class SuppressionsTest {
    private static final String UNKNOWN = "smtp;550 5.1.1 user unknown";
    private static final String BLOCK = "smtp;550 5.7.1 blocked, [192.0.2.1] is listed at zen.spamhaus.org";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);
    private final Logs logs = Logs.standard();
    private int minute;

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    /** One row a minute after the one before. */
    private SuppressionsTest row(String type, String rcpt, String status, String diag, String category) {
        return rowAt(String.format("2026-11-19 10:%02d:00+0100", minute++), type, rcpt, status, diag, category);
    }

    private SuppressionsTest rowAt(String time, String type, String rcpt, String status, String diag, String category) {
        logs.row(
                type,
                "timeLogged",
                time,
                "rcpt",
                rcpt,
                "dsnStatus",
                status,
                "dsnDiag",
                diag,
                "bounceCat",
                category,
                "dlvSourceIp",
                "192.0.2.1");
        return this;
    }

    private void load() {
        logs.write(folder.resolve("acct-1.csv"));
        Cli.Result result = acct.ingest("acct-1.csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private List<String> list(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "export";
        args[1] = "suppressions";
        System.arraycopy(more, 0, args, 2, more.length);
        Cli.Result result = acct.launch(args);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().toList();
    }

    @ParameterizedTest
    @CsvSource({"export nothing, no such list", "export, LIST", "export suppressions --since never, --since never"})
    void wrongUseIsOneLineAndCodeTwo(String command, String said) {
        row("b", "a@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox").load();
        Cli.Result result = acct.launch(command.split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.1.1 (bad destination mailbox address) | smtp;550 5.1.1 user unknown | bad-mailbox | dead",
                "5.0.0 (undefined status) | smtp;550 user unknown | policy-related | dead",
                "5.1.2 (bad destination system: no such domain) | | bad-domain | dead",
                "4.1.2 (bad destination system: no such domain) | | bad-domain | kept",
                "4.4.7 (delivery time expired) | smtp;450 4.1.1 user unknown | message-expired | kept",
                "5.4.7 (delivery time expired) | smtp;450 4.1.1 user unknown | message-expired | kept",
                "5.4.7 (delivery time expired) | | message-expired | kept",
                "5.7.1 | smtp;550 5.7.1 blocked, [192.0.2.1] is listed at zen.spamhaus.org | bad-mailbox | kept",
                "5.2.2 (mailbox full) | smtp;552 5.2.2 mailbox full | inactive-mailbox | kept",
                "5.1.1 | | | dead",
            })
    void onlyWhatIsHardAndForGoodIsAReason(String status, String diag, String category, String verdict) {
        row("b", "a@gmail.com", status, diag == null ? "" : diag, category == null ? "" : category)
                .load();
        assertThat(list()).isEqualTo(verdict.equals("dead") ? List.of("a@gmail.com") : List.of());
    }

    @Test
    void whoTookMailSinceIsAliveAndEveryAddressStandsOnce() {
        row("b", "alive@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("d", "Alive@Gmail.com", "2.0.0", "smtp;250 ok", "success");
        row("d", "moved@gmail.com", "2.0.0", "smtp;250 ok", "success");
        row("b", "Moved@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("b", "moved@gmail.com", "5.1.1", UNKNOWN + " any more", "bad-mailbox");
        rowAt("2026-11-19 12:00:00+0100", "d", "same@gmail.com", "2.0.0", "smtp;250 ok", "success");
        rowAt("2026-11-19 12:00:00+0100", "b", "same@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("t", "later@gmail.com", "5.1.1", UNKNOWN, "");
        row("b", "...@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("b", "", "5.1.1", UNKNOWN, "bad-mailbox").load();
        assertThat(list()).containsExactly("moved@gmail.com");
        JsonNode moved =
                acct.launch("export", "suppressions", "--format", "json").json().get(0);
        assertThat(List.copyOf(moved.propertyNames()))
                .containsExactly(
                        "address",
                        "isp",
                        "first_at",
                        "last_at",
                        "refusals",
                        "reply",
                        "code",
                        "category",
                        "rule",
                        "source_ip",
                        "file",
                        "line");
        assertThat(moved.get("first_at").asString()).isEqualTo("2026-11-19T10:03:00+01:00");
        assertThat(moved.get("last_at").asString()).isEqualTo("2026-11-19T10:04:00+01:00");
        assertThat(moved.get("refusals").asInt()).isEqualTo(2);
        assertThat(moved.get("reply").asString()).isEqualTo(UNKNOWN + " any more");
        assertThat(moved.get("file").asString()).endsWith("acct-1.csv");
        assertThat(moved.get("line").asInt()).isEqualTo(6);
    }

    @Test
    void thePeriodIsThatOfTheRefusals() {
        rowAt("2026-11-17 10:00:00+0100", "b", "old@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        rowAt("2026-11-18 10:00:00+0100", "b", "new@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        rowAt("2026-11-17 10:00:00+0100", "b", "alive@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        rowAt("2026-11-19 10:00:00+0100", "d", "alive@gmail.com", "2.0.0", "smtp;250 ok", "success")
                .load();
        assertThat(list()).containsExactly("new@gmail.com", "old@gmail.com");
        assertThat(list("--until", "2026-11-17")).containsExactly("old@gmail.com");
        assertThat(list("--since", "2026-11-18")).containsExactly("new@gmail.com");
    }

    @Test
    void theOperatorsSeverityDecides() throws Exception {
        row("b", "a@gmail.com", "5.2.2 (mailbox full)", "smtp;552 5.2.2 mailbox full", "quota-issues")
                .load();
        Files.writeString(folder.resolve("acct.yaml"), "replies: {severity: {quota: hard}}\n");
        acct.launch("reclassify");
        assertThat(list()).containsExactly("a@gmail.com");
    }

    @Test
    void hostileAddressesAreHarmlessInEveryFormat() {
        row("b", "=cmd|' /C calc'!a0@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("b", "\u001b[31mred\u202e@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("b", "two\nlines@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox").load();
        assertThat(list())
                .containsExactly(
                        "\\x1b[31mred\\u202e@gmail.com", "=cmd|' /c calc'!a0@gmail.com", "two\\nlines@gmail.com");
        assertThat(list("--format", "csv")).hasSize(4).anyMatch(line -> line.startsWith("'=cmd|"));
        for (String format : List.of("json", "jsonl", "markdown")) {
            assertThat(String.join("", list("--format", format)))
                    .doesNotContain("\u001b")
                    .doesNotContain("\u202e");
        }
    }

    @Test
    void aFileAppearsCompleteOrNotAtAll() throws Exception {
        row("b", "a@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox").load();
        Files.writeString(folder.resolve("list.txt"), "what was there\n");
        assertThat(list("--out", "list.txt")).isEmpty();
        assertThat(folder.resolve("list.txt")).hasContent("a@gmail.com\n");
        assertThat(acct.launch("export", "suppressions", "--out", "no/such/folder.txt")
                        .exitCode())
                .isEqualTo(1);
        assertThat(acct.launch("export", "suppressions", "--out", "list.txt", "--store", "no.duckdb")
                        .exitCode())
                .isEqualTo(1);
        assertThat(folder.resolve("list.txt")).hasContent("a@gmail.com\n");
        assertThat(folder.resolve(".list.txt.part")).doesNotExist();
    }

    @Test
    void theAuditCountsWhomTheShortcutsLoseAndKeep() {
        row("b", "dead@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("b", "DEAD@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("b", "missed@gmail.com", "5.0.0", "smtp;550 user unknown", "policy-related");
        row("b", "blocked@gmail.com", "5.7.1", BLOCK, "bad-mailbox");
        row("b", "spam@gmail.com", "5.7.1", BLOCK, "spam-related");
        row("b", "expired@gmail.com", "4.4.7 (delivery time expired)", "", "message-expired");
        row("b", "...@gmail.com", "5.1.1", UNKNOWN, "bad-mailbox");
        row("b", "alive@web.de", "5.1.1", UNKNOWN, "bad-mailbox");
        row("d", "alive@web.de", "2.0.0", "smtp;250 ok", "success");
        row("b", "", "5.1.1", UNKNOWN, "bad-mailbox").load();
        String header = "isp,recipients,dead,by_bounce_cat,wrong_by_bounce_cat,kept_by_bounce_cat,by_5xx,wrong_by_5xx,"
                + "kept_by_5xx,rows_without_recipient";
        assertThat(acct.launch("query", "suppression-audit", "--format", "csv")
                        .out()
                        .lines())
                .containsExactly(header, "gmail,5,2,2,1,1,4,2,0,1", "web.de,1,0,1,1,0,1,1,0,0", ",0,0,0,0,0,0,0,0,1");
        assertThat(acct.launch("query", "suppression-audit", "--since", "2026-11-20", "--format", "csv")
                        .out()
                        .lines())
                .containsExactly(header);
    }
}
