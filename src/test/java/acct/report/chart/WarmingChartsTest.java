package acct.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Counts;
import acct.report.ReportSamples;
import acct.report.WarmingSamples;
import acct.warming.WarmingDay;
import acct.warming.WarmingTrack;
import java.time.LocalDate;
import java.util.List;
import org.jfree.data.category.DefaultCategoryDataset;
import org.junit.jupiter.api.Test;

class WarmingChartsTest {
    private static final LocalDate DAY = ReportSamples.DAY;

    @Test
    void anIpWithoutAPlanOrBeforeItsStartHasNone() {
        WarmingDay early = WarmingDay.outside(
                "192.0.2.1", "others", DAY, "slow", DAY.plusDays(1), counts(5, 1L), WarmingDay.Volume.BEFORE_START);

        assertThat(WarmingCharts.of(new WarmingTrack(List.of(early)))).isEmpty();
    }

    @Test
    void thePlanBeginsWithItsFirstDay() {
        List<WarmingDay> days = days("2001:db8:51:100::1f:60");

        DefaultCategoryDataset plan = WarmingCharts.plan(days);

        assertThat(plan.getValue("plan", DAY.minusDays(6).toString())).isNull();
        assertThat(plan.getValue("plan", DAY.minusDays(2).toString())).isEqualTo(1_000L);
        assertThat(WarmingCharts.happened(days)
                        .getValue("accepted", DAY.minusDays(6).toString()))
                .isEqualTo(80L);
    }

    @Test
    void aDayWithoutRowsHasNoBar() {
        WarmingDay gap = WarmingDay.outside(
                "192.0.2.1", "gmail", DAY, "slow", DAY, Counts.noLongerStored(), WarmingDay.Volume.NO_DATA);

        DefaultCategoryDataset data = WarmingCharts.happened(List.of(gap));

        assertThat(data.getValue("accepted", DAY.toString())).isNull();
        assertThat(data.getRowKeys().toString()).isEqualTo("[accepted, bounced]");
    }

    @Test
    void theTextHasTheKeyFigureAndTheNameIsAFileName() {
        List<Chart> charts = WarmingCharts.of(WarmingSamples.track());

        assertThat(charts)
                .extracting(Chart::name)
                .containsExactly("warming-198.51.100.60", "warming-2001_db8_51_100__1f_60");
        assertThat(charts.get(0).text())
                .isEqualTo("2026-11-19: 3,000 planned, 3,682 accepted, 4 bounced, deferred attempts: 260.");
        assertThat(charts.get(0).picture()).isNotNull();
    }

    private static List<WarmingDay> days(String sourceIp) {
        return WarmingSamples.track().days().stream()
                .filter(day -> day.sourceIp().equals(sourceIp))
                .toList();
    }

    private static Counts counts(long delivered, Long deferred) {
        return new Counts(delivered, 0, deferred, null, null, null, null, Counts.Logged.YES);
    }
}
