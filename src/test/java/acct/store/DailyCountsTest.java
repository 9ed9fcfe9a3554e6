package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts by the day are always what hours and categories give, whatever became of the rows meanwhile. */
@SuppressWarnings("StringConcatToTextBlock") // line by line, as it is written
final class DailyCountsTest {
    private static final String DAYS = "select * from daily order by all";

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    private void load() {
        for (String day : List.of("10", "18", "19")) {
            Logs logs = Logs.standard();
            String[] times = {"timeLogged", "2026-11-" + day + " 23:30:00-0100"};
            row(logs, times, "d", "timeQueued", "2026-11-" + day + " 23:29:55-0100");
            row(logs, times, "d", "timeQueued", "2026-11-" + day + " 22:30:00-0100");
            row(logs, times, "b", "dsnStatus", "5.1.1", "dsnDiag", "smtp;550 5.1.1 user unknown");
            row(logs, times, "b", "dsnStatus", "5.2.2", "dsnDiag", "smtp;552 5.2.2 mailbox full");
            row(logs, times, "b", "dsnDiag", "smtp;550 5.7.1 listed at zen.spamhaus.org");
            row(logs, times, "t", "dsnStatus", "4.4.1", "dsnDiag", "smtp;421 4.4.1 connection timed out");
            row(logs, times, "f");
            row(logs, times, "tq");
            logs.write(folder.resolve("acct-" + day + ".csv"));
        }
        Cli.Result loaded = acct.ingest("acct-10.csv", "acct-18.csv", "acct-19.csv");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    }

    private static void row(Logs logs, String[] times, String type, String... more) {
        String[] cells = new String[times.length + 6 + more.length];
        String[] own = {"rcpt", "a@gmail.com", "dlvSourceIp", type.equals("f") ? "" : "192.0.2.1", "vmta", "v1"};
        System.arraycopy(times, 0, cells, 0, times.length);
        System.arraycopy(own, 0, cells, times.length, own.length);
        System.arraycopy(more, 0, cells, times.length + own.length, more.length);
        logs.row(type, cells);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> days() {
        return Rows.of(acct.store(), DAYS);
    }

    private long hard() {
        return Rows.number(acct.store(), "select sum(hard) from daily");
    }

    @Test
    void whatIsNotWhatTheHoursGiveIsNamed() throws Exception {
        load();
        run("update daily set late = late + 1 where load_id = 2 and recipients > 0");
        Cli.Result quick = acct.launch("verify", "--quick", "--format", "json");
        assertThat(quick.exitCode()).isEqualTo(1);
        assertThat(quick.err())
                .contains("check days_add_up: load_id 2, day 2026-11-18, by_hour {")
                .contains("acct-18.csv daily 2026-11-18: another content");
        assertThat(acct.launch("verify").err()).contains("acct-18.csv daily 2026-11-18", "late: its rows give");
    }

    @Test
    void aLoadIsCountedByItsDays() {
        load();
        assertThat(Rows.of(acct.store(), """
                        select day, source_ip, vmta, isp, delivered, recipients, hard, block, attempts, deferred, greylisted,
                            connection, authentication, complaints, timed, late
                        from daily where day >= '2026-11-19' order by all"""))
                .containsExactly(
                        "2026-11-19|192.0.2.1|v1|gmail|2|5|1|1|6|1|0|1|0|0|2|1",
                        "2026-11-19|-|v1|gmail|0|0|0|0|0|0|0|0|0|1|0|0");
        SoundStore.check(acct.store());
    }

    @Test
    void otherMeaningsOfCategoriesCountOldDaysToo() throws Exception {
        load();
        assertThat(acct.launch("prune", "--attempts", "5d").exitCode()).isZero();
        assertThat(hard()).isEqualTo(3);
        Files.writeString(folder.resolve("acct.yaml"), "replies: {severity: {quota: hard}}\n");
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        assertThat(hard()).isEqualTo(6);
        SoundStore.check(acct.store());
        assertThat(acct.launch("verify", "--quick").exitCode()).isZero();
    }

    @Test
    void otherRulesCountTheDaysWhoseRowsAreThere() throws Exception {
        load();
        assertThat(acct.launch("prune", "--attempts", "5d").exitCode()).isZero();
        Files.writeString(
                folder.resolve("acct.yaml"),
                "replies: {rules: [{name: full, category: mailbox, any: [mailbox full]}]}\n"
                        + "classes:\n  marketing: {vmtas: [v1]}\n");
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        assertThat(hard()).isEqualTo(5);
        SoundStore.check(acct.store());
        assertThat(acct.launch("verify", "--quick").exitCode()).isZero();
    }

    @Test
    void anOlderStoreGetsThemOfItsHours() throws Exception {
        load();
        assertThat(acct.launch("prune", "--attempts", "5d").exitCode()).isZero();
        List<String> before = days();
        String digests = "select * from row_digest where load_id < 4 and table_name <> 'store_name' order by all";
        List<String> digested = Rows.of(acct.store(), digests);
        run(
                "drop view counted_hour",
                "drop table daily",
                "drop table judged_day",
                "drop table incident",
                "drop table notification",
                "drop table incident_order",
                "drop table outbox",
                "drop table store_name",
                "drop table forgotten",
                "drop table filled",
                "alter table load drop column privacy",
                "delete from row_digest where table_name in ('daily', 'judged_day', 'incident', 'notification', 'incident_order',"
                        + " 'outbox', 'store_name')",
                "update schema_version set version = 12");
        Logs.standard().row("d").write(folder.resolve("acct-20.csv"));
        assertThat(acct.ingest("acct-20.csv").exitCode()).isZero();
        assertThat(days()).containsAll(before).hasSize(before.size() + 1);
        assertThat(Rows.of(acct.store(), digests)).isEqualTo(digested);
        SoundStore.check(acct.store());
    }
}
