package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws 2 and 5 to 9 in the rows: what becomes of a cell on its way into the store. */
final class StoredFieldsTest {

    private static List<String> stored(Path folder, Logs logs, String sql) {
        Cli acct = Cli.in(folder);
        logs.write(folder.resolve("acct-1.csv"));
        Cli.Result result = acct.ingest("acct-1.csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        SoundStore.check(acct.store());
        return Rows.of(acct.store(), sql);
    }

    private static void configure(Path folder, String yaml) {
        Logs.write(folder.resolve("acct.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void badOptionalValuesBecomeNullAndAreCounted(@TempDir Path folder) {
        Logs logs = Logs.of("type,timeLogged,timeQueued,dlvSourceIp,dlvDestinationIp,dlvSize,totalSecondsQueued,envId")
                .row("d", "timeQueued", "soon", "dlvSourceIp", "999.1.1.1", "dlvSize", "-5", "envId", "e1")
                .row("d", "timeQueued", "never", "dlvSourceIp", "host.example", "dlvSize", "12", "envId", "e2")
                .row("d", "dlvDestinationIp", "1.2.3", "totalSecondsQueued", "1e3", "envId", "e3")
                .row("d", "dlvSize", "99999999999999999999", "totalSecondsQueued", "60", "envId", "e4");
        assertThat(stored(
                        folder,
                        logs,
                        "select env_id, source_ip, destination_ip, size_bytes, seconds_queued, queued_at from attempt"
                                + " order by env_id"))
                .containsExactly("e1|-|-|-|-|-", "e2|-|-|12|-|-", "e3|-|-|-|-|-", "e4|-|-|-|60|-");
        assertThat(Rows.of(
                        folder.resolve("acct.duckdb"),
                        "select column_name, count, first_line, example from bad_value order by column_name"))
                .containsExactly(
                        "dlv_destination_ip|1|4|1.2.3",
                        "dlv_size|2|2|-5",
                        "dlv_source_ip|2|2|999.1.1.1",
                        "time_queued|2|2|soon",
                        "total_seconds_queued|1|4|1e3");
    }

    @Test
    void addressesAreCanonicalAndUnspecifiedOnesAreNone(@TempDir Path folder) {
        Logs logs = Logs.of("type,timeLogged,dlvSourceIp,envId");
        List<String> texts = List.of(
                "0.0.0.0",
                "::",
                "0:0:0:0:0:0:0:0",
                "",
                "192.0.2.1",
                "2001:DB8:0:0::00A",
                "2001:db8::a",
                "::ffff:192.0.2.1");
        for (int i = 0; i < texts.size(); i++) {
            logs.row("d", "dlvSourceIp", texts.get(i), "envId", "e" + i);
        }
        assertThat(stored(folder, logs, "select source_ip from attempt where env_id < 'e7' order by env_id"))
                .containsExactly("-", "-", "-", "-", "192.0.2.1", "2001:db8::a", "2001:db8::a");
        assertThat(Rows.number(folder.resolve("acct.duckdb"), "select count(*) from bad_value"))
                .isZero();
    }

    @Test
    void theDestinationIsStoredWithTheStepThatToldIt(@TempDir Path folder) {
        configure(folder, "isps: {big-bank: {domains: [bank.example], mx: [.mx.bank.example], queues: [bank.rollup]}}");
        Logs logs = Logs.standard()
                .row("d", "envId", "1", "queue", "bank.rollup/v1", "rcpt", "a@other.example")
                .row("d", "envId", "2", "queue", "bank.example/v1", "rcpt", "a@BANK.example")
                .row("d", "envId", "3", "rcpt", "a@other.example", "dsnMta", "mx1.mx.bank.example (192.0.2.9)")
                .row("d", "envId", "4", "queue", "gmail.com/v1", "rcpt", "a@gmail.com")
                .row("d", "envId", "5", "queue", "nobody.example/v1", "rcpt", "a@nobody.example")
                .row("d", "envId", "6")
                .row("tq", "queue", "gmail.com/v1");
        assertThat(stored(folder, logs, "select env_id, isp, isp_source from attempt order by env_id"))
                .containsExactly(
                        "1|big-bank|queue",
                        "2|big-bank|mapping",
                        "3|big-bank|mapping",
                        "4|gmail|domain",
                        "5|other|none",
                        "6|-|-");
        assertThat(Rows.of(folder.resolve("acct.duckdb"), "select isp, isp_source from queue_event"))
                .containsExactly("gmail|queue");
    }

    @Test
    void thePoolComesFromTheLogElseFromAnUnambiguousMapping(@TempDir Path folder) {
        configure(folder, "pools: {one: [v1, v2, '{default}'], two: [v2, v3]}");
        Logs logs = Logs.standard()
                .row("d", "envId", "1", "vmta", "v1", "vmtaPool", "logged")
                .row("d", "envId", "2", "vmta", "v1")
                .row("d", "envId", "3", "vmta", "v2")
                .row("d", "envId", "4", "vmta", "v3")
                .row("d", "envId", "5", "vmta", "v9")
                .row("d", "envId", "6")
                .row("d", "envId", "7", "vmta", "{default}");
        assertThat(stored(folder, logs, "select env_id, pool, pool_source from attempt order by env_id"))
                .containsExactly(
                        "1|logged|log", "2|one|mapping", "3|-|-", "4|two|mapping", "5|-|-", "6|-|-", "7|one|mapping");
    }

    @Test
    void whatWasNotSentCountsOnlyThere(@TempDir Path folder) {
        Logs logs = Logs.standard();
        for (String type : List.of("d", "b", "t")) {
            for (String how : List.of("smtp", "discard", "FILE", "pipe", "")) {
                logs.row(type, "dlvType", how);
            }
        }
        assertThat(stored(folder, logs, "select outcome, count(*) from attempt group by outcome order by outcome"))
                .containsExactly("bounced|2", "deferred|2", "delivered|2", "not_sent|9");
    }

    @Test
    void everyTypeGoesToItsTable(@TempDir Path folder) {
        Logs logs = Logs.of("type,timeLogged,dlvSourceIp,repSourceIp,rcvSourceIp,envId");
        List.of("d", "b", "t", "tq", "f", "rb", "rs", "r")
                .forEach(type -> logs.row(type, "dlvSourceIp", "192.0.2.1", "rcvSourceIp", "192.0.2.2"));
        assertThat(stored(
                        folder,
                        logs,
                        "select (select string_agg(type, ' ' order by type) from attempt), (select count(*) from"
                                + " queue_event), (select count(*) from complaint), (select string_agg(type, ' ' order"
                                + " by type) from remote_report), (select min(received_from_ip) from receipt)"))
                .containsExactly("b d t|1|1|rb rs|192.0.2.2");
    }

    @Test
    void dayAndHourAreTheFilesOwn(@TempDir Path folder) {
        Logs logs = Logs.of("type,timeLogged,envId")
                .row("d", "timeLogged", "2026-11-18 23:30:00-0500", "envId", "1")
                .row("d", "timeLogged", "2026-11-19 00:30:00+0545", "envId", "2")
                .row("d", "timeLogged", "2026-11-18T23:30:00Z", "envId", "3")
                .row("d", "timeLogged", "2026-11-18 23:30:00-0030", "envId", "4");
        assertThat(
                        stored(
                                folder,
                                logs,
                                "select day, hour_of(logged_at, utc_offset_seconds), epoch(logged_at)::bigint from attempt order by env_id"))
                .containsExactly(
                        "2026-11-18|2026-11-18T23-05:00|1795062600",
                        "2026-11-19|2026-11-19T00+05:45|1795027500",
                        "2026-11-18|2026-11-18T23+00:00|1795044600",
                        "2026-11-18|2026-11-18T23-00:30|1795046400");
    }

    @Test
    void theAutumnDayHas25HoursAndTheSpringDay23(@TempDir Path folder) {
        configure(folder, "time-zone: Europe/Berlin");
        Logs logs = Logs.of("type,timeLogged");
        for (long second = 1792879200L; second < 1792879200L + 25 * 3600; second += 1800) {
            logs.row("d", "timeLogged", Long.toString(second));
        }
        for (long second = 1774738800L; second < 1774738800L + 23 * 3600; second += 1800) {
            logs.row("d", "timeLogged", Long.toString(second));
        }
        assertThat(stored(
                        folder,
                        logs,
                        "select day, count(distinct hour), count(*) from event group by day order by day"))
                .containsExactly("2026-03-29|23|46", "2026-10-25|25|50");
        assertThat(Rows.of(
                        folder.resolve("acct.duckdb"),
                        "select distinct hour from event where hour like '2026-10-25T02%' order by hour desc"))
                .containsExactly("2026-10-25T02+02:00", "2026-10-25T02+01:00");
    }

    @Test
    void rowsWithoutAnyTimeHaveNoDay(@TempDir Path folder) {
        Logs logs = Logs.of("type,envId").line("d,e1").line("tq,");
        assertThat(
                        stored(
                                folder,
                                logs,
                                "select logged_at, day, hour_of(logged_at, utc_offset_seconds), utc_offset_seconds from attempt"))
                .containsExactly("-|-|-|-");
    }

    @Test
    void copiedHeadersAreAMap(@TempDir Path folder) {
        Logs logs = Logs.of("type,timeLogged,header_Subject,header_X-Job")
                .row("d", "header_Subject", "Grüße, \"alle\" \uD83D\uDE00\u0007", "header_X-Job", "j1")
                .row("d");
        assertThat(stored(
                        folder,
                        logs,
                        "select headers['header_Subject'], headers['header_X-Job'] from attempt order by line"))
                .containsExactly("Grüße, \"alle\" \uD83D\uDE00\u0007|j1", "-|-");
    }

    @Test
    void theServerIsTheConfiguredOneElseUserString(@TempDir Path folder) {
        Logs logs = Logs.of("type,timeLogged,userString")
                .row("d", "userString", "mta7")
                .row("d");
        assertThat(stored(folder, logs, "select server from attempt order by line"))
                .containsExactly("mta7", "-");
    }
}
