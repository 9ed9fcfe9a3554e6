package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each function of the dialects says the same on both engines, of odd values too. */
final class DialectTest {
    private static final List<String> INSTANTS = List.of(
            "null",
            "'2026-11-18 08:30:00+00:00'",
            "'2026-11-18 23:59:59.999999+00:00'",
            "'2024-12-30 00:00:00+00:00'",
            "'1999-12-31 23:00:00+00:00'",
            "'2099-01-01 00:00:00+05:45'");

    private static final List<String> OFFSETS = List.of("null", "0", "3600", "-3600", "20700", "-12600", "50400");

    private static final List<String> TEXTS = List.of(
            "null",
            "''",
            "'@'",
            "'a@b@GMAIL.com'",
            "'...@example.com'",
            "'...'",
            "'0123456789abcdef@example.com'",
            "'0123456789abcdeg@example.com'",
            "'mx1.Example.com (192.0.2.1)'",
            "' mx'",
            "'ünïcode ß 😀'",
            "'550 5.1.1 no'",
            "'550.5'",
            "'a\\b'",
            "'[x]'",
            "'line one\nline two'");

    private static final List<String> PATTERNS =
            List.of("null", "''", "'*'", "'?'", "'*@*'", "'a?b'", "'55*'", "'*one*two'", "'*.*'", "'*😀'");

    private static @Nullable OpenLake lake;

    @BeforeAll
    static void publish(@TempDir Path folder) throws SQLException, IOException {
        lake = OpenLake.at(OpenLake.ofOneRow(folder));
    }

    @AfterAll
    static void close() {
        if (lake != null) {
            lake.close();
        }
    }

    @Test
    void bothHaveTheSameFunctions() {
        assertThat(functions("spark", "create or replace temporary function ([a-z_]+)\\("))
                .isEqualTo(functions("duckdb", "create or replace macro ([a-z_]+)\\("))
                .hasSizeGreaterThan(15);
    }

    private static TreeSet<String> functions(String dialect, String pattern) {
        TreeSet<String> names = new TreeSet<>();
        Pattern.compile(pattern)
                .matcher(SqlFile.of("dialect/" + dialect).text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(names::add);
        return names;
    }

    private static String rows(String column, String type, List<String> values) {
        return "(select cast(" + values.get(0) + " as " + type + ") as " + column
                + String.join(
                        "",
                        values.subList(1, values.size()).stream()
                                .map(value -> " union all select cast(" + value + " as " + type + ")")
                                .toList())
                + ") as " + column + "_rows";
    }

    private static void mustBeEqual(String select, String from) {
        SqlFile file = new SqlFile(
                "dialect/test",
                "select " + select + " as x from " + from + " order by 1 nulls first, 2 nulls first, 3 nulls first");
        OpenLake open = Objects.requireNonNull(lake);
        assertThat(Answers.of(open.spark(), file, Map.of()))
                .isEqualTo(Answers.of(open.duckDb(), file, Map.of()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour_of", "hour_of_day", "minute_of"})
    void ofInstantsAndOffsets(String name) {
        mustBeEqual(
                "first_at, ahead, " + name + "(first_at, ahead)",
                rows("first_at", "timestamptz", INSTANTS) + " cross join " + rows("ahead", "int", OFFSETS));
    }

    @Test
    void ofInstants() {
        mustBeEqual(
                "first_at, later, seconds_between(first_at, later)",
                rows("first_at", "timestamptz", INSTANTS) + " cross join " + rows("later", "timestamptz", INSTANTS));
        mustBeEqual(
                "first_at, n, window_of(first_at, n)",
                rows("first_at", "timestamptz", INSTANTS) + " cross join "
                        + rows("n", "int", List.of("1", "7", "60", "1440")));
    }

    @Test
    void ofDays() {
        mustBeEqual(
                "day, week_of(day), weekday_of(day)",
                rows(
                        "day",
                        "date",
                        List.of(
                                "null",
                                "'2026-11-18'",
                                "'2024-12-30'",
                                "'2027-01-03'",
                                "'2020-12-31'",
                                "'2021-01-01'",
                                "'1999-12-31'",
                                "'2026-11-22'")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes_of", "mx_of", "domain_of", "is_hidden", "is_redacted"})
    void ofTexts(String name) {
        mustBeEqual("text, 0, " + name + "(text)", rows("text", "varchar", TEXTS));
    }

    @Test
    void ofTextsAndPatterns() {
        mustBeEqual(
                "text, part, begins_with(text, part)",
                rows("text", "varchar", TEXTS) + " cross join " + rows("part", "varchar", TEXTS));
        mustBeEqual(
                "text, part, fits(text, part)",
                rows("text", "varchar", TEXTS) + " cross join " + rows("part", "varchar", PATTERNS));
        mustBeEqual(
                "text, has_match(text, '^5[0-9][0-9]([^0-9.]|$)'),"
                        + " first_group(text, '^([245])([0-9][0-9]([^0-9.]|$)|[.][0-9])')",
                rows("text", "varchar", TEXTS));
    }

    @Test
    void ofCounts() {
        mustBeEqual(
                "n, p, percent_of(n, p)",
                rows("n", "bigint", List.of("null", "0", "1", "99", "100", "101", "5000000000")) + " cross join "
                        + rows("p", "int", List.of("1", "50", "95", "100")));
    }

    /** What statements take of both engines by one name; where they differ no statement may lean on it. */
    @Test
    void ofFunctionsThatBothHave() {
        mustBeEqual(
                "text, split_part(text, '@', 2), left(text, 3) || substr(text, 2, 2)", rows("text", "varchar", TEXTS));
        mustBeEqual("text, lower(text), position('@' in text)", rows("text", "varchar", TEXTS));
        mustBeEqual("text, nullif(text, ''), coalesce(text, 'none')", rows("text", "varchar", TEXTS));
    }
}
