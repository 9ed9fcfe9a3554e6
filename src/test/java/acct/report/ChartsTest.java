package acct.report;

import static acct.report.ReportSamples.counts;
import static acct.report.ReportSamples.row;
import static org.assertj.core.api.Assertions.assertThat;

import acct.model.CountRow;
import acct.model.Measure;
import acct.report.chart.Chart;
import acct.report.chart.ChartData;
import acct.report.chart.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jfree.data.category.DefaultCategoryDataset;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @Test
    void anEmptyReportGivesPicturesThatSaySo() throws IOException {
        List<Chart> charts = Charts.of(ReportSamples.empty());

        assertThat(charts.get(0).text()).isEqualTo("No data.");
        assertThat(size(charts.get(0))).isEqualTo("880x680");
    }

    @Test
    void deferralsThatAreNotLoggedGiveASentenceInsteadOfAPicture() {
        Chart chart = Charts.of(ReportSamples.unlogged()).get(2);

        assertThat(chart.pictures()).isEmpty();
        assertThat(chart.text()).startsWith("Deferrals are not logged");
    }

    @Test
    void everyChartIsASharpPngInBothThemes() throws IOException {
        for (Chart chart : Charts.of(ReportSamples.busy())) {
            assertThat(chart.pictures()).containsOnlyKeys(Theme.values());
            for (Theme theme : Theme.values()) {
                byte[] bytes = Objects.requireNonNull(chart.picture(theme)).bytes();
                assertThat(bytes).startsWith(0x89, 'P', 'N', 'G');
            }
            assertThat(size(chart)).isEqualTo("880x680");
        }
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

    private static String size(Chart chart) throws IOException {
        byte[] bytes = Objects.requireNonNull(chart.picture(Theme.LIGHT)).bytes();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        return image.getWidth() + "x" + image.getHeight();
    }
}
