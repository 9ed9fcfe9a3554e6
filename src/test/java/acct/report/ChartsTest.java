package acct.report;

import static acct.report.CountSamples.counts;
import static acct.report.CountSamples.row;
import static org.assertj.core.api.Assertions.assertThat;

import acct.model.CountRow;
import acct.model.Measure;
import acct.report.chart.Chart;
import acct.report.chart.ChartData;
import acct.report.chart.ChartPainter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.data.category.DefaultCategoryDataset;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @Test
    void nothingIsNotDrawn() {
        List<Chart> charts = Charts.of(ReportSamples.empty());

        assertThat(charts.get(0).text()).isEqualTo("No data.");
        assertThat(charts).allSatisfy(chart -> assertThat(chart.picture()).isNull());
    }

    @Test
    void deferralsThatAreNotLoggedGiveASentenceInsteadOfAPicture() {
        Chart chart = Charts.of(ReportSamples.unlogged()).get(2);

        assertThat(chart.picture()).isNull();
        assertThat(chart.text()).startsWith("Deferrals are not logged");
    }

    @Test
    void everyChartIsADrawingForBothThemesAndASharpPngForMail() throws Exception {
        for (Chart chart : Charts.of(ReportSamples.busy())) {
            String svg = svg(chart);
            assertThat(svg)
                    .contains("prefers-color-scheme:dark", "var(--")
                    .doesNotContain("<script", "href", "url(", "fill=\"#", "stroke=\"#")
                    .hasSizeLessThan(20_000);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            assertThat(size(chart)).isEqualTo("880x680");
        }
    }

    @Test
    void hostileNamesAreWordsOfTheDrawing() throws Exception {
        for (Chart chart : Charts.of(ReportSamples.hostile())) {
            if (chart.picture() != null) {
                assertThat(svg(chart)).doesNotContain("<script", "<img", "\u001b", "\u202e", "\u0000");
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg(chart).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** Once its axis went from -2 to 3. */
    @Test
    void theAxisOfOneMessageBeginsAtNothing() {
        DefaultCategoryDataset data =
                ChartData.volume(List.of(row(counts(1, 0, 0, 0), "2026-11-19T00+01:00")), List.of(Measure.DELIVERED));
        String svg = ChartPainter.stacked("One", data).svg().text();

        assertThat(Pattern.compile(">(-?[0-9]+)</text>").matcher(svg).results().map(found -> found.group(1)))
                .contains("0", "5")
                .noneMatch(tick -> tick.startsWith("-"));
    }

    @Test
    void theTextHasTheKeyFigure() {
        List<Chart> charts = Charts.of(ReportSamples.busy());

        assertThat(charts)
                .extracting(Chart::text)
                .containsExactly(
                        "912,345 delivered, 11,890 bounced, 84,210 deferred attempts; busiest hour 2026-11-19 12:00+01:00 with "
                                + "43,740 recipients.",
                        "Highest: other, 4.72 % of 37,659 recipients bounced.",
                        "Highest: 198.51.100.20, 21.7 % of 240,130 attempts deferred.");
    }

    @Test
    void aShareOfAFewIsNotDrawn() {
        DefaultCategoryDataset data = ChartData.shares(
                List.of(row(counts(10, 19, 0, 0), "small"), row(counts(10, 20, 0, 0), "large")), Measure.BOUNCED_SHARE);

        assertThat(data.getValue("share", "small (few)")).isNull();
        assertThat(data.getValue("share", "large")).isEqualTo(20 / 30.0);
    }

    @Test
    void whatIsTooMuchIsSummedUp() {
        List<CountRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(row(counts(90, 10, 0, 0), "isp-" + i));
        }

        DefaultCategoryDataset data = ChartData.shares(rows, Measure.BOUNCED_SHARE);

        assertThat(data.getColumnCount()).isEqualTo(ChartData.MOST_BARS);
        assertThat(data.getValue("share", "other … 27")).isEqualTo(0.1);
    }

    @Test
    void namesThatLookAlikeOnceCutKeepTheirOwnBars() {
        DefaultCategoryDataset data = ChartData.shares(
                List.of(
                        row(counts(90, 10, 0, 0), "2001:db8:0:1:1111::ffff:20"),
                        row(counts(80, 20, 0, 0), "2001:db8:0:1:2222::ffff:20")),
                Measure.BOUNCED_SHARE);

        assertThat(data.getColumnCount()).isEqualTo(2);
    }

    @Test
    void volumeLeavesOutWhatIsNotLogged() {
        DefaultCategoryDataset data =
                ChartData.volume(ReportSamples.busy().byHour(), List.of(Measure.DELIVERED, Measure.BOUNCED));

        assertThat(data.getRowKeys().toString()).isEqualTo("[delivered, bounced]");
        assertThat(data.getColumnCount()).isEqualTo(24);
        assertThat(data.getValue("delivered", "2026-11-19T00+01:00").longValue())
                .isEqualTo(12_000);
    }

    private static String svg(Chart chart) {
        return Objects.requireNonNull(chart.picture()).svg().text();
    }

    private static String size(Chart chart) throws IOException {
        byte[] bytes = Objects.requireNonNull(chart.picture()).png().bytes();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        return image.getWidth() + "x" + image.getHeight();
    }
}
