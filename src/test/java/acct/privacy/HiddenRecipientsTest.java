package acct.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.load.EqualStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipients that are hidden when rows are loaded. */
@Tag("slow")
final class HiddenRecipientsTest {
    private static final String COUNTS =
            "select outcome, isp, rcpt_domain, bounce_cat, count(*) from attempt group by all" + " order by all";
    /** `pmta digest --hmac-sha256 --key=secretkey port25`, as the User's Guide prints it. */
    private static final String PORT25 = "614648A140A88192D375C22E606BEC922E8CFA71A5063C067E6BE7CB49C506AA";

    private final Path folder;
    private final Cli acct;

    HiddenRecipientsTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private void configure(String privacy) throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "privacy: {" + privacy + "}\n");
    }

    private void key(String name, String key) throws IOException {
        Path file = Files.writeString(folder.resolve(name), key + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void hmac() throws IOException {
        key("privacy.key", "secretkey");
        configure("recipients: hmac-sha256, key-file: privacy.key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recipients: md5 | 'privacy.recipients' is 'md5'; valid are clear, hash, hmac-sha256, redact",
                "recipients: hmac-sha256 | needs 'key-file'",
                "floor: few | 'privacy.floor' is 'few'; write a number of recipients",
                "key-format: octal | 'privacy.key-format' is 'octal'; valid are text, hex",
                "recipient: hash | unknown key 'recipient' in 'privacy'; valid keys: recipients, key-file, key-format, floor, reports"
            })
    void whatIsNotValidIsNamedWithWhatIs(String privacy, String said) throws IOException {
        configure(privacy);
        Cli.Result result = acct.ingest("acct.csv");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("acct: acct.yaml:1: ").contains(said);
    }

    @Test
    void aKeyThatOthersCanReadIsNotTaken() throws IOException {
        hmac();
        Files.setPosixFilePermissions(folder.resolve("privacy.key"), PosixFilePermissions.fromString("rw-r--r--"));
        Logs.standard().row("d", "rcpt", "port25@x.example").write(folder.resolve("acct.csv"));
        Cli.Result result = acct.ingest("acct.csv");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("privacy.key-file")
                .contains("chmod 600")
                .doesNotContain("secretkey");
        assertThat(acct.store()).doesNotExist();
    }

    @Test
    void aKeyThatIsMissingOrNoHexIsNamedAndNotShown() throws IOException {
        configure("recipients: hmac-sha256, key-file: none.key");
        Logs.standard().row("d").write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").err()).contains("privacy.key-file").contains("no such file");
        key("privacy.key", "not hex");
        configure("recipients: hmac-sha256, key-file: privacy.key, key-format: hex");
        Cli.Result result = acct.ingest("acct.csv");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("hex digits").doesNotContain("not hex");
    }

    @Test
    void theHmacJoinsWhatPowerMtaHashed() throws IOException {
        hmac();
        Logs.standard()
                .row("d", "rcpt", "Port25@x.example", "envId", "1")
                .row("d", "rcpt", PORT25 + "@x.example", "envId", "2")
                .write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), "select distinct rcpt, rcpt_domain from attempt"))
                .containsExactly(PORT25 + "@x.example|x.example");
    }

    @Test
    void anAddressThatIsNoneIsHiddenWhole() throws IOException {
        configure("recipients: redact");
        Logs.standard()
                .row("d", "rcpt", "port25")
                .row("d", "rcpt", "port25@")
                .row("d", "rcpt", "@x.example")
                .row("d", "rcpt", "")
                .write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), "select rcpt from attempt order by line"))
                .containsExactly("...", "...@", "@x.example", "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "hmac-sha256, key-file: privacy.key", "redact"})
    void nothingOfAPersonIsStoredAndNoCountChanges(String recipients) throws IOException {
        SeededPeople people = new SeededPeople(22, 24);
        people.file(1_500).write(folder.resolve("acct.csv"));
        ByteSearch search = new ByteSearch(people.names());
        assertThat(acct.ingest("acct.csv", "--store", "clear.duckdb").exitCode())
                .isZero();
        Path clear = folder.resolve("clear.duckdb");
        assertThat(search.inStore(clear)).isNotEmpty();

        key("privacy.key", "secretkey");
        configure("recipients: " + recipients);
        Cli.Result loaded = acct.ingest("acct.csv");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(search.in("out", loaded.out() + loaded.err())).isEmpty();
        assertThat(search.inStore(acct.store())).isEmpty();
        assertThat(search.below(folder, "acct.csv", "clear.duckdb")).isEmpty();
        assertThat(Rows.of(acct.store(), COUNTS)).isEqualTo(Rows.of(clear, COUNTS));
        assertThat(Rows.of(acct.store(), "select lines, headers, blank, stored, rejected from load"))
                .isEqualTo(Rows.of(clear, "select lines, headers, blank, stored, rejected from load"));
        SoundStore.check(acct.store());
        for (String[] verify : List.of(new String[] {"verify"}, new String[] {"verify", "--quick"})) {
            Cli.Result verified = acct.launch(verify);
            assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
            assertThat(verified.err()).contains("verified 1 of 1 loads");
        }
    }

    @Test
    void bothLanesAndManySmallFilesStoreTheSame() throws IOException {
        SeededPeople people = new SeededPeople(23, 20);
        people.file(800).write(folder.resolve("acct.csv"));
        Logs.standard().row("d", "rcpt", "port25@x.example").write(folder.resolve("small.csv"));
        Logs.standard().row("d", "rcpt", "port26@x.example").write(folder.resolve("tiny.csv"));
        hmac();
        assertThat(acct.ingest("acct.csv", "small.csv", "tiny.csv", "--store", "one.duckdb")
                        .exitCode())
                .isZero();
        for (String file : List.of("acct.csv", "small.csv", "tiny.csv")) {
            assertThat(acct.ingest(file, "--store", "two.duckdb", "--lane", "streaming")
                            .exitCode())
                    .isZero();
        }
        EqualStores.check(folder.resolve("one.duckdb"), folder.resolve("two.duckdb"));
        Cli.Result bulk = acct.ingest("small.csv", "--lane", "bulk");
        assertThat(bulk.file().get("message").asString()).contains("recipients are hidden");
    }

    @Test
    void anotherKeyIsSaidWhereFilesAreReadAgain() throws IOException {
        hmac();
        Logs.standard().row("d", "rcpt", "port25@x.example").write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), "select privacy from load").get(0)).startsWith("hmac-sha256/");
        key("privacy.key", "another");
        Cli.Result verified = acct.launch("verify", "--format", "json");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.json().get("loads").get(0).get("status").asString()).isEqualTo("other-key");
        assertThat(verified.json().get("loads").get(0).get("message").asString())
                .contains("another key");
        assertThat(verified.err()).contains("1 not re-read");
        configure("recipients: clear, key-file: privacy.key");
        key("privacy.key", "secretkey");
        assertThat(acct.launch("verify").err()).contains("verified 1 of 1 loads");
    }

    @Test
    void aRecipientIsFoundByItsHash() throws IOException {
        hmac();
        Logs.standard()
                .row("b", "rcpt", "Port25@x.example", "dsnDiag", "smtp;550 5.1.1 <port25@x.example> unknown")
                .row("d", "rcpt", "other@x.example")
                .write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        Cli.Result found = acct.launch("trace", "port25@X.example", "--format", "json");
        assertThat(found.json()).hasSize(1);
        assertThat(found.json().get(0).get("rcpt").asString()).isEqualTo(PORT25 + "@x.example");
        assertThat(found.err()).contains("looked for by its hmac-sha256 too");
        assertThat(acct.launch("trace", PORT25 + "@x.example", "--format", "json")
                        .json())
                .hasSize(1);

        key("privacy.key", "another");
        Cli.Result lost = acct.launch("trace", "port25@x.example", "--format", "json");
        assertThat(lost.json()).isEmpty();
        assertThat(lost.err()).contains("by a key that is not that of `privacy.key-file`");
    }

    @Test
    void theSuppressionListHoldsHashesButNoDots() throws IOException {
        hmac();
        Logs.standard()
                .row("b", "rcpt", "port25@x.example", "dsnStatus", "5.1.1", "dsnDiag", "smtp;550 5.1.1 user unknown")
                .row("b", "rcpt", "...@x.example", "dsnStatus", "5.1.1", "dsnDiag", "smtp;550 5.1.1 user unknown")
                .write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        assertThat(acct.launch("export", "suppressions").out()).isEqualToIgnoringCase(PORT25 + "@x.example\n");
    }

    @Test
    void theClearTextOfAFileIsNotShownWhereRecipientsAreHidden() throws IOException {
        hmac();
        Logs.standard().row("d", "rcpt", "port25@x.example").write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        Cli.Result why = acct.launch("why", "delivered");
        assertThat(why.out() + why.err()).doesNotContain("port25").contains("recipients are hidden here");
    }
}
