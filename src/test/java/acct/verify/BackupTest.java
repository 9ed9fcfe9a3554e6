package acct.verify;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import acct.cli.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code acct backup}: a copy that was proved, or none. */
@Tag("slow")
final class BackupTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void load() {
        Logs.standard()
                .row("d", "rcpt", "a@example.com")
                .row("b", "rcpt", "b@example.com", "dsnDiag", "smtp;550 5.1.1 unknown")
                .row("f", "rcpt", "c@example.com")
                .line("x,broken")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private void isRefused(Cli.Result result, int code, String why) {
        assertThat(result.err()).hasLineCount(1).contains(why);
        assertThat(result.exitCode()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void wrongUse() throws IOException {
        isRefused(acct.launch("backup"), 2, "Missing required parameter: 'FILE'");
        isRefused(acct.launch("backup", "copy.duckdb"), 1, "no such store");
        load();
        List<String> before = names();
        isRefused(acct.launch("backup", ""), 2, "FILE is empty");
        isRefused(acct.launch("backup", "jdbc:x"), 2, "a store is a file on this host");
        isRefused(acct.launch("backup", "a.duckdb", "b.duckdb"), 2, "b.duckdb");
        isRefused(acct.launch("backup", "a.duckdb", "--since", "7d"), 2, "--since");
        isRefused(acct.launch("backup", "none/copy.duckdb"), 1, "there is no folder");
        isRefused(acct.launch("backup", ".", "--force"), 1, "is a folder");
        isRefused(acct.launch("backup", "acct.duckdb"), 1, "is there already; give --force to replace it");
        isRefused(acct.launch("backup", "acct.duckdb", "--force"), 2, "is the store itself");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("acct.duckdb"));
        isRefused(acct.launch("backup", "link", "--force"), 2, "is the store itself");
        Files.delete(folder.resolve("link"));
        isRefused(acct.launch("backup", "/dev/null", "--force"), 1, "is a pipe or a device");
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void aCopyHoldsAllThatTheStoreHolds() throws IOException {
        load();
        Cli.Result result = acct.launch("backup", "copy.duckdb");
        Path copy = folder.resolve("copy.duckdb");
        assertThat(result.err()).matches("backed up 3 rows of 1 load to copy\\.duckdb: [0-9,]+ bytes, checked\n");
        assertThat(result.exitCode()).isZero();
        assertThat(names()).containsExactly("acct-1.csv", "acct.duckdb", "acct.duckdb.lock", "copy.duckdb");
        for (String table : Rows.of(acct.store(), "select table_name from duckdb_tables() order by 1")) {
            String all = "select * from " + table + " order by all";
            assertThat(Rows.of(copy, all)).as(table).isEqualTo(Rows.of(acct.store(), all));
        }
        SoundStore.check(copy);
        // It is a store as any other: nothing is loaded twice into it, and it is proved by the same files.
        assertThat(acct.launch("ingest", "--store", "copy.duckdb", "acct-1.csv").out())
                .contains("already-loaded");
        assertThat(acct.launch("verify", "--store", "copy.duckdb").exitCode()).isZero();
        assertThat(acct.launch("backup", "quiet.duckdb", "--quiet").err()).isEmpty();
    }

    @Test
    void anotherFileStaysUnlessItIsForced() throws IOException {
        load();
        Path copy = Files.writeString(folder.resolve("copy.duckdb"), "somebody's work");
        isRefused(acct.launch("backup", "copy.duckdb"), 1, "is there already");
        assertThat(copy).hasContent("somebody's work");
        assertThat(acct.launch("backup", "copy.duckdb", "--force").exitCode()).isZero();
        assertThat(Rows.number(copy, "select count(*) from load")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rw-rw-r--"})
    void nobodyMayReadACopyWhoMayNotReadTheStore(String permissions) throws IOException {
        load();
        Files.setPosixFilePermissions(acct.store(), PosixFilePermissions.fromString(permissions));
        acct.launch("backup", "copy.duckdb");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("copy.duckdb"))))
                .isEqualTo(permissions.equals("rw-------") ? "rw-------" : "rw-r-----");
    }

    @Test
    void ofADamagedStoreThereIsNoCopy() throws SQLException, IOException {
        load();
        Path copy = folder.resolve("copy.duckdb");
        assertThat(acct.launch("backup", "copy.duckdb").exitCode()).isZero();
        byte[] good = Files.readAllBytes(copy);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update attempt set rcpt = 'forged@example.com' where type = 'd'");
        }
        Cli.Result result = acct.launch("backup", "copy.duckdb", "--force");
        isRefused(result, 1, "is damaged: load 1: acct-1.csv attempt 2026-11-19: another content");
        assertThat(result.err()).contains("nothing was changed there", "acct verify --quick");
        assertThat(Files.readAllBytes(copy)).isEqualTo(good);
        assertThat(names()).hasSize(4);
    }

    @Test
    void whereNobodyMayWriteThereIsNoCopy() throws IOException {
        load();
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (!Files.isWritable(closed)) {
            isRefused(acct.launch("backup", "closed/copy.duckdb"), 1, "permission denied");
        }
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(closed).isEmptyDirectory();
    }

    @Test
    void whatAKilledBackupLeftGoesWithTheNextOne() throws Exception {
        load();
        for (int pause = 100; pause < 1_500; pause += 200) {
            Launched backup = Launched.in(folder, "backup", "copy.duckdb", "--force");
            Thread.sleep(pause);
            backup.kill();
            Path copy = folder.resolve("copy.duckdb");
            if (Files.exists(copy)) {
                assertThat(Rows.number(copy, "select count(*) from attempt")).isEqualTo(2);
            }
        }
        assertThat(acct.launch("backup", "copy.duckdb", "--force").exitCode()).isZero();
        assertThat(names()).containsExactly("acct-1.csv", "acct.duckdb", "acct.duckdb.lock", "copy.duckdb");
    }
}
