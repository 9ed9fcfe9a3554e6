package acct.audit;

import static acct.audit.PmtaNights.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Configurations of two nights are compared, beside what the log counted before and after. */
@Tag("slow")
final class PmtaHistoryTest {
    private final Path folder;
    private final Cli acct;
    private final PmtaNights nights;

    PmtaHistoryTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.acct = Cli.in(folder);
        this.nights = new PmtaNights(folder, acct);
    }

    @ParameterizedTest
    @CsvSource({"pmta diff config,2", "pmta diff a b c,2", "pmta diff config none,1", "pmta diff,1"})
    void wrongUseIsOneLine(String command, int code) {
        Cli.Result result = acct.launch(command.split(" "));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).startsWith("acct: ").hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void withoutASnapshotItSaysHowToKeepOne() throws IOException {
        Files.writeString(folder.resolve("acct.yaml"), "");
        nights.load(15);
        Cli.Result result = acct.launch("pmta", "diff");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("pmta-config").hasLineCount(1);
    }

    @Test
    void aChangeStandsBesideTheDaysBeforeAndAfter() throws IOException {
        nights.changeOnThe17th(CONFIG.replace("500/d", "800/d"));
        JsonNode change = nights.diff().get(0);
        assertThat(nights.diff()).hasSize(1);
        assertThat(change.get("day").asString()).isEqualTo("2026-11-18");
        assertThat(change.get("change").asString()).isEqualTo("changed");
        assertThat(change.get("scope").asString()).isEqualTo("vmta");
        assertThat(change.get("name").asString()).isEqualTo("v1");
        assertThat(change.get("domain").asString()).isEqualTo("gmail.com");
        assertThat(change.get("directive").asString()).isEqualTo("max-msg-rate");
        assertThat(change.get("old").asString()).isEqualTo("500/d");
        assertThat(change.get("new").asString()).isEqualTo("800/d");
        assertThat(change.get("file").asString()).isEqualTo("config");
        assertThat(change.get("line").asInt()).isEqualTo(4);
        assertThat(change.get("counted").asString()).isEqualTo("vmta=v1 isp=gmail");
        // The 17th may have had both, and so may the 18th, on which the new one was first read at two in the morning.
        assertThat(change.get("days_before").asString()).isEqualTo("2026-11-10 to 2026-11-16");
        assertThat(change.get("delivered_before").asInt()).isEqualTo(85);
        assertThat(change.get("bounced_before").asInt()).isEqualTo(95);
        assertThat(change.get("days_after").asString()).isEqualTo("2026-11-19 to 2026-11-25");
        assertThat(change.get("delivered_after").asInt()).isEqualTo(30);
        assertThat(change.get("bounced_share_after").asDouble()).isEqualTo(0.25);
        assertThat(change.get("deferred_after").isNull()).isTrue();
        assertThat(change.get("sample").isNull()).isTrue();
        JsonNode narrow =
                nights.diff("--since", "2026-11-16", "--until", "2026-11-19").get(0);
        assertThat(narrow.get("days_before").asString()).isEqualTo("2026-11-16");
        assertThat(narrow.get("delivered_before").asInt()).isEqualTo(5);
        assertThat(narrow.get("days_after").asString()).isEqualTo("2026-11-19");
    }

    /** Three contents, each read in two nights: the day of the first reading is one of no side. */
    @Test
    void aDayThatMayHaveHadTwoConfigurationsIsOnNoSide() throws IOException {
        nights.changeOnThe17th(CONFIG.replace("500/d", "800/d"));
        nights.write(CONFIG.replace("500/d", "900/d"));
        nights.load(21);
        JsonNode second = nights.diff().get(1);
        assertThat(second.get("old").asString()).isEqualTo("800/d");
        assertThat(second.get("days_before").asString()).isEqualTo("2026-11-19");
        assertThat(second.get("days_after").asString()).isEqualTo("2026-11-22 to 2026-11-28");
        assertThat(nights.diff().get(0).get("days_after").asString()).isEqualTo("2026-11-19");
    }

    private static JsonNode named(Map<String, JsonNode> changes, String name) {
        return Objects.requireNonNull(changes.get(name), name);
    }

    @Test
    void whatTheLogCannotTellIsNullAndNotZero() throws IOException {
        nights.changeOnThe17th(CONFIG.replace("    virtual-mta v2\n", "    virtual-mta v3\n")
                        .replace("source in\n", "source out\n")
                        .replace("192.0.2.2 b", "192.0.2.9 b")
                + "<virtual-mta v3>\n</virtual-mta>\n");
        Map<String, JsonNode> byName = new HashMap<>();
        nights.diff()
                .forEach(change -> byName.put(
                        change.get("scope").asString() + " "
                                + change.get("name").asString(),
                        change));
        assertThat(byName).containsOnlyKeys("vmta v2", "vmta v3", "pool p", "user shop");
        JsonNode pool = named(byName, "pool p");
        assertThat(pool.get("counted").asString()).isEqualTo("pool=p");
        assertThat(pool.get("delivered_before").asInt())
                .as("not logged, but the configuration tells the pool of its members")
                .isPositive();
        assertThat(named(byName, "user shop").get("counted").isNull()).isTrue();
        assertThat(named(byName, "vmta v3").get("delivered_after").asInt()).isZero();
        assertThat(named(byName, "vmta v3").get("bounced_share_after").isNull()).isTrue();
        assertThat(named(byName, "vmta v2").get("delivered_after").asInt()).isEqualTo(1);
        assertThat(named(byName, "vmta v2").get("sample").asString()).isEqualTo("few");
    }

    @Test
    void theOrderOfRulesIsAChangeThatOfMembersIsNone() throws IOException {
        nights.write("");
        Files.writeString(folder.resolve("old"), CONFIG);
        Files.writeString(
                folder.resolve("new"),
                CONFIG.replace("    virtual-mta v1\n    virtual-mta v2\n", "    virtual-mta v2\n    virtual-mta v1\n")
                        .replace(
                                "    mail-from /a@/ virtual-mta=v1\n    rcpt-to /b@/ virtual-mta=v2\n",
                                "    rcpt-to /b@/ virtual-mta=v2\n    mail-from /a@/ virtual-mta=v1\n"));
        JsonNode changes = nights.diff("old", "new");
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).get("change").asString()).isEqualTo("reordered");
        assertThat(changes.get(0).get("scope").asString()).isEqualTo("pattern-list");
        assertThat(changes.get(0).get("day").isNull()).isTrue();
    }

    @Test
    void aPartThatWasNotReadIsSaid() throws IOException {
        nights.load(15);
        nights.write(CONFIG + "include missing.conf\n");
        nights.load(16);
        Cli.Result result = acct.launch("pmta", "diff");
        assertThat(result.err()).contains("of the configuration of 2026-11-16 a part could not be read");
        Files.writeString(folder.resolve("whole"), CONFIG);
        assertThat(acct.launch("pmta", "diff", "whole", "config").err()).contains("config: a part could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "json", "jsonl", "markdown"})
    void noFormatTellsASecret(String format) throws IOException {
        nights.changeOnThe17th(CONFIG.replace("hunter2", "hunter2-new").replace("500/d", "unlimited"));
        Cli.Result result = acct.launch("pmta", "diff", "--format", format);
        assertThat(result.out()).contains("unlimited", "vmta=v1 isp=gmail").doesNotContain("hunter2");
        assertThat(result.out().lines().filter(line -> line.contains("500/d"))).hasSize(1);
    }
}
