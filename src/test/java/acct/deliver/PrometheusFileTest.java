package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import acct.report.Report;
import acct.report.ReportSamples;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The numbers for node_exporter, read back as its collector does. */
final class PrometheusFileTest {
    private static final Instant AT = Instant.parse("2026-11-20T03:15:00Z");
    private static final Pattern HEAD = Pattern.compile("# (?:HELP ([a-z_]+) [ -~]+|TYPE ([a-z_]+) gauge)");
    private static final Pattern LINE = Pattern.compile(
            "([a-z_]+)(?:\\{[a-z]+=\"((?:[^\"\\\\\\n]|\\\\[\"\\\\n])*)\"\\})? (-?[0-9]+(?:\\.[0-9]+)?)");

    private static Map<String, String> read(Report report) {
        String text = PrometheusFile.text(report, new PrometheusFile.Known(AT.minusSeconds(7_200), 2, AT));
        assertThat(text).endsWith("\n").doesNotContain("\r", "\u001b", "\u202e");
        Map<String, String> values = new HashMap<>();
        for (String line : List.of(text.split("\n"))) {
            if (!HEAD.matcher(line).matches()) {
                Matcher matcher = LINE.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                String name = matcher.group(1) + (matcher.group(2) == null ? "" : " " + matcher.group(2));
                assertThat(values.put(name, matcher.group(3))).as(name).isNull();
            }
        }
        return values;
    }

    @Test
    void saysWhatIsKnown() {
        assertThat(read(ReportSamples.busy()))
                .containsEntry("acct_mail_waiting", "2")
                .containsEntry("acct_newest_row_age_seconds", "7200")
                .containsEntry("acct_last_run_timestamp_seconds", Long.toString(AT.getEpochSecond()))
                .containsEntry("acct_verdict critical", "1")
                .containsEntry("acct_verdict fine", "0")
                .containsEntry("acct_alerts critical", "1")
                .containsKeys("acct_isp_recipients microsoft", "acct_isp_bounced_ratio microsoft");
    }

    @Test
    void whatIsNotLoggedHasNoLine() {
        assertThat(read(ReportSamples.unlogged()))
                .doesNotContainKeys("acct_deferred", "acct_deferred_ratio")
                .containsEntry("acct_verdict fine", "1");
    }

    @Test
    void hostileNamesStayLabels() {
        assertThat(read(ReportSamples.hostile()))
                .containsKey("acct_mail_waiting")
                .hasSizeGreaterThan(15);
        assertThat(read(ReportSamples.empty())).containsEntry("acct_verdict no-data", "1");
    }
}
