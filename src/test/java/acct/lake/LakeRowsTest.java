package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Single rows, files and rejected lines of many servers, and what is said where only counts were published. */
@Tag("slow")
final class LakeRowsTest {
    private static final String WHO = "ann@example.com";

    @TempDir
    private Path folder = Path.of("");

    private static Logs row(String type, String time, String sourceIp) {
        return Logs.standard()
                .row(
                        type,
                        "timeLogged",
                        "2026-11-18 " + time,
                        "rcpt",
                        WHO,
                        "dlvSourceIp",
                        sourceIp,
                        "dsnStatus",
                        type.equals("b") ? "5.1.1" : "",
                        "dsnDiag",
                        type.equals("d") ? "" : "550 5.1.1 unknown user");
    }

    /** Two hosts with a file of one name, whose rows about one address are mixed in time. */
    private LakeHost hosts(String more) {
        LakeHost one = LakeHost.of(folder, "mta1", more)
                .loads("a.csv", row("t", "09:00:00+0000", "192.0.2.1").line("x,no row"))
                .loads("c.csv", row("d", "13:00:00+0100", "192.0.2.1"));
        LakeHost other = LakeHost.of(folder, "mta2", more)
                .loads(
                        "a.csv",
                        row("b", "10:00:00+0000", "192.0.2.2").line("x,none").line("x,none either"));
        one.publishes();
        other.publishes();
        return one;
    }

    private LakeHost withRows() {
        return hosts(", level: rows");
    }

    private static List<JsonNode> json(LakeHost host, String... args) {
        Cli.Result result = host.cli().launch(args);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().valueStream().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace " + WHO, "why bounced --where server=mta2", "rejects"})
    void whatNeedsRowsIsRefusedOfCounts(String command) {
        LakeHost host = hosts("");
        Cli.Result result = host.cli().launch((command + " --lake ../lake").split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("this needs single rows, and the lake has counts only", "ask the store of a host");
        assertThat(host.cli()
                        .launch((command + " --lake ../lake --store x").split(" "))
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void filesAndNumbersOfRejectedLinesAreKnownOfCounts() {
        LakeHost host = hosts("");
        Cli.Result rejected = host.cli()
                .launch("rejects", "--by-reason", "--lake", "../lake", "--format", "csv", "--since", "2026-11-18");
        assertThat(rejected.out())
                .isEqualTo(
                        "path,reason,lines,first_line,server\na.csv,too-few-cells,2,3,mta2\na.csv,too-few-cells,1,3,mta1\n");
        assertThat(rejected.err()).doesNotContain("stored", "kept", "more, of");
        assertThat(json(host, "files", "--lake", "../lake", "--format", "json"))
                .extracting(file -> file.get("server").asString() + " "
                        + file.get("path").asString() + " " + file.get("lines").asLong())
                .containsExactlyInAnyOrder("mta1 a.csv 3", "mta1 c.csv 2", "mta2 a.csv 4");
        Cli.Result byFile = host.cli().launch("files", "--by-file", "--lake", "../lake");
        assertThat(byFile.out()).contains("mta2", "total of 3 files: 9 lines");
        Cli.Result export = host.cli().launch("rejects", "--export", "mend.csv", "--lake", "../lake");
        assertThat(export.exitCode()).isEqualTo(2);
        assertThat(export.err()).contains("run it on their server");
        assertThat(host.folder().resolve("mend.csv")).doesNotExist();
    }

    @Test
    void rejectedLinesHaveTheirServer() {
        LakeHost host = withRows();
        assertThat(json(host, "rejects", "--lake", "../lake", "--format", "json"))
                .extracting(line ->
                        line.get("server").asString() + " " + line.get("raw").asString())
                .containsExactlyInAnyOrder("mta1 x,no row", "mta2 x,none", "mta2 x,none either");
        LakeHost counts = LakeHost.of(folder, "mta3")
                .loads("a.csv", Logs.standard().row("d").line("x,?"));
        counts.publishes();
        Cli.Result some = host.cli().launch("rejects", "--lake", "../lake");
        assertThat(some.exitCode()).isZero();
        assertThat(some.out()).doesNotContain("x,?");
        assertThat(some.err())
                .contains("1 more, of 1 load, are only counted in the lake", "mta3 published counts only");
    }

    @Test
    void aStoryIsToldAcrossServersInTheOrderOfTime() {
        LakeHost host = withRows();
        List<JsonNode> rows = json(host, "trace", WHO, "--lake", "../lake", "--format", "json");
        assertThat(rows)
                .extracting(row ->
                        row.get("server").asString() + " " + row.get("outcome").asString() + " "
                                + row.get("after_hard_bounce").asBoolean())
                .containsExactly("mta1 deferred false", "mta2 bounced false", "mta1 delivered true");
        Cli.Result shown = host.cli().launch("trace", WHO, "--lake", "../lake");
        assertThat(shown.out()).contains("mta2: a.csv", "mta1: c.csv", "Mailed again once after the hard bounce");
        // Over the store of a host nothing is said of servers.
        assertThat(host.cli().launch("trace", WHO).out()).contains("a.csv:2").doesNotContain("mta1:");
    }

    @Test
    void whoIsNotThereIsNobodyAndFilesAreNotAskedBesideALake() {
        LakeHost host = withRows();
        Cli.Result nobody = host.cli().launch("trace", "bob@example.com", "--lake", "../lake");
        assertThat(nobody.exitCode()).isZero();
        assertThat(nobody.err())
                .contains("bob@example.com: never stored; looked at 3 rows of 1 day", "`without` under `lake:`");
        assertThat(host.cli().launch("trace", WHO, "a.csv", "--lake", "../lake").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aNumberIsToldWithRowsOfTheirServerAndNoFileIsLookedInto() {
        LakeHost host = withRows();
        // A file of that name is on this host, too, and is another one.
        Cli.Result asked =
                host.cli().launch("why", "bounced", "--where", "server=mta2", "--lake", "../lake", "--format", "json");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        JsonNode why = asked.json();
        assertThat(why.get("value").asLong()).isEqualTo(1);
        assertThat(why.get("lines").valueStream()).singleElement().satisfies(line -> {
            assertThat(line.get("server").asString()).isEqualTo("mta2");
            assertThat(line.get("missing").asString()).isEqualTo("the file is on its server");
            assertThat(line.get("text").isNull()).isTrue();
        });
        assertThat(why.get("statement").asString()).contains("mta2");
        Cli.Result own = host.cli().launch("why", "recipients", "--by", "server", "--lake", "../lake");
        assertThat(own.out())
                .contains("mta1: c.csv", "mta2: a.csv", "(the file is on its server; this is what is stored)");
    }
}
