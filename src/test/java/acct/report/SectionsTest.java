package acct.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.model.Period;
import acct.model.Table;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** What holds for any section, and for the list of them. */
final class SectionsTest {
    private static final Head NAME = new Head("name", "Name", Holds.NAME);
    private static final Head ROWS = new Head("rows", "Rows", Holds.COUNT);

    private record Said(String id, List<Block> said) implements Section {
        @Override
        public String title() {
            return "A title";
        }

        @Override
        public List<SectionQuestion> asks() {
            return List.of(new SectionQuestion("report/" + id, Map.of()));
        }

        @Override
        public List<Block> blocks(SectionFacts facts) {
            return said;
        }
    }

    @Test
    void twoSectionsOfOneIdAreRefused() {
        List<Section> twice = List.of(new Said("jobs", List.of()), new Said("jobs", List.of()));

        assertThatThrownBy(() -> new Sections(twice)).hasMessage("two sections have the id jobs");
    }

    @Test
    void aTableWithoutAColumnIsRefused() {
        assertThatThrownBy(() -> new BlockTable("", "By nothing", List.of(), List.of()))
                .hasMessageContaining("without a column");
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        List<List<Cell>> narrow = List.of(List.of(Cell.of("a")));
        BlockTable.Rest narrowRest = new BlockTable.Rest(1, List.of(Cell.of("a")));

        assertThatThrownBy(() -> new BlockTable("", "", List.of(NAME, ROWS), narrow))
                .hasMessageContaining("more or fewer than 2 cells");
        assertThatThrownBy(() -> new BlockTable("", "", List.of(NAME, ROWS), List.of(), narrowRest, ""))
                .hasMessageContaining("more or fewer than 2 cells");
    }

    @Test
    void aColumnThatWasNotAskedIsAMistake() {
        SectionQuestion question = new SectionQuestion("report/jobs", Map.of());
        SectionAnswers answers = SectionAnswers.of(
                List.of(question), asked -> new Table(List.of("job"), List.of(Arrays.asList((Object) null))));
        SectionAnswers.Line line = answers.rows(question).get(0);

        assertThat(line.text("job")).isNull();
        assertThatThrownBy(() -> line.count("jobs")).hasMessageContaining("no column jobs among [job]");
        assertThat(SectionAnswers.NONE.rows(question)).isEmpty();
    }

    @Test
    void whoHasNothingToSayIsNotThere() {
        Block page = new Block.Note("For the page.", Block.Tone.BESIDE).in(Medium.PAGE);
        Sections sections = new Sections(List.of(
                new Said("none", List.of()),
                new Said("page", List.of(page)),
                new Said("all", List.of(new Block.Note("For all.", Block.Tone.BESIDE)))));
        SectionFacts facts = new SectionFacts(ReportSamples.empty(), List.of());

        assertThat(sections.passages(facts, Medium.PAGE))
                .extracting(Passage::id)
                .containsExactly("page", "all");
        assertThat(sections.passages(facts, Medium.MAIL))
                .extracting(Passage::id)
                .containsExactly("all");
        assertThat(sections.asks(Period.of(ReportSamples.DAY), List.of()))
                .extracting(SectionQuestion::statement)
                .containsExactly("report/none", "report/page", "report/all");
    }

    @Test
    void whatHasNoRoomJoinsTheRest() {
        List<List<Cell>> rows = List.of(row("a", 5), row("b", 3), row("c", 2));
        BlockTable table = new BlockTable(
                "",
                "",
                List.of(NAME, ROWS),
                rows,
                new BlockTable.Rest(4, List.of(Cell.of((String) null), new Cell.Count(6))),
                "acct query --by job");

        BlockTable cut = table.first(1);

        assertThat(cut.rows()).containsExactly(row("a", 5));
        assertThat(cut.count()).isEqualTo(7);
        assertThat(cut.rest()).isEqualTo(new BlockTable.Rest(6, List.of(Cell.Missing.NOTHING, new Cell.Count(11))));
        assertThat(table.first(3)).isSameAs(table);
        assertThat(CellText.leftOut(cut)).isEqualTo("6 more: `acct query --by job`.");
    }

    @Test
    void ofWhatCannotBeKnownThereIsNoSum() {
        List<List<Cell>> rows = List.of(row("a", 5), List.of(Cell.of("b"), Cell.Missing.NOT_LOGGED), row("c", 2));

        BlockTable cut = new BlockTable("", "", List.of(NAME, ROWS), rows).first(1);

        assertThat(Objects.requireNonNull(cut.rest()).cells().get(1)).isEqualTo(Cell.Missing.NOT_LOGGED);
    }

    @Test
    void aLetterGivesTheHeadingOnce() {
        Block.Kind note = new Block.Note("One.", Block.Tone.BESIDE);
        Block.Kind own = new Block.Figures("Own", List.of(), "");
        Passage passage = new Passage("id", "Title", "Heading", List.of(note, note, own));

        assertThat(passage.parts()).extracting(Passage.Part::heading).containsExactly("Heading", "", "Own");
        assertThat(new Passage("id", "Title", "Heading", List.of(new Block.Pictures(List.of()))).parts())
                .extracting(Passage.Part::heading)
                .containsExactly("");
    }

    @Test
    void everySectionCanBeLinkedTo() {
        for (Report report : List.of(ReportSamples.busy(), ReportSamples.warming(), ReportSamples.empty())) {
            List<Passage> passages = Sections.ALL.passages(new SectionFacts(report, List.of()), Medium.PAGE);
            String html = Pages.html(report, List.of());

            assertThat(passages)
                    .allSatisfy(passage -> assertThat(html)
                            .contains("<a href=\"#" + passage.id() + "\">", "<section id=\"" + passage.id() + "\""));
            assertThat(Set.copyOf(passages)).hasSameSizeAs(passages);
        }
    }

    @Test
    void noSectionTakesAKeyOfTheSummary() {
        JsonMapper strict = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        assertThat(strict.readTree(SummaryJson.of(ReportSamples.busy())).propertyNames())
                .contains("by_isp", "files", "jobs");
    }

    @Test
    void programsReadTheColumnsThatTheyAlwaysRead() {
        BlockTable table = new BlockTable("", "", List.of(NAME, ROWS), List.of(row("a", 5)));

        assertThat(table.columns("rows", "name").rows()).containsExactly(List.of(new Cell.Count(5), Cell.of("a")));
        assertThatThrownBy(() -> table.columns("row")).hasMessage("no column row");
    }

    private static List<Cell> row(String name, long count) {
        return List.of(Cell.of(name), new Cell.Count(count));
    }

    @Test
    void aLongTableIsCutWhereThereIsNoRoom() {
        BlockTable table = new BlockTable("", "", List.of(NAME, ROWS), Collections.nCopies(200, row("a", 2)));

        assertThat(WrittenTable.ofPage(table).lines()).hasSize(131);
        assertThat(WrittenTable.ofMail(table).lines())
                .hasSize(9)
                .last()
                .extracting(WrittenTable.Line::name)
                .isEqualTo("other … 192");
        assertThat(PlainText.of(List.of(new Passage("id", "Title", "Heading", List.of(table)))))
                .contains("other … 190   380\n190 more.\n");
    }
}
