package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.lake.FurtherEngine;
import acct.lake.LakeFolder;
import acct.lake.LakePlace;
import acct.lake.ShownTable;
import acct.sql.Engine;
import acct.sql.EngineContractTest;
import acct.sql.Row;
import acct.sql.SqlFile;
import acct.sql.StatementFault;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark keeps what every engine promises, and what it has beside that comes as DuckDB would write it. */
final class SparkEngineTest extends EngineContractTest {
    private static final List<String> ASKED = new ArrayList<>();

    /** Answers nothing, and says that it was asked. */
    private static final Engine OTHER = new Engine() {
        @Override
        public <T> T ask(SqlFile statement, Map<String, ?> values, Function<acct.sql.Cursor, T> reader) {
            throw new IllegalStateException("asked DuckDB: " + statement.name());
        }
    };

    /** Spark, with another engine in DuckDB’s place. */
    private static final class BesideOther implements FurtherEngine {
        @Override
        public String name() {
            return "spark";
        }

        @Override
        public Answering over(@Nullable String cluster, List<ShownTable> tables, Map<String, String> reading) {
            Answering spark = new SparkAddOn().over(cluster, tables, reading);
            return (duckDb, asked) -> spark.engine(OTHER, asked);
        }
    }

    private static @Nullable Store opened;
    private static @Nullable Engine spark;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException, IOException {
        LakePlace place =
                new LakePlace(LakeFolder.onDisk(OpenLake.ofOneRow(folder)), new BesideOther(), OpenLake.MASTER);
        opened = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC());
        spark = place.engine(opened, ASKED::add);
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(opened).close();
    }

    @Override
    protected Engine engine() {
        return Objects.requireNonNull(spark);
    }

    @Override
    protected String instantType() {
        return "timestamp";
    }

    @Override
    protected String list(String... texts) {
        return Arrays.stream(texts)
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "array(", ")"));
    }

    private Row one(String sql) {
        return engine().only(new SqlFile("contract/own", sql), Map.of(), row -> row);
    }

    @Test
    void whatOnlyDuckDbCanIsAskedThere() {
        SqlFile own = new SqlFile("check/own", "-- label: x\n-- engine: duckdb\nselect 1 as n");
        assertThatThrownBy(() -> engine().only(own, Map.of(), row -> row)).hasMessage("asked DuckDB: check/own");
        assertThatThrownBy(() -> engine().own(own, Map.of(), rows -> rows)).isInstanceOf(StatementFault.class);
    }

    @Test
    void aSumThatIsTooWideForACountIsToldSo() {
        assertThatThrownBy(() -> one("select cast(9223372036854775807 as decimal(38, 0)) + 1 as n")
                        .count("n"))
                .hasMessageContainingAll("'n'", "64 bits");
        assertThatThrownBy(() -> one("select cast(9223372036854775807 as bigint) + 1 as n"))
                .hasMessageStartingWith("Spark: ")
                .hasMessageContaining("overflow")
                .message()
                .hasLineCount(1);
    }

    @Test
    void nothingIsMadeOfNothing() {
        assertThatThrownBy(() -> one("select 1 / cast(0 as int) as n")).hasMessageContaining("DIVIDE_BY_ZERO");
    }

    @Test
    void whatOnlySparkHasIsText() {
        assertThat(one("select map('a', 1, 'b', null) as map, array(1, null) as numbers, array(array('a')) as nested")
                        .values())
                .containsExactly("{a=1, b=NULL}", Arrays.asList(1, null), List.of(List.of("a")));
    }

    @Test
    void textsAndNamesAreThoseOfDuckDb() {
        assertThat(one("select '\\d''s' as \"two words\", 'a\\nb' as text, '[.]' as dot -- '$none' \"x\"\n")
                        .values())
                .containsExactly("\\d's", "a\\nb", "[.]");
    }

    @Test
    void aLimitIsAnyWholeNumberOrNone() {
        SqlFile two =
                new SqlFile("contract/own", "select n from (select 1 as n union all select 2) order by n limit $top");
        Map<String, @Nullable Object> top = new HashMap<>();
        for (Object limit : Arrays.asList(1, 1L, 5_000_000_000L, null)) {
            top.put("top", limit);
            assertThat(engine().list(two, top, row -> row.count("n")))
                    .as("limit " + limit)
                    .hasSize(limit != null && ((Number) limit).longValue() == 1 ? 1 : 2);
        }
    }

    @Test
    void eachStatementIsShownAsItRuns() {
        ASKED.clear();
        assertThat(engine().<String>only(
                                new SqlFile("contract/own", "select cast($isp as varchar) as isp"),
                                Map.of("isp", "gmail"),
                                row -> row.text("isp")))
                .isEqualTo("gmail");
        assertThat(ASKED).containsExactly("select cast(:isp as string) as isp");
    }
}
