package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of replies find what they are there to find. */
final class ReplyChecksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replies_add_up | delete from reply_seen where outcome = 'deferred'",
                "replies_add_up | update reply_seen set events = events + 1 where outcome = 'bounced'",
                "replies_add_up | update reply_seen set day = null where outcome = 'queue_event'",
                "replies_add_up | update remote_report set reply_id = null",
                "replies_add_up | insert into reply_seen from reply_seen limit 1",
                "replies_are_known | delete from reply where text like '%unknown%'",
                "replies_are_known | insert into reply from reply limit 1",
                "replies_are_whole | update reply set text = concat(text, '.') where text like '%unknown%'",
                "replies_are_whole | update reply set template = 'x' where text like '%unknown%'",
                "replies_are_whole | update reply set code = '5.9.9' where text like '%unknown%'",
                "replies_are_known | update attempt set reply_id = 'x' where type = 't'",
            })
    void whatDoesNotAddUpIsFound(String check, String damage, @TempDir Path folder) throws Exception {
        Cli acct = Cli.in(folder);
        Logs.standard()
                .row("d", "rcpt", "a@gmail.com")
                .row("b", "rcpt", "a@gmail.com", "dsnDiag", "smtp;550 5.1.1 user unknown")
                .row("t", "rcpt", "a@gmail.com", "dsnDiag", "smtp;450 4.2.0 greylisted")
                .row("tq", "queue", "gmail.com/v1", "dsnStatus", "4.4.1 (no answer from host)")
                .row("rb", "rcpt", "a@gmail.com", "dsnStatus", "5.1.1 (bad destination mailbox address)")
                .write(folder.resolve("acct-1.csv"));
        assertThat(acct.ingest("acct-1.csv").exitCode()).isZero();
        SoundStore.check(acct.store());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.execute(damage);
        }
        assertThat(Rows.of(acct.store(), Files.readString(Path.of("sql", "check", check + ".sql"))))
                .isNotEmpty();
    }
}
