package acct.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.sql.Engine;
import acct.sql.EngineContractTest;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB keeps what every engine promises, and what it has beside that comes as text. */
final class DuckDbEngineTest extends EngineContractTest {
    private static final List<String> ASKED = new ArrayList<>();
    private static @Nullable Store store;

    @BeforeAll
    static void open(@TempDir Path folder) {
        store = Store.open(folder.resolve("acct.duckdb"), Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    protected Engine engine() {
        if (store == null) {
            throw new IllegalStateException("no store");
        }
        return store.engine(ASKED::add);
    }

    @Override
    protected String instantType() {
        return "timestamptz";
    }

    @Override
    protected String list(String... texts) {
        return Arrays.stream(texts)
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<@Nullable Object> values(String sql) {
        return engine().only(new SqlFile("contract/own", sql), Map.of(), Row::values);
    }

    @Test
    void aSumThatIsTooWideForACountIsToldSo() {
        assertThatThrownBy(() -> engine().only(
                                new SqlFile("contract/own", "select 9223372036854775807::hugeint + 1 as n"),
                                Map.of(),
                                row -> row.count("n")))
                .hasMessageContainingAll("'n'", "64 bits");
    }

    @Test
    void whatOnlyDuckDbHasIsText() {
        assertThat(values("select {'a': 1} as struct, map {'a': 1} as map, '\\xAA'::blob as bytes,"
                        + " interval 1 day as span, 'b'::enum('a', 'b') as one_of"))
                .containsExactly("{'a': 1}", "{a=1}", "\\xAA", "1 day", "b");
    }

    @Test
    void listsHoldPlainValues() {
        assertThat(values("select [1, null] as numbers, [['a']] as nested, [date '2026-11-18'] as days"))
                .containsExactly(
                        Arrays.asList(1, null), List.of(List.of("a")), List.of(java.time.LocalDate.of(2026, 11, 18)));
    }

    /** Nothing that stands in a list may look as if it were not logged. */
    @Test
    void listsHoldAsTextWhatOnlyDuckDbHas() {
        assertThat(values("select ['0b9d2f6e-0000-4000-8000-000000000001'::uuid, null] as ids"))
                .containsExactly(Arrays.asList("0b9d2f6e-0000-4000-8000-000000000001", null));
    }

    @Test
    void eachStatementIsShownBeforeItRuns() {
        ASKED.clear();
        values("select 1 as n");
        assertThat(ASKED).containsExactly("select 1 as n");
    }
}
