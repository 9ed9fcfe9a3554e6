package acct.cli;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.SoundStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code acct incidents}, as operators and scripts use it. */
@Tag("slow")
final class IncidentsCommandTest {
    private static final List<String> KEYS = List.of(
            ("id metric state severity opened last closed notified days rules source_ip vmta pool isp job n x rate"
                            + " baseline low high cells first_hour replies jobs domains config_changes action"
                            + " acknowledged muted_until notes diagnosis")
                    .split(" "));

    private Path folder = Path.of("");
    private Cli acct = Cli.in(folder);

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary;
        acct = Cli.in(folder);
    }

    /** November days on which gmail turned away half of the mail, or none of it. */
    private void load(int since, int until, boolean isBad) {
        List<String> files = new ArrayList<>();
        for (int day = since; day <= until; day++) {
            Logs logs = Logs.standard();
            for (int i = 0; i < 400; i++) {
                boolean bounces = isBad && i % 2 == 0;
                logs.row(
                        bounces ? "b" : "d",
                        "timeLogged",
                        String.format(Locale.ROOT, "2026-11-%02d %02d:%02d:00+0100", day, i / 60, i % 60),
                        "envId",
                        "e" + day + "-" + i,
                        "dlvSourceIp",
                        "192.0.2.1",
                        "rcpt",
                        "r" + i + "@gmail.com",
                        "bounceCat",
                        bounces ? "spam-related" : "",
                        "dsnDiag",
                        bounces ? "smtp;550 5.7.1 blocked" : "");
            }
            String name = "acct-" + day + ".csv";
            logs.write(folder.resolve(name));
            files.add(name);
        }
        Cli.Result result = acct.ingest(files.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private JsonNode incidents(String... options) {
        List<String> args = new ArrayList<>(List.of("incidents", "--format", "json"));
        args.addAll(List.of(options));
        Cli.Result result = acct.launch(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    /** The block among what else the rules say of so plain a log. */
    private JsonNode block(String... options) {
        List<JsonNode> blocks = incidents(options)
                .valueStream()
                .filter(one -> one.get("rules").toString().contains("block"))
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private String id() {
        return block("--state", "all").get("id").asString();
    }

    /** What the reply says was said of deferrals; a count of the bounces beside it would be a calm 0. */
    @Test
    void aReplyThatDefersIsCountedAsItsRuleDid() {
        Logs logs = Logs.standard();
        for (int i = 0; i < 1600; i++) {
            boolean isPutOff = i >= 1200 && i % 2 == 0;
            logs.row(
                    isPutOff ? "t" : "d",
                    "timeLogged",
                    String.format(Locale.ROOT, "2026-11-%02d %02d:%02d:00+0100", 15 + i / 400, i % 400 / 60, i % 60),
                    "envId",
                    "e" + i,
                    "dlvSourceIp",
                    "192.0.2.1",
                    "rcpt",
                    "r" + i + "@yahoo.com",
                    "dsnDiag",
                    isPutOff
                            ? "smtp;421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume"
                            : "");
        }
        logs.write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();

        List<JsonNode> said = incidents()
                .valueStream()
                .filter(one -> one.get("replies").toString().contains("TSS04"))
                .toList();
        assertThat(said)
                .as("the reply and the mail that it puts off are one")
                .singleElement()
                .satisfies(one -> assertThat(one.get("x").asLong()).isEqualTo(200));
        String id = said.get(0).get("id").asString();
        assertThat(acct.launch("incidents", "show", id).out()).contains("200 of ");

        assertThat(acct.launch("incidents", "mute", id, "--until", "2026-12-24").exitCode())
                .isZero();
        assertThat(acct.launch("incidents").err()).contains(id + " is muted until 2026-12-24; nobody is told of it.");
        Cli later = acct.at(Instant.parse("2026-12-24T12:00:00Z"));
        assertThat(later.launch("incidents").err()).as("a mute that is over").doesNotContain("muted");
        assertThat(acct.launch("incidents", "ack", id).exitCode()).isZero();
        assertThat(later.launch("incidents").err()).contains(id + " is acknowledged; ");
    }

    /** Of a pool that no source IP of it would tell of, the incident has the numbers of the pool, as the alert has. */
    @Test
    void aPoolIsToldByItsOwnNumbers() {
        Logs logs = Logs.standard();
        for (int i = 0; i < 228; i++) {
            boolean isFirst = i % 2 == 0;
            int day = 16 + i / 76;
            boolean isWinback = day == 18 && i % 4 < 2;
            boolean bounces = isWinback && (isFirst ? i % 12 == 0 : i % 24 == 1);
            logs.row(
                    bounces ? "b" : "d",
                    "timeLogged",
                    String.format(Locale.ROOT, "2026-11-%02d 14:%02d:00+0100", day, i % 60),
                    "rcpt",
                    "r" + i + "@gmail.com",
                    "jobId",
                    isWinback ? "winback" : "news",
                    "vmtaPool",
                    "mkt",
                    "dlvSourceIp",
                    isFirst ? "192.0.2.50" : "192.0.2.51",
                    "bounceCat",
                    bounces ? "bad-mailbox" : "",
                    "dsnStatus",
                    bounces ? "5.1.1" : "",
                    "dsnDiag",
                    bounces ? "smtp;550 5.1.1 user unknown" : "");
        }
        logs.write(folder.resolve("acct.csv"));
        assertThat(acct.ingest("acct.csv").exitCode()).isZero();

        JsonNode alert = acct.launch("alerts", "--format", "json")
                .json()
                .valueStream()
                .filter(one -> one.get("rule").asString().equals("hard-bounce"))
                .findFirst()
                .orElseThrow();
        assertThat(alert.get("pool").asString()).isEqualTo("mkt");
        assertThat(alert.get("source_ip").isNull()).isTrue();
        JsonNode incident = incidents()
                .valueStream()
                .filter(one -> one.get("id").equals(alert.get("incident")))
                .findFirst()
                .orElseThrow();
        assertThat(incident.get("n")).isEqualTo(alert.get("n"));
        assertThat(incident.get("x")).isEqualTo(alert.get("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incidents --state sometimes",
                "incidents --day never",
                "incidents bcd23",
                "incidents show",
                "incidents show bcd23 x",
                "incidents ack",
                "incidents mute bcd23",
                "incidents mute bcd23 --until never",
                "incidents mute bcd23 --until 2026-11-19",
                "incidents mute bcd23 --until 7d",
                "incidents note bcd23",
                "incidents close",
                "incidents close bcd23 --until 2026-12-01",
                "incidents ack bcd23 --format json",
                "incidents --since 2026-11-01",
                "incidents --store x.duckdb show bcd23",
                "incidents --format json list"
            })
    void wrongUseIsOneLineAndCodeTwoAlsoWithoutAStore(String command) {
        OneLineError.check(acct.launch(command.split(" ")), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "incidents list", "incidents show bcd23", "incidents ack bcd23"})
    void withoutAStoreThereIsNothingToShow(String command) {
        Cli.Result result = acct.launch(command.split(" "));
        OneLineError.check(result, 1);
        assertThat(result.err()).contains("no such store");
        assertThat(acct.store()).doesNotExist();
    }

    @Test
    void anEmptyNoteIsNone() {
        OneLineError.check(acct.launch("incidents", "note", "bcd23", "  "), 2);
    }

    @Test
    void anUnknownIdNamesTheNearest() {
        load(18, 19, true);
        String id = id();
        String typed = id.substring(0, 4) + (id.endsWith("2") ? "3" : "2");
        for (String command : List.of("show", "ack", "close")) {
            Cli.Result result = acct.launch("incidents", command, typed);
            OneLineError.check(result, 2);
            assertThat(result.err()).contains(typed + ": no such incident; did you mean " + id);
        }
        assertThat(acct.launch("incidents", "show", id.toUpperCase(Locale.ROOT)).exitCode())
                .isZero();
        assertThat(Rows.number(acct.store(), "select count(*) from incident")).isZero();
    }

    @Test
    void withoutAnyTroubleThereIsNoId() {
        load(18, 18, false);
        assertThat(incidents("--state", "closed")).isEmpty();
        assertThat(acct.launch("incidents", "--state", "closed").out())
                .isEqualTo("No incident is closed as of 2026-11-18.\n");
    }

    @Test
    void aBlockOfSixDaysIsOneIncidentOnItsSixthDay() {
        load(13, 13, false);
        load(14, 19, true);
        JsonNode block = block();
        assertThat(List.copyOf(block.propertyNames())).isEqualTo(KEYS);
        assertThat(block.get("opened").asString()).isEqualTo("2026-11-14");
        assertThat(block.get("last").asString()).isEqualTo("2026-11-19");
        assertThat(block.get("closed").isNull()).isTrue();
        assertThat(block.get("days").asInt()).isEqualTo(6);
        assertThat(block.get("state").asString()).isEqualTo("ongoing");
        assertThat(block.get("source_ip").asString()).isEqualTo("192.0.2.1");
        assertThat(block.get("isp").asString()).isEqualTo("gmail");
        assertThat(block.get("n").asInt()).isEqualTo(400);
        assertThat(block.get("x").asInt()).isEqualTo(200);
        assertThat(block.get("rate").asDouble()).isEqualTo(0.5);
        assertThat(block.get("cells").get(0).toString())
                .startsWith("{\"source_ip\":\"192.0.2.1\",\"isp\":\"gmail\",\"n\":400,\"x\":200,\"rate\":0.5,");
        assertThat(block.get("replies").get(0).get("reply").asString()).contains("550 5.7.1 blocked");
        assertThat(List.copyOf(block.get("diagnosis").propertyNames()))
                .containsExactly("cause", "certainty", "source_ip", "isp", "job", "axis", "evidence");
        assertThat(block.get("diagnosis").get("axis").asString()).isEqualTo("policy");
        assertThat(List.copyOf(block.get("diagnosis").get("evidence").propertyNames()))
                .containsExactly(
                        "cells_judged",
                        "cells_up",
                        "ips_judged",
                        "ips_up",
                        "isps_judged",
                        "isps_up",
                        "change",
                        "terms",
                        "without");
        assertThat(block.get("notes").isArray()).isTrue();
        assertThat(block.get("notified")).isEmpty();

        JsonNode asOfThen = block("--day", "2026-11-14");
        assertThat(asOfThen.get("id")).isEqualTo(block.get("id"));
        assertThat(asOfThen.get("days").asInt()).isEqualTo(1);
        assertThat(asOfThen.get("state").asString()).isEqualTo("new");
        assertThat(incidents("--day", "2026-11-13").toString()).doesNotContain("block");

        JsonNode shown = acct.launch("incidents", "show", block.get("id").asString(), "--format", "json")
                .json();
        assertThat(shown).isEqualTo(block);
        String screen =
                acct.launch("incidents", "show", block.get("id").asString()).out();
        assertThat(screen)
                .startsWith(block.get("id").asString() + "  critical  ")
                .contains(
                        ": 192.0.2.1 at gmail\nongoing, day 6: opened on 2026-11-14, last seen on 2026-11-19, first bad hour 2026-11-14T00+01:00\n",
                        "on 2026-11-19 200 of 400: 50.0 %",
                        "550 5.7.1 blocked",
                        "What to do");
        assertThat(acct.launch("incidents").out())
                .contains("id ", "severity")
                .contains(block.get("id").asString() + "  critical  ongoing  ");
    }

    @Test
    void threeQuietNightsCloseItAndWhatComesAgainIsReopened() {
        load(10, 11, true);
        load(12, 14, false);
        assertThat(incidents().toString()).doesNotContain("block");
        JsonNode closed = block("--state", "closed");
        assertThat(closed.get("closed").asString()).isEqualTo("2026-11-14");
        assertThat(closed.get("state").asString()).isEqualTo("closed");
        load(15, 15, true);
        JsonNode reopened = block();
        assertThat(reopened.get("state").asString()).isEqualTo("reopened");
        assertThat(reopened.get("id")).isEqualTo(closed.get("id"));
        assertThat(reopened.get("days").asInt()).isEqualTo(3);
        assertThat(block("--state", "all", "--day", "2026-11-14")).isEqualTo(closed);
    }

    @Test
    void whatOperatorsSayIsKeptWithIt() {
        load(17, 18, true);
        String id = id();
        assertThat(exitOfAlerts()).isEqualTo(3);
        Cli.Result ack = acct.launch("incidents", "ack", id);
        assertThat(ack.exitCode()).as(ack.err()).isZero();
        assertThat(ack.err()).startsWith(id + " is acknowledged");
        assertThat(block().get("state").asString()).isEqualTo("acknowledged");
        assertThat(stateOfAlert()).isEqualTo("acknowledged");
        assertThat(acct.launch("incidents", "mute", id, "--until", "2026-12-01").err())
                .isEqualTo(id + " is muted until 2026-12-01; it goes on counting\n");
        assertThat(exitOfAlerts()).as("muted").isZero();
        assertThat(block().get("state").asString()).isEqualTo("muted");
        assertThat(acct.launch("mail", "--dry-run", "--day", "2026-11-18", "--to", "ops@example.com")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("reports/2026-11-18/report.eml")).content().contains("Subject: [acct] MUTED: ");
        assertThat(acct.launch("incidents", "note", id, "asked \u001b[31mgmail").exitCode())
                .isZero();
        JsonNode block = block();
        assertThat(block.get("acknowledged").asString()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(block.get("muted_until").asString()).isEqualTo("2026-12-01");
        assertThat(block.get("notes").toString()).isEqualTo("[\"asked \\u001B[31mgmail\"]");
        assertThat(acct.launch("incidents", "show", id).out())
                .contains("acknowledged at 2026-11-20 12:00:00Z", "muted until 2026-12-01")
                .contains("Notes\n  2026-11-20 12:00:00Z  asked \\x1b[31mgmail\n");
        // It counts on, and is as it was before that was said.
        load(19, 19, true);
        assertThat(block().get("days").asInt()).isEqualTo(3);
        assertThat(block().get("id").asString()).isEqualTo(id);
        assertThat(block("--day", "2026-11-17").get("acknowledged").isNull()).isTrue();
        assertThat(acct.launch("incidents", "mute", id, "--until", "today").err())
                .isEqualTo(id + " is not muted any more\n");
        SoundStore.check(acct.store());
    }

    @Test
    void aDayWithoutRowsIsNoCalmOne() {
        load(17, 18, true);
        assertThat(acct.launch("incidents", "--day", "2026-11-19").err())
                .contains("no row of 2026-11-19 is stored; what is known is as of 2026-11-18");
        assertThat(acct.launch("incidents", "--day", "2026-11-18").err()).doesNotContain("no row of");
    }

    private String stateOfAlert() {
        JsonNode alerts = acct.launch("alerts", "--format", "json").json();
        return alerts.get(0).get("state").asString();
    }

    private int exitOfAlerts() {
        return acct.launch("alerts", "--fail-on", "warning").exitCode();
    }

    @Test
    void whatIsClosedByHandIsReopenedByALaterDay() {
        load(17, 18, true);
        String id = id();
        assertThat(acct.launch("incidents", "close", id).err())
                .isEqualTo(id + " is closed; trouble on a later day reopens it\n");
        assertThat(block("--state", "closed").get("closed").asString()).isEqualTo("2026-11-18");
        assertThat(stateOfAlert()).isEqualTo("closed");
        assertThat(acct.launch("incidents", "close", id).err())
                .isEqualTo(id + " is closed since 2026-11-18; nothing was changed\n");
        assertThat(acct.launch("incidents", "show", id).out()).contains("closed by hand as of 2026-11-18");
        load(19, 19, true);
        assertThat(block().get("id").asString()).isEqualTo(id);
        assertThat(block().get("state").asString()).isEqualTo("reopened");
        assertThat(block().get("opened").asString()).isEqualTo("2026-11-17");
    }

    @Test
    void whatPruneTakesChangesNothingThatIsRemembered() {
        load(16, 19, true);
        JsonNode before = incidents();
        assertThat(acct.launch("reclassify").exitCode()).isZero();
        assertThat(incidents()).isEqualTo(before);
        SoundStore.check(acct.store());
    }
}
