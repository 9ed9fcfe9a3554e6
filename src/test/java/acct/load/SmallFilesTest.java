package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Many small files share a transaction, and yet each of them is treated as if it had come by itself. */
@Tag("slow")
final class SmallFilesTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    @AfterEach
    void theStoreIsSound() {
        SoundStore.check(acct.store());
    }

    /** Rows {@code first} to {@code last - 1} of a day with one row a minute. */
    private static Logs part(int first, int last) {
        Logs logs = Logs.standard();
        for (int i = first; i < last; i++) {
            row(logs, i);
        }
        return logs;
    }

    private static Logs row(Logs logs, int i) {
        return logs.row("d", "timeLogged", time(i), "rcpt", "a" + i + "@example.com", "envId", "e" + i);
    }

    private static String time(int i) {
        return "2026-11-19 %02d:%02d:00+0100".formatted(i / 60, i % 60);
    }

    private Path write(String name, Logs logs) {
        return logs.write(folder.resolve("in").resolve(name));
    }

    /** Eight files of ten rows each, {@code acct-0.csv} to {@code acct-7.csv}. */
    private void writeEight() {
        for (int i = 0; i < 8; i++) {
            write("acct-" + i + ".csv", part(100 + 10 * i, 110 + 10 * i));
        }
    }

    private static List<String> told(Cli.Result result) {
        List<String> told = new ArrayList<>();
        for (JsonNode file : result.json().get("files")) {
            told.add(file.get("path").asString().replace("in/acct-", "") + " "
                    + file.get("status").asString() + " " + file.get("stored").asInt());
        }
        return told;
    }

    private long attempts() {
        return Rows.number(acct.store(), "select count(*) from attempt");
    }

    @Test
    void whatIsNoAccountingFileOrCannotBeReadCostsOnlyItself() throws IOException {
        writeEight();
        write("acct-2a.csv", Logs.empty().line("name,price").line("shoe,3"));
        byte[] whole = part(0, 90).gzip();
        Files.write(folder.resolve("in/acct-4a.csv.gz"), Arrays.copyOf(whole, whole.length - 20));
        write("acct-5a.csv", Logs.empty());
        write("acct-6a.csv", Logs.standard());
        Cli.Result result = acct.ingest("in");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(told(result))
                .containsExactly(
                        "0.csv loaded 10",
                        "1.csv loaded 10",
                        "2.csv loaded 10",
                        "2a.csv refused 0",
                        "3.csv loaded 10",
                        "4.csv loaded 10",
                        "4a.csv.gz refused 0",
                        "5.csv loaded 10",
                        "5a.csv empty 0",
                        "6.csv loaded 10",
                        "6a.csv empty 0",
                        "7.csv loaded 10");
        assertThat(attempts()).isEqualTo(80);
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isEqualTo(8);
        assertThat(told(acct.ingest("in"))).contains("3.csv already-loaded 0", "7.csv already-loaded 0");
        assertThat(attempts()).isEqualTo(80);
    }

    @Test
    void ofTwoFilesThatBringTheSameRowsTheSecondIsRefusedAndTheOthersStay() {
        writeEight();
        Logs again = Logs.empty().header(List.of("type", "rcpt", "envId", "timeLogged"));
        for (int i = 120; i < 135; i++) {
            row(again, i);
        }
        write("acct-9.csv", again);
        Cli.Result result = acct.ingest("in");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(told(result)).hasSize(9).contains("7.csv loaded 10", "9.csv refused 0");
        assertThat(result.err()).contains("acct-9.csv: 15 of its 15 rows", "in/acct-2.csv and 1 other file");
        assertThat(attempts()).isEqualTo(80);
    }

    @Test
    void whatTheOperatorSaysOfSuchRowsHoldsForThemToo() {
        writeEight();
        write("acct-9.csv", part(175, 190));
        assertThat(told(acct.ingest("in", "--skip-overlap"))).contains("7.csv loaded 10", "9.csv loaded 10");
        assertThat(attempts()).isEqualTo(90);
        assertThat(acct.launch("verify").exitCode()).isZero();
    }

    @Test
    void aFewEqualRowsAreStoredAndTold() {
        write("acct-1.csv", part(0, 1100));
        write("acct-2.csv", part(1050, 1250));
        Logs chance = part(5, 6);
        for (int i = 0; i < 1299; i++) {
            chance.row("d", "timeLogged", time(i), "rcpt", "b" + i + "@example.com", "envId", "f" + i);
        }
        write("acct-3.csv", chance);
        Cli.Result result = acct.ingest("in");
        assertThat(told(result)).containsExactly("1.csv loaded 1100", "2.csv refused 0", "3.csv loaded 1300");
        assertThat(result.json().get("files").get(2).get("message").asString()).contains("so few may be chance");
    }

    @Test
    void copiesBeginningsAndContinuationsAreRecognised() throws IOException {
        writeEight();
        Files.write(folder.resolve("in/acct-1copy.csv.gz"), part(110, 120).gzip());
        write("acct-2more.csv", part(120, 129));
        Logs longer = part(130, 140);
        row(longer, 900);
        write("acct-3more.csv", longer);
        Cli.Result result = acct.ingest("in");
        assertThat(result.exitCode()).isZero();
        assertThat(told(result))
                .contains(
                        "1.csv loaded 10",
                        "1copy.csv.gz already-loaded 0",
                        "2.csv loaded 10",
                        "2more.csv already-loaded 0",
                        "3more.csv grown 1");
        assertThat(attempts()).isEqualTo(81);
    }

    @Test
    void tooManyRejectsRefuseOnlyTheirFile() {
        writeEight();
        write("acct-3a.csv", part(400, 402).line("x,broken").line("y,broken"));
        Cli.Result result = acct.ingest("in", "--max-rejected-share", "0.3");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(told(result)).contains("3.csv loaded 10", "3a.csv refused 0", "4.csv loaded 10");
        assertThat(Rows.number(acct.store(), "select count(*) from rejected_line"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyTogetherAreWhatTheyAreOneByOne(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            List<Byte> odd = OddFile.of(random.nextInt(100_000)).bytes();
            byte[] bytes = new byte[odd.size()];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = odd.get(at);
            }
            String name = "in/acct-%02d.csv".formatted(i);
            Logs.write(
                    folder.resolve(name),
                    switch (random.nextInt(4)) {
                        case 0 -> Logs.gzip(bytes);
                        case 1 -> Logs.zstd(bytes);
                        default -> bytes;
                    });
            names.add(name);
        }
        List<String> together = new ArrayList<>();
        acct.ingest("in", "--allow-overlap").json().get("files").forEach(file -> together.add(file.toString()));
        List<String> oneByOne = new ArrayList<>();
        for (String name : names) {
            oneByOne.add(acct.ingest(name, "--lane", "streaming", "--allow-overlap", "--store", "one.duckdb")
                    .file()
                    .toString());
        }
        assertThat(together).containsExactlyElementsOf(oneByOne);
        EqualStores.check(folder.resolve("one.duckdb"), acct.store());
        Cli.Result verified = acct.launch("verify", "--format", "json");
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    @Test
    void ofManyLoadsTheOneThatWasChangedIsFound() throws SQLException {
        writeEight();
        assertThat(acct.ingest("in").exitCode()).isZero();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update attempt set rcpt = 'forged@example.com' where env_id = 'e143'");
            statement.executeUpdate("update load set lines = 12 where path like '%acct-6.csv'");
        }
        write("acct-1.csv", part(0, 10));
        Cli.Result result = acct.launch("verify", "--format", "json");
        assertThat(result.exitCode()).isEqualTo(1);
        List<String> told = new ArrayList<>();
        for (JsonNode load : result.json().get("loads")) {
            told.add(load.get("status").asString());
        }
        assertThat(told)
                .containsExactly(
                        "verified",
                        "changed-file",
                        "verified",
                        "verified",
                        "different",
                        "verified",
                        "different",
                        "verified");
        assertThat(result.err())
                .contains("in/acct-4.csv:5 attempt.rcpt: file a143@example.com, store forged@example.com")
                .contains("in/acct-6.csv ledger.lines: file 11, store 12");
        // The statements of sql/check speak of the damage too; the store is mended before they are asked.
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update load set lines = 11 where path like '%acct-6.csv'");
        }
    }
}
