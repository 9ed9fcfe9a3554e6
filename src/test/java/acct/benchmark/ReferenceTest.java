package acct.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Cli;
import acct.Rows;
import acct.benchmark.Contender.Output;
import acct.benchmark.Reference.Work;
import acct.sample.SampleLogs;
import acct.sample.SampleOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference does what it is said to do, and whoever stores something else is found out. */
final class ReferenceTest {
    private static final long ROWS = 4_000;

    private static Path folder = Path.of("");
    private static Path file = Path.of("");
    private static Path database = Path.of("");

    @BeforeAll
    static void make(@TempDir Path temporary) throws Exception {
        folder = temporary;
        file = sample("one", 1);
        database = folder.resolve("reference.duckdb");
        Reference.make(Work.TABLE_AND_ROLLUPS, file, database);
    }

    private static Path sample(String name, long seed) throws Exception {
        Path logs = folder.resolve(name);
        SampleLogs.write(new SampleOptions(1, ROWS, seed, LocalDate.of(2026, 11, 18), logs, Set.of()));
        return Workshop.only(logs);
    }

    private static Output reference() {
        return new Output(database, "reference_rows", Optional.of("reference_hours"));
    }

    private static Output stored(Path accountingFile, String name) {
        Cli acct = Cli.in(folder);
        Path store = folder.resolve(name);
        assertThat(acct.launch("ingest", accountingFile.toString(), "--store", store.toString())
                        .exitCode())
                .isZero();
        return new Output(store, "store_rows", Optional.of("store_hours"));
    }

    @Test
    void aFileWithARowThatDoesNotFitItsTypesIsNotMeasured() throws Exception {
        Path broken = folder.resolve("broken.csv");
        java.nio.file.Files.writeString(broken, "type,timeLogged\nd,yesterday\n");
        assertThatThrownBy(() -> Reference.make(Work.TABLE, broken, folder.resolve("broken.duckdb")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("yesterday");
    }

    @Test
    void otherRowsAreFoundOut() throws Exception {
        SameRows same = new SameRows();
        same.mustHold("reference", reference());
        Output other = stored(sample("two", 2), "other.duckdb");
        assertThatThrownBy(() -> same.mustHold("other", other)).hasMessageContaining("other: store_rows differs");
    }

    @Test
    void otherRollupsAreFoundOut() throws Exception {
        Path changed = folder.resolve("changed.duckdb");
        Workshop.copy(database, changed);
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:" + changed);
                var statement = connection.createStatement()) {
            statement.execute("update raw_hours set latency_10s = latency_10s + 1");
        }
        SameRows same = new SameRows();
        same.mustHold("reference", reference());
        assertThatThrownBy(() ->
                        same.mustHold("changed", new Output(changed, "reference_rows", Optional.of("reference_hours"))))
                .hasMessageContaining("changed: reference_hours differs");
    }

    @Test
    void theReferenceAndAStoreHoldTheSame() throws Exception {
        SameRows same = new SameRows();
        same.mustHold("reference", reference());
        Output store = stored(file, "same.duckdb");
        assertThatCode(() -> same.mustHold("store", store)).doesNotThrowAnyException();
        assertThat(Rows.number(database, "select count(*) from raw")).isEqualTo(ROWS);
    }

    @Test
    void everyColumnIsThereWithItsType() {
        assertThat(Rows.of(
                        database,
                        "select data_type || ' ' || count(*) from information_schema.columns where table_name = 'raw'"
                                + " group by data_type order by data_type"))
                .containsExactly("BIGINT 1", "TIMESTAMP WITH TIME ZONE 2", "VARCHAR 20");
    }

    @Test
    void onlyTheTableIsMadeIfNoMoreIsWanted() throws Exception {
        Path bare = folder.resolve("bare.duckdb");
        Reference.make(Work.TABLE, file, bare);
        assertThat(Rows.of(bare, "select table_name from information_schema.tables"))
                .containsExactly("raw");
        assertThat(Rows.of(database, "select table_name from information_schema.tables order by table_name"))
                .containsExactly("raw", "raw_hours", "raw_jobs");
    }
}
