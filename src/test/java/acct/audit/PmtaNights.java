package acct.audit;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Nights in which a log is loaded while the configuration of PowerMTA changes. */
final class PmtaNights {
    static final String CONFIG = """
            <virtual-mta v1>
                smtp-source-host 192.0.2.1 a.example.com
                <domain gmail.com>
                    max-msg-rate 500/d
                </domain>
            </virtual-mta>
            <virtual-mta v2>
                smtp-source-host 192.0.2.2 b.example.com
            </virtual-mta>
            <virtual-mta-pool p>
                virtual-mta v1
                virtual-mta v2
            </virtual-mta-pool>
            <pattern-list l>
                mail-from /a@/ virtual-mta=v1
                rcpt-to /b@/ virtual-mta=v2
            </pattern-list>
            <source in>
                default-virtual-mta p
                pattern-list l
            </source>
            <smtp-user shop>
                password hunter2
                source in
            </smtp-user>
            unheard-of hunter2
            """;

    private final Path folder;
    private final Cli acct;

    /** Nothing is loaded yet; the log of the 14th waits. */
    PmtaNights(Path folder, Cli acct) throws IOException {
        this.folder = folder;
        this.acct = acct;
        Files.writeString(folder.resolve("acct.yaml"), "pmta-config: config\n");
        write(CONFIG);
        day(14, 40, 0);
    }

    /** From now on this is the configuration. */
    void write(String config) throws IOException {
        Files.writeString(folder.resolve("config"), config);
    }

    /** A file of one day: deliveries to Gmail by v1, and bounces, and one delivery elsewhere by v2. */
    void day(int day, int delivered, int bounced) {
        Logs logs = Logs.standard();
        String at = "2026-11-" + day + " 09:00:00+0000";
        for (int i = 0; i < delivered + bounced; i++) {
            logs.row(
                    i < delivered ? "d" : "b",
                    "timeLogged",
                    at,
                    "rcpt",
                    "u" + i + "@gmail.com",
                    "vmta",
                    "v1",
                    "dlvSourceIp",
                    "192.0.2.1",
                    "queue",
                    "gmail.com/v1",
                    "dsnDiag",
                    i < delivered ? "smtp;250 ok" : "smtp;550 5.7.1 blocked");
        }
        logs.row("d", "timeLogged", at, "rcpt", "x@other.example", "vmta", "v2", "queue", "other.example/v2");
        logs.write(folder.resolve("acct-" + day + ".csv"));
    }

    /** The load of this night. */
    Cli.Result load(int day) {
        Cli.Result result =
                acct.at(Instant.parse("2026-11-" + day + "T02:00:00Z")).launch("ingest", ".", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    /** What {@code acct pmta diff} tells with these arguments. */
    JsonNode diff(String... more) {
        List<String> command = new ArrayList<>(List.of("pmta", "diff", "--format", "json"));
        command.addAll(List.of(more));
        Cli.Result result = acct.launch(command.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    /** The first file is of the 14th; the configuration changed between the nights of the 17th and the 18th. */
    void changeOnThe17th(String changed) throws IOException {
        load(15);
        day(15, 40, 0);
        load(16);
        day(16, 5, 95);
        load(17);
        write(changed);
        day(17, 10, 10);
        load(18);
        day(18, 20, 20);
        load(19);
        day(19, 30, 10);
        load(20);
    }
}
