package acct.audit;

import static acct.audit.PmtaNights.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the log counted of one thing stands beside its settings. */
final class PmtaShowLogTest {
    private final Cli acct;
    private final PmtaNights nights;

    PmtaShowLogTest(@TempDir Path folder) throws IOException {
        this.acct = Cli.in(folder);
        this.nights = new PmtaNights(folder, acct);
    }

    @Test
    void theLogStandsBesideTheSettings() throws IOException {
        nights.changeOnThe17th(CONFIG);
        Cli.Result result = acct.launch("pmta", "show", "vmta", "v1", "--format", "json");
        JsonNode last = result.json().get(result.json().size() - 1);
        assertThat(result.json().get(0).get("setting").asString()).isEqualTo("virtual-mta");
        assertThat(last.get("setting").asString()).isEqualTo("log");
        JsonNode log = last.get("log");
        assertThat(log.get("delivered").asInt()).isEqualTo(145);
        assertThat(log.get("bounced").asInt()).isEqualTo(135);
        assertThat(log.get("deferred").isNull()).isTrue();
        assertThat(log.get("first_day").asString()).isEqualTo("2026-11-14");
        assertThat(log.get("last_day").asString()).isEqualTo("2026-11-19");
        assertThat(log.get("by").get("source_ip").get(0).get("source_ip").asString())
                .isEqualTo("192.0.2.1");
        assertThat(log.get("by").get("isp").get(0).get("delivered").asInt()).isEqualTo(145);
        assertThat(log.get("replies").get(0).get("bounced").asInt()).isEqualTo(135);
        JsonNode day = acct.launch(
                        "pmta",
                        "show",
                        "queue",
                        "gmail.com/v1",
                        "--since",
                        "2026-11-16",
                        "--until",
                        "2026-11-16",
                        "--format",
                        "json")
                .json();
        assertThat(day.get(day.size() - 1).get("log").get("bounced").asInt()).isEqualTo(95);
    }

    @Test
    void whatTheLogCannotNameIsSaid() {
        nights.load(15);
        Cli.Result source = acct.launch("pmta", "show", "source", "in");
        assertThat(source.out()).contains("In the log, pool=p");
        assertThat(source.err()).contains("the log does not name sources", "all mail of pool 'p'");
        assertThat(acct.launch("pmta", "show", "domain", "other.example").out())
                .contains("rcpt_domain=other.example, all days: first on 2026-11-14");
        assertThat(acct.launch("pmta", "show", "domain", "google.rollup").err()).contains("by its queues");
        assertThat(acct.launch("pmta", "show", "vmta", "v2").out()).contains("few recipients");
    }

    @Test
    void withoutAStoreThereIsOneRemark() {
        for (String format : List.of("table", "markdown", "json", "csv", "jsonl")) {
            Cli.Result result = acct.launch("pmta", "show", "vmta", "v1", "--format", format);
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("max-msg-rate").doesNotContain("In the log");
            assertThat(result.err().lines().count())
                    .isEqualTo(List.of("csv", "jsonl").contains(format) ? 0 : 1);
        }
        assertThat(acct.store()).doesNotExist();
    }
}
