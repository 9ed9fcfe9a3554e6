package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison itself: it finds what it is there to find, and nothing else. */
@Tag("slow")
final class EqualStoresTest {
    private static Path store = Path.of("");

    private Path folder = Path.of("");

    /** It is only read: what is to be changed is a copy. */
    @BeforeAll
    static void oneStore(@TempDir Path shared) {
        Cli acct = Cli.in(shared);
        logs("1").raw(logs("2").bytes()).write(shared.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        store = acct.store();
    }

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
    }

    private static Logs logs(String part) {
        String header = String.join(",", Logs.COLUMNS_23) + ",header_Subject,header_X-Job";
        return Logs.of(header)
                .row("d", "envId", "e" + part, "rcpt", "a@one.example", "dlvSize", "12", "header_Subject", "hello")
                .row("d", "envId", "e" + part, "rcpt", "a@one.example", "dlvSize", "12", "header_Subject", "hello")
                .row("b", "envId", "b" + part, "dsnDiag", "smtp;550 no", "dlvSize", "many")
                .row("t", "envId", "t" + part, "timeLogged", "2026-11-18 23:59:59+0100")
                .row("tq", "queue", "one.example/v" + part)
                .row("f", "rcpt", "a@one.example")
                .row("rb", "rcpt", "a@one.example")
                .row("r", "rcpt", "a@one.example")
                .line("x,broken " + part)
                .line("");
    }

    private Path changed(String sql) throws IOException, SQLException {
        Path other = folder.resolve("other.duckdb");
        Files.copy(store, other);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return other;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update attempt set rcpt = 'b@one.example' where env_id = 'b1' | attempt: 1 rows missing, 1 too many; [rcpt=",
                "update attempt set size_bytes = null where env_id = 'e1' | [size_bytes='12' became size_bytes=null]",
                "update attempt set headers = map {'subject': 'x'} where env_id = 'e1' | headers=",
                "delete from attempt where env_id = 't1' | attempt: 1 rows missing, 0 too many; missing: ",
                "insert into attempt from attempt where env_id = 'b1' | attempt: 0 rows missing, 1 too many; too many: ",
                "delete from queue_event where vmta is null and queue like '%v1' | queue_event: 1 rows missing",
                "insert into receipt from receipt limit 1 | receipt: 0 rows missing, 1 too many",
                "update complaint set vmta = '' | [vmta=null became vmta='']",
                "update remote_report set type = 'rs' | [type='rb' became type='rs']",
                "update rejected_line set raw = concat(raw, ' ') | raw='x,broken",
                "update bad_value set count = count + 1 | bad_value: 1 rows missing, 1 too many; [count='2' became count='3']",
                "update hourly set events = events + 1 where outcome = 'bounced' | hourly: ",
                "update hourly set bytes = null where bytes is not null | bytes=",
                "update daily set hard = hard + 1 where recipients > 0 | daily: ",
                "update daily_job set events = 7 where outcome = 'bounced' | daily_job: ",
                "update load_day set logs_size = not logs_size | load_day: ",
                "update load set lines = lines + 1 | load: 1 rows missing, 1 too many; [lines='22' became lines='23']",
                "update load set first_at = null | load: ",
                "delete from isp where isp = 'gmail' | isp: 1 rows missing",
                "drop table bad_value | bad_value: expected columns ",
                "alter table complaint alter orcpt type integer | complaint: expected columns "
            })
    void findsWhatDiffers(String sql, String said) throws IOException, SQLException {
        Path other = changed(sql);
        assertThat(EqualStores.difference(store, other))
                .hasValueSatisfying(text -> assertThat(text).contains(said.strip()));
        assertThat(EqualStores.difference(other, store)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1",
                "update attempt set load_id = load_id + 7, line = line + 1",
                "update load set path = 'x', location = null, lane = 'other', loaded_at = now(), tool_version = 'y'",
                "update rejected_line set line = line + 1, byte_offset = 0",
                "update attempt set headers = map_from_entries(list_reverse(map_entries(headers)))"
            })
    void seesPastHowARowCame(String sql) throws IOException, SQLException {
        EqualStores.check(store, changed(sql));
    }

    @Test
    void oneFileInTwoLoadsIsTheSame() throws IOException {
        Path second = Files.createDirectories(folder.resolve("second"));
        Cli acct = Cli.in(second);
        logs("1").write(second.resolve("acct-7.csv"));
        acct.ingest("acct-7.csv");
        logs("1").raw(logs("2").bytes()).write(second.resolve("acct-7.csv"));
        assertThat(acct.ingest("acct-7.csv").file().get("status").asString()).isEqualTo("grown");
        EqualStores.check(store, acct.store());
        assertThat(Rows.number(acct.store(), "select count(*) from load")).isEqualTo(2);
    }

    @Test
    void aFileLoadedTwiceIsNot() throws IOException, SQLException {
        Path other = changed("insert into hourly from hourly");
        assertThat(EqualStores.difference(store, other))
                .hasValueSatisfying(text -> assertThat(text).startsWith("hourly: "));
    }
}
