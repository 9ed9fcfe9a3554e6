package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Law 3 where one of two servers logs less: what it does not log is nothing that it had zero of. */
final class LoggedByServerTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void twoServers(@TempDir Path temporary) throws IOException {
        folder = temporary;
        acct = Cli.in(folder);
        Logs full = Logs.of("type,timeLogged,timeQueued,rcpt,dlvType,dlvSize,dlvSourceIp");
        row(full, "d", "2026-11-18 09:00:00+0100");
        row(full, "t", "2026-11-18 09:00:00+0100");
        load(folder, "mta1", full);
        load(
                folder,
                "mta2",
                Logs.of("type,timeLogged,rcpt,dlvSourceIp")
                        .row("d", "timeLogged", "2026-11-18 09:00:00+0100", "rcpt", "b@example.com")
                        .row("b", "timeLogged", "2026-11-18 09:00:00+0100", "rcpt", "c@example.com"));
    }

    private static void row(Logs logs, String type, String time) {
        logs.row(
                type,
                "timeLogged",
                time,
                "timeQueued",
                "2026-11-18 08:59:50+0100",
                "rcpt",
                "a@example.com",
                "dlvType",
                "smtp",
                "dlvSize",
                "2000");
    }

    private void load(Path folder, String server, Logs logs) throws IOException {
        logs.write(folder.resolve(server + ".csv"));
        Files.writeString(folder.resolve(server + ".yaml"), "server: " + server + "\n");
        Cli.Result result = acct.launch("ingest", "--config", server + ".yaml", server + ".csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private String[] lines(String columns, String... query) {
        String[] all = Arrays.copyOf(query, query.length + 3);
        all[query.length] = "query";
        all[query.length + 1] = "--format";
        all[query.length + 2] = "json";
        Collections.rotate(Arrays.asList(all), 3);
        Cli.Result result = acct.launch(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json()
                .valueStream()
                .map(row -> Arrays.stream(columns.split(","))
                        .map(row::get)
                        .map(cell -> cell == null || cell.isNull() ? "-" : cell.asString())
                        .reduce((left, right) -> left + " " + right)
                        .orElseThrow())
                .toArray(String[]::new);
    }

    @Test
    void eachServerHasWhatItLogs() {
        String columns = "server,delivered,bounced,deferred,not_sent,bytes,rate_max_1h,accept_p50";
        assertThat(lines(columns, "--by", "server", "--columns", columns))
                .containsExactlyInAnyOrder("mta2 1 1 - - - - -", "mta1 1 0 1 0 2000 2 10");
        assertThat(lines("server", "--by", "server", "--having", "deferred=0")).isEmpty();
    }

    @Test
    void aFilterAsksForItsServersOnly() {
        String columns = "delivered,deferred,not_sent,bytes,rate_max_1h";
        assertThat(lines(columns, "--where", "server=mta2", "--columns", columns))
                .containsExactly("1 - - - -");
        assertThat(lines(columns, "--where", "server!=mta2", "--columns", columns))
                .containsExactly("1 1 0 2000 2");
        assertThat(lines(columns, "--columns", columns)).containsExactly("2 1 0 2000 4");
    }

    @Test
    void comparedTimesKnowItToo() {
        JsonNode line = acct.launch(
                        "query",
                        "--format",
                        "json",
                        "--by",
                        "server",
                        "--since",
                        "2026-11-18",
                        "--until",
                        "2026-11-18",
                        "--compare",
                        "previous")
                .json()
                .valueStream()
                .filter(row -> row.get("server").asString().equals("mta2"))
                .findFirst()
                .orElseThrow();
        assertThat(line.get("deferred").isNull()).isTrue();
    }

    /** What a server logs on other days it had none of on this one, and a server without rows sent nothing. */
    @Test
    void aQuietDayHasMeasuredZeros() throws IOException {
        Logs other = Logs.of("type,timeLogged,rcpt,dlvType,dlvSourceIp");
        for (String type : new String[] {"d", "t"}) {
            other.row(type, "timeLogged", "2026-11-19 09:00:00+0100", "rcpt", "a@example.com", "dlvType", "smtp");
        }
        load(folder, "mta3", other);
        String columns = "recipients,deferred,rate_max_1h";
        String[] nineteenth = {"--since", "2026-11-19", "--until", "2026-11-19", "--columns", columns};
        assertThat(lines(columns, with(nineteenth, "--where", "server=mta1"))).containsExactly("0 0 0");
        assertThat(lines(columns, with(nineteenth, "--where", "server=mta2"))).containsExactly("0 - -");
        assertThat(lines(
                        "server,deferred,deferred_before",
                        "--by",
                        "server",
                        "--since",
                        "2026-11-19",
                        "--until",
                        "2026-11-19",
                        "--compare",
                        "yesterday"))
                .containsExactlyInAnyOrder("mta1 0 1", "mta2 - -", "mta3 1 0");
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    @Test
    void theQuestionWithANameSaysTheSame() {
        assertThat(lines("server,recipients,deferred,attempts", "servers")).containsExactly("mta2 2 - -", "mta1 1 1 2");
    }

    /** Where no server is configured, each row names its own, and a file logs the same for all of them. */
    @Test
    void serversOfOneFileLogTheSame(@TempDir Path temporary) {
        acct = Cli.in(temporary);
        Logs.of("type,timeLogged,rcpt,userString")
                .row("d", "timeLogged", "2026-11-18 09:00:00+0100", "rcpt", "a@example.com", "userString", "one")
                .row("t", "timeLogged", "2026-11-18 09:00:00+0100", "rcpt", "a@example.com", "userString", "two")
                .write(temporary.resolve("acct.csv"));
        assertThat(acct.launch("ingest", "acct.csv").exitCode()).isZero();
        assertThat(lines("server,delivered,deferred", "--by", "server"))
                .containsExactlyInAnyOrder("one 1 0", "two 0 1");
        assertThat(lines("delivered,deferred", "--where", "server=one")).containsExactly("1 0");
        assertThat(lines("server,deferred,attempts", "servers")).containsExactlyInAnyOrder("one 0 1", "two 1 1");
    }
}
