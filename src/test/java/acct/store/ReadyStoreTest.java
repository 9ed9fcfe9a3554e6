package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Rows;
import acct.load.EqualStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What most tests begin with is what the program makes from nothing. */
final class ReadyStoreTest {
    @AfterEach
    void goOn() {
        ReadyStore.copy();
    }

    private static Path made(Path file) {
        Store.open(file, Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC()).close();
        return file;
    }

    @Test
    void aCopyIsEqualToWhatIsMadeFromNothing(@TempDir Path folder) throws Exception {
        ReadyStore.copy();
        Path copy = made(folder.resolve("copy").resolve("acct.duckdb"));
        NewStore.copy(null);
        Path fromNothing = made(folder.resolve("nothing").resolve("acct.duckdb"));
        EqualStores.check(fromNothing, copy);
        for (String sql : List.of(
                // Every store has a name of its own.
                "select * from row_digest where table_name <> 'store_name' order by all",
                "select * from schema_version",
                "select view_name, sql from duckdb_views() where not internal order by all",
                "select function_name, macro_definition from duckdb_functions() where not internal order by all",
                "select table_name, constraint_text from duckdb_constraints() order by all",
                "select table_name, column_name, column_default from duckdb_columns() where not internal order by all",
                "select tags from duckdb_databases() where database_name = 'acct'")) {
            assertThat(Rows.of(copy, sql)).as(sql).isNotEmpty().isEqualTo(Rows.of(fromNothing, sql));
        }
        assertThat(Files.getPosixFilePermissions(copy)).isEqualTo(Files.getPosixFilePermissions(fromNothing));
    }
}
