package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows have something in each column is what the rows themselves say, whatever became of them meanwhile. */
@Tag("slow")
final class FilledTest {
    private static final String COUNTED =
            "select load_id, day, type, looked, source_ip, vmta, pool, job, rcpt, redacted"
                    + " from filled order by all";
    private static final String OF_ROWS = "select load_id, day, type, count(*) as looked, count(source_ip),"
            + " count(vmta), count(pool), count(job), count(rcpt), count(*) filter (where is_hidden(rcpt)) from attempt"
            + " group by all union all select load_id, day, 'f', count(*), count(source_ip), 0, 0, 0, 0, 0 from complaint"
            + " group by all order by all";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void load(String... more) {
        for (String day : List.of("10", "18")) {
            Logs.standard()
                    .row("d", "timeLogged", "2026-11-" + day + " 10:00:00+0100", "rcpt", "ann@x.example", "vmta", "v1")
                    .row("d", "timeLogged", "2026-11-" + day + " 10:00:01+0100", "rcpt", "...@x.example", "jobId", "j")
                    .row("b", "timeLogged", "2026-11-" + day + " 10:00:02+0100", "rcpt", "", "dlvSourceIp", "192.0.2.1")
                    .row("f", "timeLogged", "2026-11-" + day + " 10:00:03+0100", "dlvSourceIp", "192.0.2.1")
                    .row("tq", "timeLogged", "2026-11-" + day + " 10:00:04+0100")
                    .write(folder.resolve("acct-" + day + ".csv"));
        }
        String[] words = new String[more.length + 3];
        words[0] = "ingest";
        words[1] = "acct-10.csv";
        words[2] = "acct-18.csv";
        System.arraycopy(more, 0, words, 3, more.length);
        Cli.Result loaded = acct.launch(words);
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void isWhatTheRowsSay() {
        assertThat(Rows.of(acct.store(), COUNTED)).isEqualTo(Rows.of(acct.store(), OF_ROWS));
        SoundStore.check(acct.store());
        Cli.Result verified = acct.launch("verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void whatTheRowsDoNotSayIsNamed() throws Exception {
        load();
        run("update filled set vmta = vmta + 1, looked = looked + 1 where load_id = 2 and type = 'd'");
        Cli.Result quick = acct.launch("verify", "--quick");
        assertThat(quick.exitCode()).isEqualTo(1);
        assertThat(quick.err())
                .contains("check filled_adds_up: load_id 2, day 2026-11-18, type d, stored 2, looked 3")
                .contains("acct-18.csv filled 2026-11-18: another content");
        assertThat(acct.launch("verify").err()).contains("acct-18.csv filled 2026-11-18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "bulk"})
    void everyLoadIsCounted(String lane) {
        load("--lane", lane);
        assertThat(Rows.of(acct.store(), COUNTED))
                .hasSize(6)
                .contains(
                        "1|2026-11-10|d|2|0|1|0|1|2|1", "1|2026-11-10|f|1|1|0|0|0|0|0", "2|2026-11-18|b|1|1|0|0|0|0|0");
        isWhatTheRowsSay();
    }

    @Test
    void whoIsForgottenIsHiddenFromThenOn() {
        load();
        String hidden = "select redacted from filled where load_id = 1 and type = 'd'";
        assertThat(Rows.number(acct.store(), hidden)).isEqualTo(1);
        assertThat(acct.launch("forget", "ann@x.example").exitCode()).isZero();
        assertThat(Rows.number(acct.store(), hidden)).isEqualTo(2);
        isWhatTheRowsSay();
    }

    @Test
    void theyGoWithTheRows() {
        load();
        assertThat(acct.launch("prune", "--attempts", "5d").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), COUNTED)).hasSize(3).noneMatch(row -> row.contains("2026-11-10"));
        isWhatTheRowsSay();
    }

    @Test
    void anOlderStoreGetsThemOfTheRowsThatAreLeft() throws Exception {
        load();
        assertThat(acct.launch("prune", "--attempts", "5d").exitCode()).isZero();
        List<String> before = Rows.of(acct.store(), COUNTED);
        run(
                "drop table filled",
                "delete from row_digest where table_name = 'filled'",
                "update schema_version set version = 17");
        assertThat(acct.ingest("acct-18.csv").exitCode()).isZero();
        assertThat(Rows.of(acct.store(), COUNTED)).isEqualTo(before);
        isWhatTheRowsSay();
    }
}
