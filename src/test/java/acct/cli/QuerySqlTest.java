package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code acct query --sql}: an operator's own statement reads the store, and does nothing else. */
final class QuerySqlTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void store(Logs logs) {
        logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into load select * from load",
                "create table x as select 1",
                "drop table attempt",
                "attach 'other.duckdb'",
                "copy attempt to 'out.csv'",
                "select * from read_csv('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from read_text('/etc/passwd')",
                "set enable_external_access = true",
                "set memory_limit = '1GB'",
                "install httpfs",
                "load httpfs",
                "pragma database_list; drop table attempt",
                "select",
                "selec 1",
                ""
            })
    void anOperatorsSqlReadsTheStoreAndNothingElse(String sql) {
        store(Logs.standard().row("d"));
        Cli.Result result = acct.launch("query", "--sql", sql);
        assertThat(result.exitCode()).as(result.out()).isIn(1, 2);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1).doesNotContain("internal error");
        assertThat(result.out()).isEmpty();
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isEqualTo(1);
        SoundStore.check(acct.store());
    }

    @Test
    void aFileThatIsNoStatementIsRefused() throws IOException {
        store(Logs.standard().row("d"));
        Files.write(folder.resolve("bytes.sql"), new byte[] {(byte) 0xff, 'x'});
        Files.write(folder.resolve("long.sql"), new byte[(1 << 20) + 1]);
        Files.createDirectory(folder.resolve("folder.sql"));
        for (String typed : List.of("none.sql", "folder.sql", "bytes.sql", "long.sql")) {
            Cli.Result result = acct.launch("query", "--sql", typed);
            OneLineError.check(result, 2);
            assertThat(result.err()).startsWith("acct: --sql " + typed + ": ");
        }
        Files.writeString(folder.resolve("two.sql"), "-- one\nselect 1; drop table attempt");
        assertThat(acct.launch("query", "--sql", "two.sql").exitCode()).isEqualTo(2);
        SoundStore.check(acct.store());
    }

    @Test
    void aStatementStandsInAFileOrComesByStandardInput() throws IOException {
        store(Logs.standard().row("d", "envId", "e1"));
        String statement = "-- which mail\nselect env_id\nfrom attempt;\n";
        Files.writeString(folder.resolve("which.sql"), statement);
        Files.writeString(folder.resolve("which mail"), statement);
        for (String typed : List.of("which.sql", "./which.sql", "which mail", "-", statement)) {
            Cli.Result result = acct.reading(statement.getBytes(StandardCharsets.UTF_8))
                    .launch("query", "--format", "csv", "--sql", typed);
            assertThat(result.out()).as(typed + result.err()).isEqualTo("env_id\ne1\n");
        }
    }

    @Test
    void anOperatorsSqlIsAnswered() {
        store(Logs.standard().row("d", "envId", "e1"));
        Cli.Result result =
                acct.launch("query", "--format", "json", "--sql", "select env_id, 1 as n, null as x from attempt");
        assertThat(result.json().toString()).isEqualTo("[{\"env_id\":\"e1\",\"n\":1,\"x\":null}]");
    }
}
