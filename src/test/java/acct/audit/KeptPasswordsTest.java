package acct.audit;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that an earlier acct kept of a PowerMTA configuration go from the store as soon as something is written. */
final class KeptPasswordsTest {
    private static final String PASSWORD = "hunter2OfEarlierTimes";
    private static final String CONFIG = """
            <virtual-mta v1>
                smtp-source-host 192.0.2.1 a.example.com
                <domain gmail.com>
                    route smtp-user:%s@relay.example.com
                </domain>
            </virtual-mta>
            <pattern-list l>
                mail-from /a:b@c/ virtual-mta=v1
            </pattern-list>
            """.formatted(PASSWORD);

    private final Path folder;
    private final Cli acct;

    KeptPasswordsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder);
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: config\n");
        Files.writeString(folder.resolve("config"), CONFIG);
        load("acct-1.csv");
    }

    private String load(String name) {
        Logs.standard().row("d", "rcpt", name + "@example.com").write(folder.resolve(name));
        Cli.Result loaded = acct.launch("ingest", name);
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        return loaded.err();
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
            statement.execute("checkpoint");
        }
    }

    /** The store as an acct left it that hid less. */
    private void keepAsBefore() throws SQLException {
        change(
                "update config_setting set value = replace(value, '…', '" + PASSWORD + "'), snapshot_id = 'before'",
                "update config_snapshot set snapshot_id = 'before'",
                "update config_seen set snapshot_id = 'before'");
        assertThat(Rows.of(acct.store(), "select value from config_setting where directive = 'route'"))
                .containsExactly("smtp-user:" + PASSWORD + "@relay.example.com");
    }

    private List<String> ids() {
        return Rows.of(
                acct.store(),
                "select snapshot_id from config_setting union select snapshot_id from config_snapshot"
                        + " union select snapshot_id from config_seen");
    }

    private void nothingIsLeft() throws IOException {
        assertThat(Rows.of(acct.store(), "select value from config_setting where directive = 'route'"))
                .containsExactly("smtp-user:…@relay.example.com");
        assertThat(Rows.of(acct.store(), "select value from config_setting where directive = 'mail-from'"))
                .containsExactly("/a:b@c/ virtual-mta=v1");
        assertThat(new String(Files.readAllBytes(acct.store()), StandardCharsets.ISO_8859_1))
                .doesNotContain(PASSWORD);
        SoundStore.check(acct.store());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest acct-1.csv", "reclassify", "prune --attempts 3650d"})
    void whateverWritesHidesThem(String command) throws Exception {
        List<String> now = ids();
        keepAsBefore();
        Cli.Result result = acct.launch(command.split(" "));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("hidden now in 1 kept PowerMTA configuration", "change these passwords");
        assertThat(ids()).isEqualTo(now).hasSize(1);
        nothingIsLeft();
        assertThat(load("acct-2.csv")).doesNotContain("hidden now");
    }

    @Test
    void aContentThatIsKeptInBothWaysIsOneAfterwards() throws Exception {
        List<String> now = ids();
        keepAsBefore();
        change(
                "insert into config_setting select '" + now.get(0)
                        + "', place, scope, name, block, directive, replace(value, '" + PASSWORD
                        + "', '…'), file, line from config_setting",
                "insert into config_snapshot select '" + now.get(0)
                        + "', path, is_whole, settings from config_snapshot",
                "insert into config_seen select '" + now.get(0)
                        + "', first_at + interval 1 day, last_at + interval 1 day, first_day + 1, last_day + 1"
                        + " from config_seen");
        load("acct-2.csv");
        assertThat(ids()).isEqualTo(now).hasSize(1);
        assertThat(acct.launch("pmta", "diff").exitCode()).isZero();
        nothingIsLeft();
    }
}
