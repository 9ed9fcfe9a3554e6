package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** In which order a breakdown shows what went wrong. */
final class BreakdownTableTest {
    private static final SectionQuestion ASKED = new SectionQuestion("report/breakdown", Map.of());
    private static final List<String> COLUMNS = List.of(
            "name",
            "recipients",
            "delivered",
            "attempts",
            "deferred",
            "before_recipients",
            "before_delivered",
            "before_attempts",
            "before_deferred",
            "complaints",
            "left_out");

    @Test
    void whatPutsMailOffStandsBesideWhatRefusesIt() {
        assertThat(order(
                        isp("blocks", 1_000, 850, 1_000, 10, 28_000, 27_900, 28_200, 280),
                        isp("calm", 9_000, 8_950, 9_100, 150, 250_000, 249_000, 252_000, 2_500),
                        isp("storm", 1_000, 995, 6_000, 5_000, 28_000, 27_900, 28_200, 280)))
                .containsExactly("storm", "blocks", "calm");
    }

    @Test
    void aDayOnWhichMoreIsPutOffThanUsualIsNoStorm() {
        assertThat(order(
                        isp("large", 90_000, 89_900, 92_000, 1_700, 2_500_000, 2_497_000, 2_530_000, 25_300),
                        isp("once", 300, 300, 306, 6, 8_000, 8_000, 8_000, 0),
                        isp("blocks", 1_000, 950, 1_000, 10, 28_000, 27_900, 28_200, 280)))
                .startsWith("blocks");
    }

    @Test
    void withoutAPastTheMeanOfAllMailIsUsual() {
        assertThat(order(
                        isp("quiet", 9_000, 8_990, 9_100, 100, 0, 0, 0, 0),
                        isp("storm", 500, 500, 3_000, 2_500, 0, 0, 0, 0)))
                .containsExactly("storm", "quiet");
    }

    @Test
    void wherePastDaysLoggedNoDeferralsTheMeanOfAllMailIsUsual() {
        assertThat(order(
                        isp("large", 9_000, 8_990, 9_200, 200, 250_000, 249_700, 0, 0),
                        isp("blocks", 1_000, 950, 1_000, 10, 28_000, 27_900, 0, 0)))
                .as("200 of 9,200 are not 200 more than a zero that nobody measured")
                .containsExactly("blocks", "large");
    }

    /** One row of the answer. */
    private record Counted(List<Object> cells) {}

    private static Counted isp(String name, long... counts) {
        List<Object> line = new ArrayList<>(List.of(name));
        Arrays.stream(counts).forEach(line::add);
        line.add(0L);
        line.add(0L);
        return new Counted(line);
    }

    private static List<String> order(Counted... lines) {
        BreakdownTable table = new BreakdownTable(CountSamples.counts(1_000, 10, 10, 0));
        SectionAnswers.of(
                        List.of(ASKED),
                        asked -> new Table(
                                COLUMNS,
                                Arrays.stream(lines).map(Counted::cells).toList()))
                .rows(ASKED)
                .forEach(line -> table.add(line, List.of(), Map.of()));
        return table.tab("by-isp", "ISP", "isp", "acct query --by isp").table().rows().stream()
                .map(cells -> ((Cell.Text) cells.get(0)).value())
                .map(Objects::requireNonNull)
                .toList();
    }
}
