package acct.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.ask.NamedQueries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shares and means that a header asks for. */
final class QuotientColumnsTest {
    private static final Heading HEADING = new Heading(
            "x",
            List.of(
                    new SqlColumn("isp", SqlColumn.Content.OTHER),
                    new SqlColumn("part", SqlColumn.Content.NUMBERS),
                    new SqlColumn("whole", SqlColumn.Content.NUMBERS)));

    private static Cursor cursor(List<List<@Nullable Object>> rows) {
        Iterator<Row> made = rows.stream().map(HEADING::row).iterator();
        return new Cursor() {
            @Override
            public Heading heading() {
                return HEADING;
            }

            @Override
            public boolean hasNext() {
                return made.hasNext();
            }

            @Override
            public Row next() {
                return made.next();
            }
        };
    }

    private static List<@Nullable Object> last(String header, List<List<@Nullable Object>> rows) {
        Cursor answer = QuotientColumns.of(new SqlFile("query/x", header), cursor(rows));
        List<@Nullable Object> last = new ArrayList<>();
        answer.forEachRemaining(row -> last.add(row.values().get(row.values().size() - 1)));
        return last;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    static Stream<String> shipped() {
        return NamedQueries.shipped().stream();
    }

    @Test
    void aLineThatIsNoQuotientIsAMistake() {
        assertThatThrownBy(() -> last("-- shares: part of whole\n", List.of()))
                .hasMessageContaining("sql/query/x.sql: what is `part of whole` among its shares?");
        assertThatThrownBy(() -> last("-- shares: x = part / hole\n", List.of(row("a", 1L, 2L))))
                .hasMessageContaining("no column 'hole'");
    }

    @Test
    void nothingOfNothingIsNothing() {
        assertThat(last(
                        "-- shares: x = part / whole\n",
                        List.of(row("a", 1L, 4L), row("a", 0L, 0L), row("a", null, 4L))))
                .containsExactly(0.25, null, null);
    }

    @Test
    void aColumnMayBeLeftOutOfBothSides() {
        assertThat(last(
                        "-- shares: s = whole - part / whole - part",
                        List.of(row("a", 3L, 4L), row("b", null, 4L), row("c", 4L, 4L))))
                .containsExactly(1.0, null, null);
        assertThat(last("-- shares: s = part / whole - part", List.of(row("a", 1L, 5L))))
                .containsExactly(0.25);
    }

    @Test
    void meansHaveOneDecimal() {
        assertThat(last("-- means: x = part / whole\n", List.of(row("a", 10L, 3L), row("a", 1L, 0L))))
                .containsExactly(3.3, null);
    }

    @Test
    void whatIsLeftIsTheProductOfWhatEachRowLeavesAndBeginsAnewWithEachGroup() {
        // Of ten one half is accepted, then one of the four still at risk; the others were lost in between.
        List<@Nullable Object> left = last(
                "-- shares: x = left after part / whole by isp\n",
                List.of(row("a", 5L, 10L), row("a", 1L, 4L), row("a", 0L, 0L), row("b", 1L, 4L), row(null, 1L, 2L)));
        assertThat(left).containsExactly(0.5, 0.375, 0.375, 0.75, 0.5);
    }

    /** Whoever reads a header of a shipped question can rely on it. */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedQuestionHasSoundQuotients(String name) {
        Cursor nothing = QuotientColumns.of(SqlFile.of("query/" + name), cursor(List.of()));
        assertThat(nothing.hasNext()).isFalse();
    }
}
