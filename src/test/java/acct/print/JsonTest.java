package acct.print;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Dimension;
import acct.model.Measure;
import acct.report.Golden;
import acct.report.ReportSamples;
import acct.report.SummaryJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void whatIsNotLoggedIsNull() {
        JsonNode total =
                MAPPER.readTree(SummaryJson.of(ReportSamples.unlogged())).get("total");

        assertThat(total.get("deferred").isNull()).isTrue();
        assertThat(total.get("deferred_share").isNull()).isTrue();
        assertThat(total.get("delivered").asLong()).isEqualTo(900);
    }

    @Test
    void hostileTextComesBackAsItWas() {
        JsonNode summary = MAPPER.readTree(SummaryJson.of(ReportSamples.hostile()));

        assertThat(summary.get("replies").get(0).get("reply").asString()).isEqualTo(ReportSamples.HOSTILE);
    }

    @Test
    void summariesAreAsCommitted() {
        Golden.assertMatches("busy.json", SummaryJson.of(ReportSamples.busy()));
        Golden.assertMatches("empty.json", SummaryJson.of(ReportSamples.empty()));
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(SummaryJson.of(ReportSamples.busy())).isEqualTo(SummaryJson.of(ReportSamples.busy()));
    }

    @Test
    void alertsHaveTheContractsKeysInOrder() {
        StringWriter out = new StringWriter();
        Sheets.ALERTS.of(ReportSamples.busy().alerts()).print(Format.JSON, new PrintWriter(out));

        assertThat(MAPPER.readTree(out.toString()).get(1).propertyNames())
                .containsExactly(
                        "rule",
                        "severity",
                        "source_ip",
                        "vmta",
                        "pool",
                        "isp",
                        "day",
                        "n",
                        "x",
                        "rate",
                        "low",
                        "high",
                        "baseline",
                        "p_adjusted",
                        "state",
                        "replies",
                        "action",
                        "incident",
                        "metric",
                        "job",
                        "since",
                        "first_hour",
                        "days");
    }

    @Test
    void rowsHaveTheDimensionsThenEveryMeasure() {
        StringWriter out = new StringWriter();
        List<Measure> measures = List.of(Measure.values());
        List<List<@Nullable Object>> rows = ReportSamples.busy().matrix().stream()
                .map(row -> Column.cells(row, measures))
                .toList();
        new Answer(Column.of(List.of(Dimension.SOURCE_IP, Dimension.ISP), measures), rows)
                .print(Format.JSON, new PrintWriter(out));

        assertThat(MAPPER.readTree(out.toString()).get(0).propertyNames())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("source_ip", "isp"),
                                Stream.of(Measure.values()).map(Measure::label))
                        .toList());
    }
}
