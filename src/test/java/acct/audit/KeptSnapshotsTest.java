package acct.audit;

import static acct.audit.PmtaNights.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Rows;
import acct.SoundStore;
import acct.load.EqualStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Configurations are kept by content with every load, without their secrets. */
@Tag("slow")
final class KeptSnapshotsTest {
    private final Path folder;
    private final Cli acct;
    private final PmtaNights nights;

    KeptSnapshotsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder);
        this.nights = new PmtaNights(folder, acct);
    }

    private void damage(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private long number(String sql) {
        return Rows.number(acct.store(), sql);
    }

    @Test
    void aConfigurationThatCannotBeReadCostsNoLoad() throws IOException {
        Files.delete(folder.resolve("config"));
        assertThat(nights.load(15).err()).contains("config: cannot be read, so no snapshot");
        assertThat(number("select count(*) from config_seen")).isZero();
        assertThat(number("select count(*) from attempt")).isEqualTo(41);
    }

    @Test
    void oneContentIsKeptOnceWhateverMovesOrComments() throws IOException {
        nights.load(15);
        int vmtas = CONFIG.indexOf("<virtual-mta-pool");
        nights.write("# a comment\n\n" + CONFIG.substring(vmtas).replace("    ", "\t") + CONFIG.substring(0, vmtas));
        nights.load(16);
        assertThat(number("select count(*) from config_snapshot")).isEqualTo(1);
        assertThat(Rows.of(acct.store(), "select first_day, last_day from config_seen"))
                .containsExactly("2026-11-15|2026-11-16");
        assertThat(nights.diff()).isEmpty();
        assertThat(acct.launch("pmta", "diff").out()).startsWith("Nothing changed");
        SoundStore.check(acct.store());
    }

    @Test
    void aContentThatComesBackIsSeenTwiceAndKeptOnce() throws IOException {
        nights.load(15);
        nights.write(CONFIG.replace("500/d", "800/d"));
        nights.load(16);
        nights.write(CONFIG);
        nights.load(17);
        assertThat(number("select count(*) from config_snapshot")).isEqualTo(2);
        assertThat(number("select count(*) from config_seen")).isEqualTo(3);
        assertThat(nights.diff()).hasSize(2);
        assertThat(nights.diff("--since", "2026-11-17")).hasSize(1);
        assertThat(nights.diff("--until", "2026-11-15")).isEmpty();
        SoundStore.check(acct.store());
    }

    @Test
    void theSettingsAreRowsWithFileAndLineAndWithoutSecrets() {
        nights.load(15);
        assertThat(Rows.of(
                        acct.store(),
                        "select scope, name, block, directive, value, file, line from config_setting"
                                + " where scope = 'vmta' and name = 'v1' order by place"))
                .containsExactly(
                        "vmta|v1|-|<virtual-mta>|v1|config|1",
                        "vmta|v1|-|smtp-source-host|192.0.2.1 a.example.com|config|2",
                        "vmta|v1|-|<domain>|gmail.com|config|3",
                        "vmta|v1|<domain gmail.com>|max-msg-rate|500/d|config|4");
        assertThat(Rows.of(
                        acct.store(),
                        "select directive, value from config_setting where directive in ('password',"
                                + " 'unheard-of') order by 1"))
                .containsExactly("password|-", "unheard-of|-");
    }

    @Test
    void pruningKeepsSnapshots() throws IOException {
        nights.changeOnThe17th(CONFIG.replace("500/d", "800/d"));
        assertThat(acct.launch("prune", "--attempts", "1d", "--hourly", "1d").exitCode())
                .isZero();
        assertThat(number("select count(*) from config_snapshot")).isEqualTo(2);
        JsonNode change = nights.diff().get(0);
        assertThat(change.get("new").asString()).isEqualTo("800/d");
        assertThat(change.get("delivered_before").isNull()).as("gone, not zero").isTrue();
        Cli.Result verified = acct.launch("verify");
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    @Test
    void twoStoresOfTheSameNightsAreEqual() throws IOException {
        nights.load(15);
        Path first = folder.resolve("first.duckdb");
        Files.move(acct.store(), first);
        nights.load(15);
        EqualStores.check(first, acct.store());
        damage("update config_setting set value = '1/d' where value = '500/d'");
        assertThat(EqualStores.difference(first, acct.store())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from config_setting where line = 4",
                "delete from config_snapshot",
                "delete from config_seen"
            })
    void aStoreWithHalfASnapshotIsUnsound(String damage) {
        nights.load(15);
        damage(damage);
        assertThat(acct.launch("verify").err()).contains("snapshots_are_complete");
    }
}
