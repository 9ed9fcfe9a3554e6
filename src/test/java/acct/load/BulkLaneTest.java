package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bulk lane declines, and that it stores what the streaming lane stores. */
@Tag("slow")
final class BulkLaneTest {
    private static final String HEADER = "type,timeLogged,orig,rcpt,dsnDiag,dlvSourceIp,dlvSize,queue";
    private static final String PLAIN =
            "d,2026-11-19 09:30:00+0100,o@a.example,r@b.example,ok,192.0.2.1,10,b.example/v";

    static Stream<Arguments> doubtful() {
        return Stream.of(
                Arguments.of("no line end", HEADER + "\n" + PLAIN, "last line is not ended"),
                Arguments.of("CRLF", HEADER + "\r\n" + PLAIN + "\r\n", "a carriage return"),
                Arguments.of("NUL", file(PLAIN.replace("ok", "o\0k")), "a NUL byte"),
                Arguments.of("blank line", file(PLAIN, "", PLAIN), "neither an attempt nor another known record"),
                Arguments.of("unknown type", file(PLAIN, PLAIN.replace("d,", "x,")), "neither an attempt"),
                Arguments.of("second header", file(PLAIN, HEADER, PLAIN), "neither an attempt"),
                Arguments.of("quoted type", file(PLAIN.replaceFirst("d", "\"d\"")), "lines, but"),
                Arguments.of("line break in a cell", file(PLAIN.replace("ok", "\"o\nk\"")), "a quote that is open"),
                Arguments.of(
                        "a cell that looks like another record",
                        file(PLAIN.replace("ok", "\"o\ntq,2026-11-19 09:30:00+0100,,,x,192.0.2.1,,q\nk\"")),
                        "a quote that is open"),
                Arguments.of("a cell too few", file(PLAIN.replace(",b.example/v", "")), "CSV Error on Line: 2"),
                Arguments.of("a cell too many", file(PLAIN + ",x"), "CSV Error on Line: 2"),
                Arguments.of("an empty cell too many", file(PLAIN + ","), "more cells than the header"),
                Arguments.of("a quoted empty cell too many", file(PLAIN + ",\"\""), "more cells than the header"),
                Arguments.of("two empty cells too many", file(PLAIN, PLAIN + ",,"), "more cells than the header"),
                Arguments.of("open quote", file(PLAIN.replace("ok", "\"ok")), ""),
                Arguments.of("text after a quote", file(PLAIN.replace("ok", "\"o\"k")), ""),
                Arguments.of("a fraction of a second", file(PLAIN.replace("30:00+", "30:00.5+")), "the time"),
                Arguments.of("no day", file(PLAIN.replace("11-19", "02-30")), "the time"),
                Arguments.of("no time", file(PLAIN.replace("2026-11-19 09:30:00+0100", "")), "the time (empty)"),
                Arguments.of(
                        "one row without time",
                        file(PLAIN, PLAIN.replace("2026-11-19 09:30:00+0100", "")),
                        "the time (empty)"),
                Arguments.of("odd number", file(PLAIN.replace(",10,", ",+10,")), "the number +10"),
                Arguments.of("number with a point", file(PLAIN.replace(",10,", ",1.0,")), "the number 1.0"),
                Arguments.of("odd address", file(PLAIN.replace("192.0.2.1", "192.0.2.300")), "the address 192.0.2.300"),
                Arguments.of("mapped address", file(PLAIN.replace("192.0.2.1", "::ffff:192.0.2.1")), "the address"),
                Arguments.of("foreign domain", file(PLAIN.replace("r@b.example", "r@BÜCHER.example")), "domain"),
                Arguments.of("header_ column", file(PLAIN).replace("dlvSize", "header_X"), "header_"),
                Arguments.of("column twice", file(PLAIN).replace("orig", "RCPT"), "stands twice"),
                Arguments.of("no time column", "type,rcpt\nd,r@b.example\n", "without a time"),
                Arguments.of("quoted header", file(PLAIN).replace("orig", "\"orig\""), "no plain header"),
                Arguments.of("byte order mark", "\uFEFF" + file(PLAIN), "no plain header"));
    }

    private static String file(String... lines) {
        return HEADER + "\n" + String.join("\n", lines) + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doubtful")
    void declinesWhatIsDoubtfulAndKeepsNothing(String what, String text, String reason, @TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("acct-1.csv"), text);
        Cli acct = Cli.in(folder);

        Cli.Result declined = acct.launch("ingest", "acct-1.csv", "--lane", "bulk", "--format", "json");
        assertThat(declined.exitCode()).isEqualTo(4);
        assertThat(declined.file().get("status").asString()).isEqualTo("refused");
        assertThat(declined.file().get("message").asString())
                .startsWith("acct-1.csv: the bulk lane declines: ")
                .contains(reason);
        assertThat(Rows.of(acct.store(), "select count(*) from load")).containsExactly("0");
        assertThat(Rows.of(acct.store(), "select count(*) from attempt")).containsExactly("0");
        SoundStore.check(acct.store());

        Cli.Result taken = acct.launch("ingest", "acct-1.csv", "--format", "json");
        assertThat(taken.file().get("lane").asString()).isEqualTo("streaming");
        assertThat(taken.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "r", "f"})
    void aLineThatIsNotUtf8IsDoubtfulAlsoInAColumnOfNoUse(String type, @TempDir Path folder) throws Exception {
        byte[] bytes = Logs.of("type,timeLogged,rcpt,myColumn")
                .row(type, "rcpt", "r@b.example", "myColumn", "x")
                .bytes();
        bytes[bytes.length - 2] = (byte) 0xFF;
        Files.write(folder.resolve("acct-1.csv"), bytes);
        Cli.Result declined = Cli.in(folder).launch("ingest", "acct-1.csv", "--lane", "bulk", "--format", "json");
        assertThat(declined.exitCode()).isEqualTo(4);
    }

    @Test
    void aDeclinedFileDoesNotSpoilTheNextOne(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("acct-1.csv"), file(PLAIN, PLAIN.replace(",10,", ",+10,")));
        Files.writeString(folder.resolve("acct-2.csv"), file(PLAIN.replace("09:30", "10:30")));
        Files.writeString(folder.resolve("acct-3.csv"), file(PLAIN.replace("ok", "o\0k")));
        Files.writeString(folder.resolve("acct-4.csv"), file(PLAIN.replace("09:30", "11:30")));
        Cli acct = Cli.in(folder);
        Cli.Result result = acct.launch("ingest", "acct-*.csv", "--lane", "bulk", "--format", "json");
        assertThat(result.json()
                        .get("files")
                        .valueStream()
                        .map(f -> f.get("status").asString()))
                .as(result.err())
                .containsExactly("refused", "loaded", "refused", "loaded");
        assertThat(result.json().get("files").get(3).get("lane").asString()).isEqualTo("bulk");
        assertThat(Rows.of(acct.store(), "select isp, isp_source, hour from event order by hour"))
                .containsExactly("other|none|2026-11-19T10+01:00", "other|none|2026-11-19T11+01:00");
        SoundStore.check(acct.store());
    }

    @Test
    void aGrownFileIsTheStreamingLanes(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("acct-1.csv"), file(PLAIN));
        Cli acct = Cli.in(folder);
        assertThat(lane(acct.launch("ingest", "acct-1.csv", "--lane", "bulk", "--format", "json")))
                .isEqualTo("bulk");
        Files.writeString(folder.resolve("acct-1.csv"), file(PLAIN, PLAIN.replace("09:30", "09:31")));
        Cli.Result declined = acct.launch("ingest", "acct-1.csv", "--lane", "bulk", "--format", "json");
        assertThat(declined.file().get("message").asString()).contains("its beginning is loaded already");
        Cli.Result grown = acct.launch("ingest", "acct-1.csv", "--format", "json");
        assertThat(grown.file().get("status").asString()).isEqualTo("grown");
        assertThat(grown.file().get("stored").asInt()).isEqualTo(1);
        SoundStore.check(acct.store());
    }

    @Test
    void bothLanesStoreTheSameOfAllRecordTypes(@TempDir Path folder) throws Exception {
        List<String> lines = List.of(
                PLAIN,
                PLAIN.replaceFirst("d", "b").replace(",ok,", ",\"smtp;550 5.1.1 no, \"\"such\"\" user\","),
                PLAIN.replaceFirst("d", "t").replace("192.0.2.1", "0.0.0.0").replace(",10,", ",,"),
                "tq,2026-11-19 09:30:00+0100,,,timeout,,,gmail.com/v",
                "f,2026-11-19 10:30:00+0100,o@a.example,r@b.example,,192.0.2.1,,",
                PLAIN.replace("+0100", "-0330").replace("192.0.2.1", "2001:db8::1"),
                PLAIN.replace("r@b.example", "R@B.EXAMPLE").replace("ok", "grüß"),
                PLAIN.replace("r@b.example", "postmaster"));
        Files.writeString(folder.resolve("acct-1.csv"), file(lines.toArray(String[]::new)));
        Cli acct = Cli.in(folder);
        Cli.Result bulk =
                acct.launch("ingest", "acct-1.csv", "--lane", "bulk", "--store", "b.duckdb", "--format", "json");
        Cli.Result streaming =
                acct.launch("ingest", "acct-1.csv", "--lane", "streaming", "--store", "s.duckdb", "--format", "json");
        assertThat(lane(bulk)).isEqualTo("bulk");
        assertThat(lane(streaming)).isEqualTo("streaming");
        assertThat(bulk.out().replace("\"bulk\"", "\"streaming\"")).isEqualTo(streaming.out());
        for (String table :
                List.of("attempt", "queue_event", "complaint", "hourly", "daily", "daily_job", "load_day")) {
            String columns = table.equals("attempt") ? "* exclude (line)" : "*";
            String sql = "select " + columns + " from " + table + " order by all";
            assertThat(Rows.of(folder.resolve("b.duckdb"), sql))
                    .as(table)
                    .isNotEmpty()
                    .isEqualTo(Rows.of(folder.resolve("s.duckdb"), sql));
        }
    }

    private static String lane(Cli.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.file().get("lane").asString();
    }

    @Test
    void aMappedPoolIsTheSameInBothLanes(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("acct.yaml"), "pools: {p: [v1, v2], q: [v2, v3]}\n");
        Logs.of("type,timeLogged,vmta,vmtaPool")
                .row("d", "vmta", "v1")
                .row("d", "vmta", "v2")
                .row("d", "vmta", "v3", "vmtaPool", "logged")
                .row("d")
                .write(folder.resolve("acct-1.csv"));
        Cli acct = Cli.in(folder);
        acct.launch("ingest", "acct-1.csv", "--lane", "bulk", "--store", "b.duckdb");
        acct.launch("ingest", "acct-1.csv", "--lane", "streaming", "--store", "s.duckdb");
        String sql = "select vmta, pool, pool_source from attempt order by vmta nulls last";
        assertThat(Rows.of(folder.resolve("b.duckdb"), sql))
                .isEqualTo(Rows.of(folder.resolve("s.duckdb"), sql))
                .hasSize(4);
    }

    @Test
    void aLargePlainFileGoesByTheBulkLaneOfItself(@TempDir Path folder) {
        Logs log = Logs.standard();
        String filler = "x".repeat(1000);
        for (int i = 0; i < 5_000; i++) {
            log.row("d", "rcpt", "r" + i + "@b.example", "dsnDiag", filler);
        }
        log.write(folder.resolve("acct-1.csv"));
        assertThat(lane(Cli.in(folder).launch("ingest", "acct-1.csv", "--format", "json")))
                .isEqualTo("bulk");
    }
}
