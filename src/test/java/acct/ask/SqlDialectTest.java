package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.sql.SqlFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that report are the same text for every engine; what is DuckDB's own stands in {@code sql/dialect}. */
final class SqlDialectTest {
    /** A statement in which nothing is wrong; a planted mistake takes the place of {@code PART}. */
    private static final String SOUND = """
            -- label: A statement for tests
            -- grain: one row per day
            select day, count(*) as rows
            from hourly
            where day is not null PART
            group by day
            order by day nulls last
            """;

    static List<String> names() {
        return SqlText.names(Dialect.FOLDERS);
    }

    private static List<String> faults(String text) {
        return Dialect.faults(SqlText.of(new SqlFile("report/planted", text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "epoch_us(min(logged_at)) > 0 ~ epoch_us()",
                "epoch(first_at) > 0 ~ epoch()",
                "arg_min(raw, line) = '' ~ arg_min()",
                "arg_max (raw, line) = '' ~ arg_max()",
                "strlen(raw) > 7 ~ strlen()",
                "isp in (select unnest(string_split('a,b', ','))) ~ unnest()",
                "isp in (select string_split('a,b', ',')) ~ string_split()",
                "starts_with(isp, 'g') ~ starts_with()",
                "regexp_matches(isp, 'g') ~ regexp_matches()",
                "concat(isp, 'g') = 'gg' ~ concat()",
                "strftime(day, '%Y') = '2026' ~ strftime()",
                "date_trunc('hour', first_at) is null ~ date_trunc()",
                "list_contains(isps, isp) ~ list_contains()",
                "year(day) = 2026 ~ year()",
                "isp::varchar = 'gmail' ~ cast()",
                "events // 2 = 1 ~ division",
                "isp = \"gmail\" ~ double quote",
                "isp = '\\.' ~ backslash",
                "isp = ['gmail'][1] ~ list",
                "isp = {'a': 'gmail'}.a ~ struct",
                "isp = any_of(x -> x) ~ lambda",
                "day in (from night) ~ from",
                "cast(events as hugeint) > 1 ~ type",
                "isp is null group by all -- ~ all",
                "isp in (select isp from night asof join hourly on true) ~ asof",
                "isp in (select * exclude (day) from night) ~ exclude",
                "isp in (select isp from night qualify true) ~ qualify",
                "day in (select day from night union all by name select day from night) ~ by name",
                "day in (select day from night order by day limit 1) ~ order by day: say nulls",
                "row_number() over (partition by isp order by day, hour desc nulls last) = 1 ~ order by day: say nulls",
            })
    void aPlantedMistakeIsFound(String part, String told) {
        assertThat(faults(SOUND.replace("PART", "and " + part)))
                .isNotEmpty()
                .anySatisfy(fault -> assertThat(fault).contains(told));
    }

    @Test
    void anAnswerWithoutOrderIsFound() {
        assertThat(faults(SOUND.replace("PART", "").replace("order by day nulls last", "")))
                .containsExactly("no order: end with an order by that leaves no two rows alike");
        assertThat(
                        faults(
                                "-- label: x\n-- grain: one row per day\nselect day from (select day from night order by day nulls last)"))
                .hasSize(1);
    }

    @Test
    void whatIsMeantForAllEnginesIsNotFound() {
        assertThat(faults(SOUND.replace("PART", "and isp <> 'a/b \"c\" ::' -- strlen(x) // 2")))
                .isEmpty();
        assertThat(faults(SOUND.replace("PART", "and {filters} and begins_with(isp, 'g')")))
                .isEmpty();
        assertThat(faults(SOUND.replace("one row per day", "one row; nothing to sort")
                        .replace("order by day nulls last", "")
                        .replace("PART", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isUnderstoodByEveryEngine(String name) {
        assertThat(Dialect.faults(SqlText.of(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void claimsNoEngineOfItsOwn(String name) {
        assertThat(SqlFile.of(name).header("engine")).isEmpty();
    }

    /** The add-on for Spark asks both for odd values, too. */
    @Test
    void everyEngineHasTheSameFunctions() {
        assertThat(Pattern.compile("create or replace temporary function ([a-z_]+)\\(([^)]*)\\)")
                        .matcher(SqlFile.of("dialect/spark").text())
                        .results()
                        .map(function -> function.group(1)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Dialect.macros());
    }

    @Test
    void theDialectHoldsWhatIsAskedForAndNoMore() {
        Set<String> called = new TreeSet<>();
        names().forEach(name -> called.addAll(Dialect.calls(SqlText.of(name))));
        assertThat(names()).hasSizeGreaterThan(50);
        assertThat(called).containsAll(Dialect.macros());
    }
}
