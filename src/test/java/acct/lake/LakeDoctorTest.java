package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the files of several servers cannot tell, and whose they are. */
@Tag("slow")
final class LakeDoctorTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 18);
    private static final List<String> KEYS =
            List.of("finding", "severity", "subject", "first_day", "last_day", "message");

    @TempDir
    private Path folder = Path.of("");

    /** Days with rows in an hour each, of a header with or without pools, one file a day. */
    private static void loads(LakeHost host, LocalDate first, LocalDate last, String header, String sourceIp) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Logs logs = Logs.of(header);
            for (int i = 0; i < 40; i++) {
                String at = String.format("%s 09:%02d:00+0000", day, i);
                String type = i % 10 == 9 ? "t" : i % 10 == 8 ? "b" : "d";
                List<String> cells = new ArrayList<>(List.of(
                        "timeLogged",
                        at,
                        "rcpt",
                        "r" + i + "@gmail.com",
                        "dlvSourceIp",
                        sourceIp,
                        "dsnDiag",
                        type.equals("d") ? "" : "452 mailbox full"));
                if (header.endsWith("vmtaPool")) {
                    cells.addAll(List.of("vmtaPool", "p1"));
                }
                logs.row(type, cells.toArray(new String[0]));
            }
            logs.write(host.folder().resolve("logs/acct-" + day + "-0000.csv"));
        }
        assertThat(host.cli().ingest("logs").exitCode()).isZero();
    }

    private static final String WITH_POOL = "type,timeLogged,rcpt,dlvSourceIp,dsnDiag,vmtaPool";
    private static final String WITHOUT_POOL = "type,timeLogged,rcpt,dlvSourceIp,dsnDiag";

    private static List<JsonNode> doctor(LakeHost host, String... more) {
        List<String> args = new ArrayList<>(List.of("doctor", "--format", "json"));
        args.addAll(List.of(more));
        Cli.Result result = host.cli().launch(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().valueStream().toList();
    }

    private static List<JsonNode> of(List<JsonNode> findings, String rule) {
        return findings.stream()
                .filter(finding -> finding.get("finding").asString().equals(rule))
                .toList();
    }

    @Test
    void aLakeAndAStoreAreNotAskedAtOnce() {
        LakeHost host = LakeHost.of(folder, "mta1");
        assertThat(host.cli()
                        .launch("doctor", "--lake", "../lake", "--store", "x")
                        .exitCode())
                .isEqualTo(2);
        Cli.Result nothing = host.cli().launch("doctor", "--lake", "../lake");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("no such folder");
    }

    @Test
    void ofOneServerItSaysWhatItsStoreSays() {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows");
        loads(host, LAST.minusDays(3), LAST, WITHOUT_POOL, "192.0.2.1");
        host.loads("more/acct-2026-11-18-0000.csv", Logs.of("type,timeLogged").row("d"))
                .loads(
                        "more/acct-2026-11-18-0003.csv",
                        Logs.of("type,timeLogged").row("d", "timeLogged", "2026-11-19 10:00:00+0100"));
        host.publishes();
        List<JsonNode> store = doctor(host);
        List<JsonNode> lake = doctor(host, "--lake", "../lake");
        assertThat(of(store, "file-number-missing")).hasSize(1);
        assertThat(lake).hasSameSizeAs(store).hasSizeGreaterThan(6);
        for (int i = 0; i < store.size(); i++) {
            for (String key : KEYS) {
                assertThat(lake.get(i).get(key)).as(key).isEqualTo(store.get(i).get(key));
            }
            assertThat(lake.get(i).get("fix").asString())
                    .startsWith(store.get(i).get("fix").asString());
        }
        assertThat(of(lake, "file-number-missing").get(0).get("fix").asString())
                .endsWith("Do so on its host, then `acct lake publish`.");
    }

    @Test
    void rowsThatAnOlderAcctPublishedAreLookedAtOneByOne() throws SQLException {
        LakeHost host = LakeHost.of(folder, "mta1", ", level: rows");
        loads(host, LAST.minusDays(1), LAST, "type,timeLogged,rcpt,dlvSourceIp,dsnDiag,jobId", "192.0.2.1");
        try (Connection store = DriverManager.getConnection("jdbc:duckdb:" + host.store());
                Statement statement = store.createStatement()) {
            statement.execute("delete from filled");
            statement.execute("delete from row_digest where table_name = 'filled'");
        }
        host.publishes();
        List<JsonNode> lake = doctor(host, "--lake", "../lake");
        assertThat(of(lake, "job-not-logged")).hasSize(1);
        assertThat(of(lake, "rows-not-published")).isEmpty();
    }

    @Test
    void whatOnlyTheHostKnowsIsSaid() {
        LakeHost host = LakeHost.of(folder, "mta1");
        loads(host, LAST.minusDays(1), LAST, "type,timeLogged,rcpt,dlvSourceIp,dsnDiag,jobId", "192.0.2.1");
        host.publishes();
        // The column is there and always empty: only rows show that.
        assertThat(of(doctor(host), "job-not-logged")).hasSize(1);
        List<JsonNode> lake = doctor(host, "--lake", "../lake");
        assertThat(of(lake, "job-not-logged")).isEmpty();
        assertThat(of(lake, "rows-pruned")).isEmpty();
        assertThat(of(lake, "rows-not-published")).singleElement().satisfies(finding -> {
            assertThat(finding.get("message").asString()).startsWith("Of 2 of 2 loads (mta1) no single rows");
            assertThat(finding.get("severity").asString()).isEqualTo("info");
        });
        // What the header says is known all the same.
        assertThat(of(lake, "pool-not-logged")).hasSize(1);
        assertThat(host.cli().launch("doctor", "--lake", "../lake").err()).contains("`acct doctor` on the host tells");
    }

    @Test
    void aSilentServerAndOneWithoutAColumnAreNamed() {
        LakeHost one = LakeHost.of(folder, "mta1", ", level: rows");
        LakeHost other = LakeHost.of(folder, "mta2", ", level: rows");
        loads(one, LAST.minusDays(14), LAST, WITH_POOL, "192.0.2.1");
        // It was silent on one day in between, and is since the sixteenth.
        loads(other, LAST.minusDays(14), LAST.minusDays(5), WITHOUT_POOL, "192.0.2.2");
        loads(other, LAST.minusDays(3), LAST.minusDays(3), WITHOUT_POOL, "192.0.2.2");
        other.loads(
                "logs/acct-2026-11-15-0002.csv",
                Logs.of(WITHOUT_POOL).row("d", "timeLogged", "2026-11-15 10:00:00+0000"));
        one.publishes();
        other.publishes();
        List<JsonNode> found = doctor(one, "--lake", "../lake");

        assertThat(of(found, "pool-not-logged")).singleElement().satisfies(finding -> {
            assertThat(finding.get("server").asString()).isEqualTo("mta2");
            assertThat(finding.get("subject").asString()).isEqualTo("vmtaPool");
            assertThat(finding.get("message").asString())
                    .startsWith("Server mta2: `vmtaPool` is not in the header of all 12 files");
        });
        assertThat(of(found, "server-stopped")).singleElement().satisfies(finding -> {
            assertThat(finding.get("server").asString()).isEqualTo("mta2");
            assertThat(finding.get("message").asString()).contains("2026-11-15", "2026-11-18");
            assertThat(finding.get("fix").asString()).contains("`acct lake status`");
        });
        assertThat(of(found, "days-without-files")).singleElement().satisfies(finding -> {
            assertThat(finding.get("server").asString()).isEqualTo("mta2");
            assertThat(finding.get("message").asString()).startsWith("Server mta2: No row of 2026-11-14");
        });
        assertThat(of(found, "file-number-missing")).singleElement().satisfies(finding -> {
            assertThat(finding.get("server").asString()).isEqualTo("mta2");
            assertThat(finding.get("subject").asString()).endsWith("acct-2026-11-15-0001.csv");
        });
        // What holds for both is said once, and the same folder on two hosts is none with a clock that goes back.
        assertThat(of(found, "queue-not-logged")).singleElement().satisfies(finding -> {
            assertThat(finding.get("server").isNull()).isTrue();
            assertThat(finding.get("message").asString()).contains("all 27 files");
        });
        assertThat(of(found, "clock-stepped-back")).isEmpty();
        assertThat(one.cli()
                        .launch("doctor", "--lake", "../lake", "--fail-on", "warning")
                        .exitCode())
                .isEqualTo(3);
        // A report tells them, too, and on the store of a host nothing is new.
        assertThat(one.cli()
                        .launch("status", "--lake", "../lake", "--format", "json")
                        .out())
                .contains("Server mta2: `vmtaPool`");
        assertThat(doctor(one).get(0).propertyNames()).doesNotContain("server");
    }

    @Test
    void oneHostMayTakeTheComplaintsOfAll() {
        LakeHost one = LakeHost.of(folder, "mta1")
                .loads("a.csv", LakeHost.day("2026-11-18", 9, "192.0.2.1").row("f"));
        LakeHost other = LakeHost.of(folder, "mta2")
                .loads("a.csv", LakeHost.day("2026-11-18", 9, "192.0.2.2").row("t"));
        one.publishes();
        other.publishes();
        List<JsonNode> found = doctor(one, "--lake", "../lake");
        assertThat(of(found, "complaints-not-logged")).isEmpty();
        assertThat(of(found, "complaints-never-told"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("server").isNull()).isTrue());
        assertThat(of(found, "deferrals-not-logged")).singleElement().satisfies(finding -> {
            assertThat(finding.get("server").asString()).isEqualTo("mta1");
            assertThat(finding.get("message").asString()).startsWith("Server mta1: Deferrals are not logged");
        });
    }

    @Test
    void whatIsOfManyServersIsToldOnce() {
        for (int i = 1; i <= 12; i++) {
            LakeHost host = LakeHost.of(folder, String.format("mta%02d", i));
            host.loads(
                    "a.csv",
                    Logs.of(i == 12 ? WITH_POOL : WITHOUT_POOL)
                            .row("d", "dlvSourceIp", "192.0.2." + i)
                            .row("t", "dlvSourceIp", "192.0.2." + i));
            host.publishes();
        }
        List<JsonNode> found = doctor(LakeHost.of(folder, "mta01"), "--lake", "../lake");
        assertThat(of(found, "pool-not-logged")).singleElement().satisfies(finding -> {
            assertThat(finding.get("server").isNull()).isTrue();
            assertThat(finding.get("message").asString())
                    .startsWith("11 of 12 servers, such as mta01: `vmtaPool` is not in the header of a.csv");
        });
        assertThat(of(found, "rows-not-published").get(0).get("message").asString())
                .contains("(12 servers, such as mta01)");
    }

    @Test
    void filesThatWereLoadedBeforeAServerHadANameAreItsOwn() {
        LakeHost host = LakeHost.of(folder, "mta1");
        LakeHost.day("2026-11-17", 3, "192.0.2.1").write(host.folder().resolve("a.csv"));
        Logs.write(host.folder().resolve("nameless.yaml"), new byte[0]);
        assertThat(host.cli().ingest("a.csv", "--config", "nameless.yaml").exitCode())
                .isZero();
        host.loads("b.csv", LakeHost.day("2026-11-18", 3, "192.0.2.1")).publishes();
        assertThat(host.asks("--sql", "select distinct server from load")).isEqualTo("server\nmta1\n");
    }
}
