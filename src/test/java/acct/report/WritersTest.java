package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Severity;
import acct.report.BlockTable.Bar;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import acct.report.chart.Strip;
import acct.report.chart.Strips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every writer takes every kind of block, and none lets through what commands instead of being read. */
final class WritersTest {
    private static final String HOSTILE = ReportSamples.HOSTILE;

    /** One of each kind; all texts hostile. */
    static List<Block.Kind> kinds() {
        Report report = ReportSamples.hostile();
        return List.of(
                new Block.Note(HOSTILE, Block.Tone.INSTEAD),
                new Block.Note(HOSTILE, Block.Tone.BESIDE),
                new Block.Figures(
                        HOSTILE,
                        List.of(
                                new Block.Figure(HOSTILE, new Cell.Count(1_000), 0.5, HOSTILE),
                                new Block.Figure(HOSTILE, Cell.of(HOSTILE), null, HOSTILE)),
                        HOSTILE),
                table(),
                new Block.Cards(
                        List.of(new Block.Card(Severity.CRITICAL, HOSTILE, HOSTILE, HOSTILE, HOSTILE)), HOSTILE),
                new Block.Pictures(Charts.of(report)),
                new Block.IncidentList(List.of(entry()), HOSTILE),
                new Block.Drawing(strip()),
                new Block.Trends(
                        List.of(new Block.Trend(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, strip())), HOSTILE),
                new Block.Tabs(HOSTILE, List.of(new Block.Tab(HOSTILE, HOSTILE, table(), List.of()))),
                new Block.MatrixGrid(Matrix.of(new SectionFacts(report, List.of()))),
                new Block.WarmingList(WarmingCard.of(report.warming(), List.of())),
                new Block.RoadMap(report.roads()));
    }

    private static IncidentEntry entry() {
        return new IncidentEntry(
                HOSTILE,
                Severity.CRITICAL,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                strip(),
                HOSTILE,
                List.of(new IncidentEntry.Copy(HOSTILE, HOSTILE)),
                List.of(new Passage.Part(HOSTILE, new Block.Note(HOSTILE, Block.Tone.BESIDE))));
    }

    private static Strip strip() {
        return Strips.hours(HOSTILE, List.of(new Strips.Point(HOSTILE, 30, 3, 0.1)));
    }

    private static BlockTable table() {
        List<Head> heads = Arrays.stream(Holds.values())
                .map(holds -> new Head("key_" + holds.name().toLowerCase(Locale.ROOT), HOSTILE, holds, Bar.SHOWN))
                .toList();
        List<Cell> texts = Collections.nCopies(heads.size(), Cell.of(HOSTILE));
        List<Cell> unknown = Collections.nCopies(heads.size(), Cell.of((String) null));
        List<Cell> numbers = Collections.nCopies(heads.size(), new Cell.Count(7));
        List<List<Cell>> rows = new ArrayList<>(List.of(texts, unknown, numbers));
        Arrays.stream(Cell.Missing.values()).forEach(missing -> rows.add(Collections.nCopies(heads.size(), missing)));
        return new BlockTable(HOSTILE, HOSTILE, heads, rows, new BlockTable.Rest(9, numbers), HOSTILE);
    }

    /** As every kind is permitted by name, a new one that is forgotten above is seen here. */
    @Test
    void noKindIsForgotten() {
        assertThat(kinds().stream().map(Object::getClass).distinct())
                .hasSize(Objects.requireNonNull(Block.Kind.class.getPermittedSubclasses()).length);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPageTakesIt(Block.Kind block) {
        harmlessHtml(written("page.jte", block));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aMailTakesIt(Block.Kind block) {
        String html = written("mail.jte", block);

        harmlessHtml(html);
        assertThat(html).doesNotContain("<style", "class=", "data:");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aTextTakesIt(Block.Kind block) {
        assertThat(PlainText.of(List.of(passage(block)))).doesNotContain("\u001b", "\u202e", "\u0000", "\r", "\nBcc");
    }

    @Test
    void numbersAreReadable() {
        BlockTable table = new BlockTable(
                "",
                "",
                List.of(
                        new Head("name", "Name", Holds.NAME),
                        new Head("rows", "Rows", Holds.COUNT, Bar.SHOWN),
                        new Head("share", "Share", Holds.SHARE)),
                List.of(
                        List.of(Cell.of("a"), new Cell.Count(12_000), new Cell.Share(0.0421)),
                        List.of(Cell.of((String) null), new Cell.Count(3_000), Cell.Missing.FEW)));

        assertThat(written("page.jte", table))
                .contains("<td>12,000<span class=\"bar\" style=\"width:100%\"></span></td><td>4.2\u00a0%</td>")
                .contains(">unknown</th><td>3,000<span class=\"bar\" style=\"width:25%\"></span></td>")
                .contains("<td class=\"no-number\">few</td>");
        assertThat(PlainText.of(List.of(passage(table)))).isEqualTo("""

                Heading
                Name       Rows  Share
                a        12,000  4.2 %
                unknown   3,000    few
                """);
    }

    private static Passage passage(Block.Kind block) {
        return new Passage("id", "Title", "Heading", List.of(block));
    }

    private static String written(String template, Block.Kind block) {
        Report report = ReportSamples.empty();
        SectionFacts facts = new SectionFacts(report, List.of());
        return Pages.render(
                template, new Page(report, ReportVerdict.of(report), Lead.of(facts), List.of(passage(block))));
    }

    private static void harmlessHtml(String html) {
        assertThat(html.replace(PageScript.TEXT, "").replace("<script></script>", ""))
                .doesNotContain("<script", "\u001b", "\u202e", "\u0000")
                .contains("</html>");
    }
}
