package acct.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine promises to who asks it; a further engine has a subclass of its own. */
public abstract class EngineContractTest {
    private static final String ALL_TYPES =
            "select 'gmail' as text, cast(3 as bigint) as wide, cast(4 as int) as small,"
                    + " cast(0.25 as double) as fraction, true as truth, date '2026-11-18' as day,"
                    + " cast('2026-11-18 09:30:00+01:00' as {instant}) as at, '2026-11-18T09+01:00' as hour,"
                    + " cast(3600 as int) as ahead, {list} as texts, cast(null as bigint) as nothing";

    /** The engine, with an empty store. */
    protected abstract Engine engine();

    /** The type of an instant. */
    protected abstract String instantType();

    /** A list of these texts. */
    protected abstract String list(String... texts);

    private SqlFile sql(String text) {
        return new SqlFile(
                "contract/test", text.replace("{instant}", instantType()).replace("{list}", list("192.0.2.1", "a'b")));
    }

    private Row one(String text, Map<String, ? extends @Nullable Object> values) {
        return engine().only(sql(text), values, row -> row);
    }

    private void mustFail(Function<Row, @Nullable Object> read, String... said) {
        assertThatThrownBy(() -> read.apply(one(ALL_TYPES, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sql/contract/test.sql: ")
                .hasMessageContainingAll(said);
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        mustFail(row -> row.text("isp"), "'isp'", "text, wide, small");
        mustFail(row -> row.countOrNull("isp"), "'isp'");
        mustFail(row -> row.localOrNull("at", "isp"), "'isp'");
    }

    @Test
    void aTypeThatDoesNotFitIsNamedWithItsColumn() {
        mustFail(row -> row.count("text"), "'text'", "a whole number");
        mustFail(row -> row.count("fraction"), "'fraction'", "a whole number");
        mustFail(row -> row.number("day"), "'day'", "a number");
        mustFail(row -> row.text("wide"), "'wide'", "a text");
        mustFail(row -> row.day("text"), "'text'", "a day");
        mustFail(row -> row.day("at"), "'at'", "a day");
        mustFail(row -> row.instant("day"), "'day'", "an instant");
        mustFail(row -> row.hour("text"), "'text'", "an hour");
        mustFail(row -> row.flag("wide"), "'wide'", "true or false");
        mustFail(row -> row.list("text"), "'text'", "a list");
    }

    @Test
    void aNullWhereNoneMayBeIsNamed() {
        mustFail(row -> row.count("nothing"), "'nothing'", "null");
    }

    @Test
    void aWholeNumberThatIsTooWideIsNoCount() {
        String sql = "select cast(9223372036854775807 as bigint) as most, cast(1e30 as double) as more";
        assertThat(one(sql, Map.of()).count("most")).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> one(sql, Map.of()).count("more")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aParameterThatIsMissingOrOfAnotherTypeIsNamed() {
        assertThatThrownBy(() -> one("select $isp as isp", Map.of("vmta", "v1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("contract/test", "$isp");
        assertThatThrownBy(() -> one("select $isp as isp", Map.of("isp", new StringBuilder("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("contract/test", "$isp", "StringBuilder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select no_such_column", "select cast('x' as int) as x", "selec"})
    void whatTheEngineCannotAnswerIsOneLineAndTheNextQuestionIsAnswered(String text) {
        assertThatThrownBy(() -> one(text, Map.of()))
                .isInstanceOf(EngineException.class)
                .message()
                .isNotBlank()
                .hasLineCount(1);
        assertThat(one("select 'again' as text", Map.of()).text("text")).isEqualTo("again");
    }

    @Test
    void onlyIsOfOneRow() {
        assertThatThrownBy(() -> one("select 1 as n where 1 = 0", Map.of())).hasMessageContaining("0 rows");
    }

    @Test
    void everyTypeIsReadByItsName() {
        Row row = one(ALL_TYPES, Map.of());
        assertThat(Arrays.<Object>asList(
                        row.text("text"),
                        row.count("wide"),
                        row.count("small"),
                        row.number("fraction"),
                        row.number("wide"),
                        row.flag("truth"),
                        row.day("day"),
                        row.instant("at"),
                        row.hour("hour"),
                        row.local("at", "ahead"),
                        row.local("at", "nothing").toString(),
                        row.list("texts")))
                .containsExactly(
                        "gmail",
                        3L,
                        4L,
                        0.25,
                        3.0,
                        true,
                        LocalDate.of(2026, 11, 18),
                        Instant.parse("2026-11-18T08:30:00Z"),
                        OffsetDateTime.parse("2026-11-18T09:00+01:00"),
                        OffsetDateTime.parse("2026-11-18T09:30+01:00"),
                        "2026-11-18T08:30Z",
                        List.of("192.0.2.1", "a'b"));
    }

    @Test
    void whatIsNotLoggedIsNull() {
        String sql = "select cast(null as bigint) as n, cast(null as double) as x, cast(null as boolean) as b,"
                + " cast(null as date) as d, cast(null as {instant}) as at, nullif('a', 'a') as t";
        Row row = one(sql, Map.of());
        assertThat(Arrays.<@Nullable Object>asList(
                        row.countOrNull("n"),
                        row.numberOrNull("x"),
                        row.flagOrNull("b"),
                        row.dayOrNull("d"),
                        row.instantOrNull("at"),
                        row.localOrNull("at", "n"),
                        row.textOrNull("t"),
                        row.hourOrNull("t"),
                        row.listOrNull("t")))
                .containsOnlyNulls()
                .hasSize(9);
    }

    @Test
    void sumsAreCounts() {
        String sql = "select sum(n) as events from (select cast(4000000000 as bigint) as n"
                + " union all select cast(5 as bigint) as n) as few";
        assertThat(one(sql, Map.of()).count("events")).isEqualTo(4_000_000_005L);
    }

    @Test
    void columnsAndValuesKeepTheirOrder() {
        assertThat(engine().<List<String>>ask(
                                sql("select 2 as b, 1 as a, 3 as c"),
                                Map.of(),
                                rows -> rows.heading().names()))
                .containsExactly("b", "a", "c");
        assertThat(engine().list(
                                sql(
                                        "select n from (select 3 as n union all select 1 as n union all select 2 as n) as few"
                                                + " order by n desc"),
                                Map.of(),
                                row -> row.count("n")))
                .containsExactly(3L, 2L, 1L);
    }

    @Test
    void columnsSayWhereNumbersStand() {
        assertThat(engine().<List<SqlColumn.Content>>ask(
                                sql("select 1 as n, 'x' as t, 0.5 as x, date '2026-11-18' as d"),
                                Map.of(),
                                rows -> rows.heading().columns().stream()
                                        .map(SqlColumn::content)
                                        .toList()))
                .containsExactly(
                        SqlColumn.Content.NUMBERS,
                        SqlColumn.Content.OTHER,
                        SqlColumn.Content.NUMBERS,
                        SqlColumn.Content.OTHER);
    }

    @Test
    void everyTypeIsBoundByItsName() {
        Map<String, Object> values = Map.of(
                "text",
                "o'neil; drop table load --",
                "wide",
                7_000_000_000L,
                "small",
                7,
                "fraction",
                0.5,
                "truth",
                true,
                "day",
                LocalDate.of(2026, 11, 18),
                "at",
                Instant.parse("2026-11-18T08:30:00Z"));
        Row row = one(
                "select $text as text, $wide + $small as sum, $fraction as fraction, $truth as truth,"
                        + " cast($day as date) as day, cast($at as {instant}) as at, $text as again, '$none' as kept",
                values);
        assertThat(Arrays.<Object>asList(
                        row.text("text"),
                        row.count("sum"),
                        row.number("fraction"),
                        row.flag("truth"),
                        row.day("day"),
                        row.instant("at"),
                        row.text("again"),
                        row.text("kept")))
                .containsExactly(
                        "o'neil; drop table load --",
                        7_000_000_007L,
                        0.5,
                        true,
                        LocalDate.of(2026, 11, 18),
                        Instant.parse("2026-11-18T08:30:00Z"),
                        "o'neil; drop table load --",
                        "$none");
    }

    @Test
    void listsAreBoundWhole() {
        assertThat(one("select $texts as texts", Map.of("texts", List.of("a,b", "c'd")))
                        .list("texts"))
                .containsExactly("a,b", "c'd");
        assertThat(one("select $none as texts", Map.of("none", List.of())).list("texts"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-17,1", "2026-11-18,1", "2026-11-19,0", ",1"})
    void aDayThatIsNullLeavesAnEndOpen(@Nullable LocalDate since, long rows) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("since", since);
        assertThat(engine().list(
                                sql("select day from (select date '2026-11-18' as day) as days"
                                        + " where ($since is null or day >= cast($since as date))"),
                                values,
                                row -> row.day("day")))
                .hasSize((int) rows);
    }

    @Test
    void rowsThatWereHandedOverAreLetGo() {
        SqlFile million = sql("with digit as (select 0 as d union all select 1 as d union all select 2 as d union all"
                + " select 3 as d union all select 4 as d union all select 5 as d union all select 6 as d union all"
                + " select 7 as d union all select 8 as d union all select 9 as d)"
                + " select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d as n"
                + " from digit as a cross join digit as b cross join digit as c cross join digit as e"
                + " cross join digit as f cross join digit as g");
        long sum = engine().<Long>ask(million, Map.of(), rows -> {
            WeakReference<Row> first = new WeakReference<>(rows.next());
            long total = 0;
            for (int i = 1; i < 1000; i++) {
                total += rows.next().count("n");
            }
            for (int tries = 0; tries < 50 && first.get() != null; tries++) {
                System.gc();
            }
            assertThat(first.get()).as("the first row").isNull();
            while (rows.hasNext()) {
                total += rows.next().count("n");
            }
            return total;
        });
        // The first row may have been any number, so it may be missing.
        assertThat(499_999_500_000L - sum).isBetween(0L, 999_999L);
    }

    @Test
    void anAnswerThatIsNotReadToItsEndDisturbsNoOther() {
        SqlFile three = sql("select 1 as n union all select 2 as n union all select 3 as n");
        assertThatThrownBy(() -> engine().forEach(three, Map.of(), row -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        List<Long> all = new ArrayList<>();
        engine().forEach(three, Map.of(), row -> all.add(row.count("n")));
        assertThat(all).containsExactlyInAnyOrder(1L, 2L, 3L);
    }
}
