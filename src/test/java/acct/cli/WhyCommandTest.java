package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How a number came about: filter by filter, and with rows of the file behind it. */
final class WhyCommandTest {
    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);
    private Path file = folder;

    @BeforeEach
    void load(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
        Logs logs = Logs.standard();
        for (int i = 0; i < 6; i++) {
            logs.row("d", "rcpt", "d" + i + "@gmail.com", "dlvSourceIp", "192.0.2.1", "jobId", "it's")
                    .row("b", "rcpt", "b" + i + "@gmail.com", "dlvSourceIp", "192.0.2.2", "dsnDiag", "smtp;550 no, not")
                    .row("b", "rcpt", "w" + i + "@web.de", "dlvSourceIp", "192.0.2.2", "dsnDiag", "smtp;550 \u001b[2J");
        }
        file = logs.write(folder.resolve("acct-1.csv"));
        assertThat(acct.launch("ingest", "acct-1.csv", "--lane", "bulk").exitCode())
                .isZero();
    }

    private JsonNode why(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "why";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--format";
        all[args.length + 2] = "json";
        Cli.Result result = acct.launch(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    @Test
    void wrongUse() {
        assertThat(acct.launch("why").exitCode()).isEqualTo(2);
        assertThat(acct.launch("why", "refused").err()).contains("no such measure; there are delivered bounced");
        assertThat(acct.launch("why", "bounced", "--where", "isp=gmial").err()).contains("did you mean gmail?");
        assertThat(acct.launch("why", "bounced", "--by", "mailbox").err()).contains("no such dimension");
    }

    @Test
    void eachFilterSaysWhatCameInAndWhatItLetThrough() {
        JsonNode why = why("bounced_share", "--where", "isp=gmail,web.de", "--where", "source_ip=192.0.2.2");
        assertThat(why.get("value").asDouble()).isEqualTo(1.0);
        assertThat(why.get("part").asInt()).isEqualTo(12);
        assertThat(why.get("whole").asInt()).isEqualTo(12);
        JsonNode steps = why.get("steps");
        assertThat(steps.valueStream().map(step -> step.get("filter").asString()))
                .containsExactly("all counted rows", "isp=gmail,web.de", "source_ip=192.0.2.2");
        assertThat(steps.valueStream().map(step -> step.get("rows").asInt())).containsExactly(18, 18, 12);
        assertThat(steps.valueStream().map(step -> step.get("rows_out").asInt()))
                .containsExactly(0, 0, 6);
    }

    @Test
    void theValueIsThatOfQuery() {
        for (JsonNode row :
                acct.launch("query", "--by", "isp", "--format", "json").json()) {
            String isp = row.get("isp").asString();
            for (String measure :
                    new String[] {"delivered", "bounced", "recipients", "bounced_share", "deferred", "attempts"}) {
                assertThat(why(measure, "--where", "isp=" + isp).get("value"))
                        .as(measure + " " + isp)
                        .isEqualTo(row.get(measure));
            }
        }
    }

    @Test
    void soIsThatOfWhatIsMadeOnlyIfItIsAskedFor() {
        Logs sized = Logs.of("type,timeLogged,timeQueued,rcpt,dlvSourceIp,dlvSize");
        for (int i = 0; i < 5; i++) {
            sized.row(
                    "d",
                    "rcpt",
                    "s" + i + "@web.de",
                    "dlvSize",
                    "1000",
                    "timeLogged",
                    "2026-11-19 11:00:0" + i + "+0100",
                    "timeQueued",
                    "2026-11-19 10:59:50+0100");
        }
        sized.row("t", "rcpt", "s@web.de", "timeLogged", "2026-11-19 11:00:30+0100");
        sized.write(folder.resolve("acct-2.csv"));
        assertThat(acct.ingest("acct-2.csv", "--allow-overlap").exitCode()).isZero();
        String measures = "bytes,accept_p50,accept_p95,accept_p99,rate_max_1m,rate_max_5m,rate_max_1h";
        JsonNode row = acct.launch("query", "--where", "isp=web.de", "--columns", measures, "--format", "json")
                .json()
                .get(0);
        assertThat(row.get("bytes").asInt()).isEqualTo(5_000);
        for (String measure : measures.split(",", -1)) {
            JsonNode why = why(measure, "--where", "isp=web.de");
            assertThat(why.get("value")).as(measure).isEqualTo(row.get(measure));
            assertThat(why.get("steps").get(1).get(measure)).isEqualTo(row.get(measure));
            assertThat(why.get("whole").isNull()).isTrue();
            assertThat(why.get("lines")).hasSize(5);
            JsonNode again = acct.launch("query", "--sql", why.get("statement").asString(), "--format", "json")
                    .json();
            assertThat(again.get(0).get(measure.startsWith("rate") ? "attempts" : measure))
                    .as(measure)
                    .isEqualTo(row.get(measure));
        }
        assertThat(why("bytes", "--by", "isp").get("split")).hasSize(2);
        assertThat(acct.launch("why", "accept_p95", "--where", "isp=web.de").out())
                .startsWith("accept_p95, all days: ")
                .contains("\nStatement\n  with\n");
    }

    @Test
    void theRowsBehindItAreThoseOfTheFile() throws IOException {
        JsonNode lines = why("bounced", "--where", "isp=gmail").get("lines");
        assertThat(lines).hasSize(5);
        for (JsonNode line : lines) {
            assertThat(Files.readAllLines(file).get(line.get("line").asInt() - 1))
                    .isEqualTo(line.get("text").asString())
                    .startsWith("b,")
                    .contains("@gmail.com");
            assertThat(line.get("missing").isNull()).isTrue();
        }
        Files.delete(file);
        JsonNode gone = why("bounced", "--where", "isp=gmail").get("lines");
        assertThat(gone).hasSize(5);
        assertThat(gone.get(0).get("text").isNull()).isTrue();
        assertThat(gone.get(0).get("missing").asString()).isEqualTo("the file is gone");
        assertThat(acct.launch("why", "bounced", "--where", "isp=gmail").out())
                .contains(
                        "acct-1.csv (the file is gone; this is what is stored)\n    b | 2026-11-19 09:30:00+01:00 | b");
    }

    @Test
    void theStatementCanBeRunAgain() {
        JsonNode why =
                why("delivered", "--where", "job=it's", "--where", "source_ip=192.0.2.1", "--since", "2026-11-18");
        String statement = why.get("statement").asString();
        assertThat(statement).contains("'it''s'", "'2026-11-18'").doesNotContain("$", "by_class");
        JsonNode again =
                acct.launch("query", "--sql", statement, "--format", "json").json();
        assertThat(again.get(0).get("delivered")).isEqualTo(why.get("value"));
        String split = why("delivered", "--by", "source_ip").get("statement").asString();
        assertThat(acct.launch("query", "--sql", split, "--format", "json").json())
                .hasSize(2);
    }

    /** A statement names single values first, so that the order of its parameters is not that of the values. */
    @Test
    void theStatementComparesWithEachValueWhereItStood() {
        JsonNode why = why("bounced", "--where", "isp=g*,web.de", "--where", "source_ip=192.0.2.0/24,192.0.2.2");
        assertThat(why.get("value").asInt()).isEqualTo(12);
        String statement = why.get("statement").asString();
        assertThat(statement).contains("like cast('g%'");
        assertThat(acct.launch("query", "--sql", statement, "--format", "json")
                        .json()
                        .get(0)
                        .get("bounced"))
                .isEqualTo(why.get("value"));
    }

    @Test
    void aSplitHasTheValueOfEachCell() {
        JsonNode split = why("bounced", "--by", "isp,source_ip").get("split");
        assertThat(split).hasSize(3);
        assertThat(split.get(0).propertyNames()).containsExactly("isp", "source_ip", "bounced");
    }

    @Test
    void theScreenIsHarmless() {
        String screen =
                acct.launch("why", "bounced_share", "--where", "isp=web.de").out();
        assertThat(screen)
                .startsWith("bounced_share, all days: 100 % = 6 of 6 recipients that an ISP answered for\n")
                .contains("smtp;550 \\x1b[2J", "isp=web.de", "\nStatement\n  with\n")
                .doesNotContain("\u001b");
    }
}
