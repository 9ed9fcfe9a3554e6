package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code acct classify}: one answer for each row, whatever is in it. */
final class ClassifyCommandTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private Cli.Result classify(String csv, String... more) {
        String[] args = new String[2 + more.length];
        args[0] = "classify";
        args[1] = "-";
        System.arraycopy(more, 0, args, 2, more.length);
        return acct.reading(csv.getBytes(StandardCharsets.UTF_8)).launch(args);
    }

    private List<String> categories(String csv) {
        return classify(csv, "--format", "json")
                .json()
                .valueStream()
                .map(row -> row.get("category").asString())
                .toList();
    }

    @Test
    void wrongUse() throws IOException {
        assertThat(acct.launch("classify").exitCode()).isEqualTo(2);
        assertThat(acct.launch("classify", "a", "b").exitCode()).isEqualTo(2);

        Cli.Result missing = acct.launch("classify", "none.csv");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).isEqualTo("acct: none.csv: no such file\n");

        Cli.Result text = acct.launch("classify", "550 5.7.1 blocked");
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.err())
                .isEqualTo("acct: 550 5.7.1 blocked: no such file; replies stand in a CSV file under a header such as"
                        + " dsnDiag, - reads one from standard input\n");
        assertThat(categories("dsnDiag\n\"550 5.7.1 blocked\"\n")).hasSize(1);

        Files.createDirectory(folder.resolve("folder"));
        Cli.Result directory = acct.launch("classify", "folder");
        assertThat(directory.exitCode()).isEqualTo(1);
        assertThat(directory.err()).isEqualTo("acct: folder: cannot be read: is a folder\n");

        Files.writeString(
                folder.resolve("acct.yaml"), "replies: {rules: [{name: own, category: mailboxes, any: [x]}]}");
        Cli.Result config = classify("dsnDiag\nx\n");
        assertThat(config.exitCode()).isEqualTo(2);
        assertThat(config.err())
                .startsWith("acct: acct.yaml:1: 'replies.rules.category' is 'mailboxes'; valid are mailbox, domain,")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "reply,text\n550 x,y\n", "550 5.1.1 user unknown\n", "\u0000\u0001\u0002"})
    void aFileWithoutAKnownColumnIsRefused(String csv) {
        Cli.Result result = classify(csv, "--format", "json");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("acct: standard input: the first line must be a header with at least one of dsnStatus,"
                        + " dsnDiag, bounceCat\n");
    }

    @Test
    void eachRowHasItsAnswerInOrder() {
        Cli.Result result = classify("""
                dsnStatus,dsnDiag,bounceCat
                5.1.1 (bad destination mailbox address),"smtp;550 5.1.1 <user@example.com>: user unknown",bad-mailbox
                5.7.1,"smtp;554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org",spam-related
                5.1.2 (bad destination system: no such domain),,bad-domain
                """, "--format", "json");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode first = result.json().get(0);
        assertThat(first.propertyNames())
                .containsExactly("category", "axis", "rule", "template", "blocklist", "listed", "action");
        assertThat(first.get("category").asString()).isEqualTo("mailbox");
        assertThat(first.get("axis").asString()).isEqualTo("list-quality");
        assertThat(first.get("rule").asString()).isEqualTo("no-such-mailbox");
        assertThat(first.get("template").asString()).isEqualTo("550 5.1.1 <address>: user unknown");
        assertThat(first.get("blocklist").isNull()).isTrue();
        assertThat(first.get("action").asString()).contains("Take the address off the list");
        assertThat(result.json().get(1).get("category").asString()).isEqualTo("ip-reputation");
        assertThat(result.json().get(1).get("blocklist").asString()).isEqualTo("spamhaus-zen");
        assertThat(result.json().get(2).get("category").asString()).isEqualTo("domain");
        assertThat(Files.exists(acct.store())).as("a store").isFalse();
    }

    @Test
    void columnsAreFoundByName() {
        assertThat(categories("\uFEFFBOUNCECAT,x, dsndiag \nbad-domain,x,\nspam-related,,550 user unknown\n"))
                .containsExactly("domain", "mailbox");
        assertThat(categories("DsnStatus\n5.2.2 (mailbox full)\n")).containsExactly("quota");
        assertThat(categories("dsnDiag,dsnDiag\n,550 user unknown\n550 mailbox full,550 user unknown\n"))
                .containsExactly("mailbox", "quota");
        assertThat(categories("dsnStatus,dsnDiag\n5.2.2\n")).containsExactly("quota");
        assertThat(categories("dsnDiag\n")).isEmpty();
    }

    @Test
    void aCellMayHaveSeveralLines() {
        assertThat(categories("dsnDiag,bounceCat\n\"550-5.1.1 The account\r\n550 5.1.1 does not exist\",\n550 spam,\n"))
                .containsExactly("mailbox", "content");
    }

    @Test
    void formats() {
        String csv = "dsnDiag\n550 user unknown\n550 mailbox full\n";
        List<String> lines = classify(csv, "--format", "jsonl").out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JsonMapper.shared().readTree(lines.get(1)).get("category").asString())
                .isEqualTo("quota");
        assertThat(classify(csv).out()).startsWith("category  axis").contains("no-such-mailbox");
        assertThat(classify(csv, "--format", "csv").out())
                .startsWith("category,axis,rule,template,blocklist,listed,action\n");
    }

    @Test
    void readsAFileAlsoIfItIsCompressed() throws IOException {
        byte[] csv = "dsnDiag\n550 user unknown\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(csv);
        }
        Files.write(folder.resolve("a.csv"), csv);
        Files.write(folder.resolve("a.csv.gz"), bytes.toByteArray());
        assertThat(acct.launch("classify", "a.csv", "--format", "json").out())
                .contains("\"mailbox\"")
                .isEqualTo(
                        acct.launch("classify", "a.csv.gz", "--format", "json").out());
        Files.write(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(bytes.toByteArray(), 20));
        assertThat(acct.launch("classify", "cut.csv.gz").exitCode()).isEqualTo(1);
    }

    @Test
    void nothingFromTheFileCommandsATerminal() {
        Cli.Result result = classify("dsnDiag\n550 \u001b[2Jgone \u202eevil\u0007\n");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("\u0007");
        assertThat(classify("dsnDiag\n550 \u001b[2J\n", "--format", "json").out())
                .doesNotContain("\u001b");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void aMegabyteOfAnyBytesIsAReply(long seed) throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(seed).nextBytes(noise);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        csv.write("dsnDiag\n\"".getBytes(StandardCharsets.UTF_8));
        for (byte b : noise) {
            if (b != '"') {
                csv.write(b);
            }
        }
        csv.write("\"\n550 user unknown\n".getBytes(StandardCharsets.UTF_8));
        Cli.Result result = acct.reading(csv.toByteArray()).launch("classify", "-", "--format", "json");
        assertThat(result.exitCode()).isZero();
        assertThat(result.json()).hasSize(2);
        assertThat(result.json().get(1).get("category").asString()).isEqualTo("mailbox");

        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.write("dsnDiag\n".getBytes(StandardCharsets.UTF_8));
        raw.write(noise);
        assertThat(acct.reading(raw.toByteArray())
                        .launch("classify", "-", "--format", "jsonl")
                        .exitCode())
                .isZero();
    }

    @Test
    void theOperatorsRulesDecideFirst() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), """
                replies:
                  rules:
                    - {name: our-seed, category: policy, any: [user unknown], action: Nothing.}
                """);
        JsonNode row = classify("dsnDiag\n550 user unknown\n", "--format", "json")
                .json()
                .get(0);
        assertThat(row.get("category").asString()).isEqualTo("policy");
        assertThat(row.get("rule").asString()).isEqualTo("our-seed");
        assertThat(row.get("action").asString()).isEqualTo("Nothing.");
    }
}
