package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies behind the last block of a store is given back to the disk, and nothing else. */
final class FileEndTest {
    private static final int LEFT = 3 << 20;

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void aStore(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        load("acct-1.csv");
    }

    private void load(String name) {
        Logs.standard().row("d", "envId", name).write(folder.resolve(name));
        Cli.Result result = acct.ingest(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private FileEnd.Blocks blocks() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:duckdb:" + acct.store(), Settings.of(acct.store(), Store.Mode.READ))) {
            return FileEnd.Blocks.of(connection);
        }
    }

    private void leave(int bytes) throws IOException {
        Files.write(acct.store(), new byte[bytes], StandardOpenOption.APPEND);
    }

    /** If another DuckDB lays out its file otherwise, this is to be known before anything is cut. */
    @Test
    void aStoreEndsWhereItsBlocksEnd() throws Exception {
        assertThat(Files.size(acct.store())).isEqualTo(blocks().end());
    }

    @Test
    void whatAKilledRunLeftGoesAtTheNextOne() throws Exception {
        leave(LEFT + 17);
        load("acct-2.csv");
        assertThat(Files.size(acct.store())).isLessThanOrEqualTo(blocks().end() + blocks().size());
        SoundStore.check(acct.store());
        assertThat(Rows.number(acct.store(), "select count(*) from attempt")).isEqualTo(2);
    }

    @Test
    void lessThanABlockStays() throws Exception {
        long before = Files.size(acct.store());
        leave(4096);
        FileEnd.cut(new StoreFiles(acct.store()));
        assertThat(Files.size(acct.store())).isEqualTo(before + 4096);
    }

    @Test
    void whatALogMayLeadToStays() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = other.createStatement()) {
            statement.execute("pragma disable_checkpoint_on_shutdown");
            statement.execute("create table another (number integer)");
        }
        StoreFiles files = new StoreFiles(acct.store());
        assertThat(files.hasLog()).isTrue();
        leave(LEFT);
        long before = Files.size(acct.store());
        FileEnd.cut(files);
        assertThat(Files.size(acct.store())).isEqualTo(before);
    }
}
