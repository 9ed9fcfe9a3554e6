package acct.print;

import static acct.report.CountSamples.counts;
import static acct.report.CountSamples.row;
import static acct.report.ReportSamples.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Counts.Logged;
import acct.model.Dimension;
import acct.model.Measure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class TablesTest {
    private static final List<Measure> MEASURES =
            List.of(Measure.RECIPIENTS, Measure.DEFERRED, Measure.BOUNCED_SHARE, Measure.COMPLAINT_SHARE);

    private static final List<CountRow> ROWS = List.of(
            row(counts(12_345, 55, 7, 3), "198.51.100.20", "gmail"),
            row(new Counts(0, 0, null, null, 0L, null, null, Logged.YES), null, "{default}"));

    @Test
    void tableSaysUnknownAndNotLoggedAndAlignsNumbersRight() {
        assertThat(print(Format.TABLE, ROWS)).isEqualTo("""
                        source_ip      isp        recipients    deferred  bounced_share  complaint_share
                        198.51.100.20  gmail          12,400           7         0.44 %           0.02 %
                        unknown        {default}           0  not logged              –                –
                        """);
    }

    /** Nothing is left out on a narrow screen, and no line is longer than it. */
    @Test
    void aTableThatIsTooWideHasItsTextsCutOrIsPrintedRowByRow() {
        List<Column> columns = List.of(
                new Column("id", Column.Kind.TEXT),
                new Column("count", Column.Kind.NUMBER),
                new Column("reply", Column.Kind.TEXT));
        List<List<@Nullable Object>> rows = List.of(
                Arrays.asList("a1", 12L, "550 5.7.1 Unfortunately, messages from this host were not sent"),
                Arrays.asList("b2", null, "ok"));

        assertThat(print(columns, rows, 80)).isEqualTo("""
                        id  count  reply
                        a1     12  550 5.7.1 Unfortunately, messages from this host were not sent
                        b2      –  ok
                        """);
        assertThat(print(columns, rows, 50)).isEqualTo("""
                        id  count  reply
                        a1     12  550 5.7.1 Unfortunately, messages from…
                        b2      –  ok
                        """);
        assertThat(print(columns, rows, 35)).isEqualTo("""
                        id     a1
                        count  12
                        reply  550 5.7.1 Unfortunately, messages from
                               this host were not sent

                        id     b2
                        count  –
                        reply  ok

                        """);
    }

    /** Widths come from the first thousand rows; a number behind them is whole, and a text that was not cut is too. */
    @Test
    void aLaterNumberIsNeverCutOnAScreen() {
        List<Column> columns = List.of(new Column("count", Column.Kind.COUNT), new Column("reply", Column.Kind.TEXT));
        List<List<@Nullable Object>> rows = new ArrayList<>(Collections.nCopies(1_000, Arrays.asList(1L, "ok")));
        rows.add(Arrays.asList(1_234_567_890L, "no such user"));

        assertThat(print(columns, rows, 40)).endsWith("1,234,567,890  no such user\n");
    }

    private static String print(List<Column> columns, List<List<@Nullable Object>> rows, int room) {
        StringWriter text = new StringWriter();
        new Answer(columns, rows).print(Format.TABLE, new PrintWriter(text), room);
        return text.toString();
    }

    @Test
    void csvHasBareNumbersAndEmptyCells() {
        assertThat(print(Format.CSV, ROWS)).isEqualTo("""
                        source_ip,isp,recipients,deferred,bounced_share,complaint_share
                        198.51.100.20,gmail,12400,7,0.00443548387096774,0.000243013365735115
                        ,{default},0,,,
                        """);
    }

    @Test
    void jsonHasNulls() {
        assertThat(print(Format.JSONL, ROWS)).isEqualTo("""
                        {"source_ip":"198.51.100.20","isp":"gmail","recipients":12400,"deferred":7,"bounced_share":0.00443548387096774,"complaint_share":0.000243013365735115}
                        {"source_ip":null,"isp":"{default}","recipients":0,"deferred":null,"bounced_share":null,"complaint_share":null}
                        """);
        assertThat(JsonMapper.shared().readTree(print(Format.JSON, ROWS)).size())
                .isEqualTo(2);
    }

    @Test
    void markdownEscapesMarkup() {
        String text = print(Format.MARKDOWN, List.of(row(counts(1, 1, 1, 1), "a|b", "<b>*")));

        assertThat(text).isEqualTo("""
                        | source\\_ip | isp | recipients | deferred | bounced\\_share | complaint\\_share |
                        | --- | --- | ---: | ---: | ---: | ---: |
                        | a\\|b | \\<b\\>\\* | 2 | 1 | 50.0 % | 100 % |
                        """);
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "PARQUET")
    void noFormatLetsCommandsThrough(Format format) {
        String text = print(format, List.of(row(counts(1, 1, 1, 1), HOSTILE, HOSTILE)));

        assertThat(text).doesNotContain("\u001b", "\u202e", "\u0000", "\r");
    }

    @Test
    void csvIsNoFormula() {
        for (String start : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1")) {
            String line = print(Format.CSV, List.of(row(counts(1, 1, 1, 1), start, "isp")))
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertThat(line).startsWith("'");
        }
    }

    @Test
    void jsonKeepsTheExactText() {
        String json = print(Format.JSON, List.of(row(counts(1, 1, 1, 1), HOSTILE, "😀")));

        assertThat(JsonMapper.shared().readTree(json).get(0).get("source_ip").asString())
                .isEqualTo(HOSTILE);
        assertThat(JsonMapper.shared().readTree(json).get(0).get("isp").asString())
                .isEqualTo("😀");
    }

    @Test
    void anEmptyAnswerIsStillAnAnswer() {
        assertThat(print(Format.TABLE, List.of())).endsWith("(no rows)\n");
        assertThat(JsonMapper.shared().readTree(print(Format.JSON, List.of())).isArray())
                .isTrue();
        assertThat(print(Format.JSONL, List.of())).isEmpty();
        assertThat(print(Format.CSV, List.of())).hasLineCount(1);
    }

    @Test
    void wideCharactersTakeTwoPlaces() {
        assertThat(TerminalTable.width("a利é😀")).isEqualTo(6);
        assertThat(TerminalTable.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void anyColumnsCanBePrinted() {
        List<Column> columns = List.of(new Column("name", Column.Kind.TEXT), new Column("n", Column.Kind.NUMBER));
        List<List<@Nullable Object>> rows = List.of(Arrays.asList("a", 1234), Arrays.asList(null, null));
        StringWriter out = new StringWriter();

        new Answer(columns, rows).print(Format.TABLE, new PrintWriter(out));

        assertThat(out.toString()).isEqualTo("name      n\na     1,234\n–         –\n");
    }

    @Test
    void aLongAnswerIsPrintedCompletely() {
        List<CountRow> many = new ArrayList<>(Collections.nCopies(1500, row(counts(1, 1, 1, 1), "ip", "isp")));
        many.add(row(counts(1, 1, 1, 1), "a-name-that-is-longer-than-those-measured", "isp"));

        assertThat(print(Format.TABLE, many)).hasLineCount(1502);
        assertThat(print(Format.CSV, many)).hasLineCount(1502);
        assertThat(print(Format.JSONL, many)).hasLineCount(1501);
    }

    @Test
    void aListIsAListInJsonOnly() {
        Answer answer = new Answer(
                List.of(new Column("a", Column.Kind.TEXT), new Column("b", Column.Kind.TEXT)),
                List.of(List.of(new Nested("x", List.of(Map.of("n", 1), "y")), List.of("no", "tree"))));

        assertThat(print(answer, Format.CSV)).isEqualTo("a,b\nx,\"[no, tree]\"\n");
        assertThat(print(answer, Format.JSONL)).isEqualTo("{\"a\":[{\"n\":1},\"y\"],\"b\":\"[no, tree]\"}\n");
        assertThat(print(answer.shown("b"), Format.TABLE)).isEqualTo("b\n[no, tree]\n");
    }

    @Test
    void jsonHoldsRowsTogetherAsTheAnswerSays() {
        Answer answer = new Answer(List.of(new Column("a", Column.Kind.NUMBER)), List.of(List.of(1)));

        assertThat(print(answer.alone(), Format.JSON)).isEqualToIgnoringWhitespace("{\"a\":1}");
        assertThat(print(answer.before(Map.of("b", 2)), Format.JSON))
                .isEqualToIgnoringWhitespace("[{\"a\":1},{\"b\":2}]");
        assertThat(print(answer.under("rows", Map.of("b", List.of())), Format.JSON))
                .isEqualToIgnoringWhitespace("{\"rows\":[{\"a\":1}],\"b\":[]}");
    }

    private static String print(Answer answer, Format format) {
        StringWriter out = new StringWriter();
        answer.print(format, new PrintWriter(out));
        return out.toString();
    }

    private static String print(Format format, List<CountRow> rows) {
        List<Column> columns = Column.of(List.of(Dimension.SOURCE_IP, Dimension.ISP), MEASURES);
        List<List<@Nullable Object>> cells =
                rows.stream().map(r -> Column.cells(r, MEASURES)).toList();
        return print(new Answer(columns, cells), format);
    }
}
