package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The roads of a report are those of the stored rows. */
final class RoadsReportTest {
    private final Path folder;
    private final Cli acct;

    RoadsReportTest(@TempDir Path folder) {
        this.folder = folder;
        this.acct = Cli.in(folder);
    }

    private static void rows(Logs logs, int count, String type, String ip, String vmta, String pool, String dlvType) {
        logs.rows(
                count,
                type,
                "timeLogged",
                "2026-11-19 10:00:00+0100",
                "dlvSourceIp",
                ip,
                "vmta",
                vmta,
                "vmtaPool",
                pool,
                "rcpt",
                "somebody@gmail.com",
                "dlvType",
                dlvType);
    }

    private Path report(Logs logs) {
        logs.write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();
        assertThat(acct.launch("report", "--out", "out").exitCode()).isZero();
        return folder.resolve("out/2026-11-19");
    }

    private JsonNode roads(Path report) throws IOException {
        return new tools.jackson.databind.ObjectMapper()
                .readTree(Files.readString(report.resolve("summary.json")))
                .get("roads");
    }

    @Test
    void discardedMailTookNoRoad() throws IOException {
        Logs logs = Logs.of("type,timeLogged,rcpt,dlvSourceIp,vmta,vmtaPool,dlvType");
        rows(logs, 3, "d", "192.0.2.1", "idle", "pool-1", "discard");

        Path report = report(logs);

        assertThat(roads(report)).isEmpty();
        assertThat(report.resolve("roads.svg")).doesNotExist();
        assertThat(Files.readString(report.resolve("index.html"))).doesNotContain("Roads of the mail", "idle →");
    }

    @Test
    void deliveredBouncedAndDeferredCountAndTheRestIsUnknown() throws IOException {
        Logs logs = Logs.of("type,timeLogged,rcpt,dlvSourceIp,vmta,vmtaPool,dlvType");
        rows(logs, 5, "d", "192.0.2.1", "vmta-1", "pool-1", "smtp");
        rows(logs, 2, "b", "192.0.2.1", "vmta-1", "pool-1", "smtp");
        rows(logs, 4, "t", "192.0.2.1", "vmta-1", "pool-1", "smtp");
        rows(logs, 1, "d", "192.0.2.1", "vmta-1", "pool-1", "discard");
        rows(logs, 1, "d", "0.0.0.0", "", "", "smtp");

        Path report = report(logs);

        assertThat(roads(report))
                .hasToString("[{\"source_ip\":\"192.0.2.1\",\"vmta\":\"vmta-1\",\"pool\":\"pool-1\",\"isp\":\"gmail\","
                        + "\"delivered\":5,\"bounced\":2,\"deferred\":4,\"leaks\":[]},"
                        + "{\"source_ip\":null,\"vmta\":null,\"pool\":null,\"isp\":\"gmail\","
                        + "\"delivered\":1,\"bounced\":0,\"deferred\":0,\"leaks\":[]}]");
        assertThat(Files.readString(report.resolve("roads.svg")))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("vmta-1 → pool-1: 11 attempts");
    }

    @Test
    void deferralsThatAreNotLoggedAreNull() throws IOException {
        Logs logs = Logs.of("type,timeLogged,rcpt,dlvSourceIp,vmta,vmtaPool,dlvType");
        rows(logs, 5, "d", "192.0.2.1", "vmta-1", "pool-1", "smtp");

        assertThat(roads(report(logs)).get(0).get("deferred").isNull()).isTrue();
    }
}
