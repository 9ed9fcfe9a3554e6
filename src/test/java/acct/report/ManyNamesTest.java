package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A day of which every row has a name of its own for everything: nothing grows with them, and nothing is lost. */
@Tag("slow")
final class ManyNamesTest {
    private static final String DAY = "2026-11-19";
    private static final int NAMES = 30_000;
    /** Rows of the one sender that is really there. */
    private static final int REAL = 400;

    private static final int REAL_BOUNCED = 100;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_PAIRS = 5_000;
    private static final int BAD = 3_000;
    private static final List<String> HEADER = Logs.names(
            "type,timeLogged,rcpt,dlvSourceIp,vmta,vmtaPool,userString,jobId,queue,dsnDiag,dsnMta,bounceCat");

    /** What the rows say by type, counted while they are written. */
    private static final Map<String, Integer> COUNTED = new TreeMap<>();

    @TempDir
    private static Path folder = Path.of("");

    private final Cli acct = Cli.in(folder);

    @BeforeAll
    static void aNightOfManyNames() {
        Logs logs = Logs.of(String.join(",", HEADER));
        for (int i = 0; i < REAL; i++) {
            row(logs, i < REAL_BOUNCED ? "b" : "d", "192.0.2.1", "real", "user@gmail.com");
        }
        for (int i = 0; i < NAMES; i++) {
            String type = i % 3 == 0 ? "b" : i % 3 == 1 ? "t" : "d";
            String ip = String.format(Locale.ROOT, "2001:db8::%x:%x", 1 + i / 60_000, 1 + i % 60_000);
            row(logs, type, ip, "n" + i, "user@" + i + ".example");
        }
        for (int i = 0; i < BAD; i++) {
            logs.line("nothing" + i);
        }
        logs.write(folder.resolve("acct.csv"));
        // Each job has one recipient, and none is named of so few.
        Logs.write(folder.resolve("acct.yaml"), "privacy: {floor: 0}\n".getBytes(StandardCharsets.UTF_8));
        Cli.Result night = Cli.in(folder)
                .launch("nightly", "acct.csv", "--out", "reports", "--mail-dry-run", "--mail-to", "a@b.example");
        assertThat(night.exitCode()).as(night.err()).isZero();
        assertThat(night.err()).doesNotContain("internal error", "out of memory");
    }

    private static void row(Logs logs, String type, String ip, String name, String rcpt) {
        COUNTED.merge(type, 1, Integer::sum);
        logs.row(
                type,
                "rcpt",
                rcpt,
                "dlvSourceIp",
                ip,
                "vmta",
                "v" + name,
                "vmtaPool",
                "p" + name,
                "userString",
                "m" + name,
                "jobId",
                "j" + name,
                "queue",
                "q" + name + ".rollup/v" + name,
                "dsnDiag",
                type.equals("d") ? "" : "smtp;550 no such user " + letters(name),
                "bounceCat",
                type.equals("b") ? "bad-mailbox" : "");
    }

    /** A word of letters only, which no mask takes for a number. */
    private static String letters(String name) {
        StringBuilder word = new StringBuilder();
        name.chars().forEach(c -> word.append((char) ('a' + c % 26)));
        return word.toString();
    }

    private static JsonNode summary() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(report("summary.json")));
    }

    private static Path report(String file) {
        return folder.resolve("reports").resolve(DAY).resolve(file);
    }

    private static int of(String type) {
        return COUNTED.getOrDefault(type, 0);
    }

    private static long sum(JsonNode rows, JsonNode leftOut, String measure) {
        long sum = leftOut.get(measure).asLong();
        for (JsonNode row : rows) {
            sum += row.get(measure).asLong();
        }
        return sum;
    }

    private static void addsUp(JsonNode summary, String list, int named, int all) {
        JsonNode leftOut = summary.get("left_out").get(list);
        assertThat(summary.get(list)).as(list).hasSize(named);
        assertThat(leftOut.get("count").asInt()).as(list).isEqualTo(all - named);
        assertThat(sum(summary.get(list), leftOut, "delivered")).as(list).isEqualTo(of("d"));
        assertThat(sum(summary.get(list), leftOut, "bounced")).as(list).isEqualTo(of("b"));
        assertThat(sum(summary.get(list), leftOut, "deferred")).as(list).isEqualTo(of("t"));
    }

    @Test
    void everyListIsCutAndStillAddsUp() throws IOException {
        JsonNode summary = summary();

        addsUp(summary, "by_source_ip", MOST_NAMES, NAMES + 1);
        addsUp(summary, "by_vmta", MOST_NAMES, NAMES + 1);
        addsUp(summary, "by_pool", MOST_NAMES, NAMES + 1);
        addsUp(summary, "matrix", MOST_PAIRS, NAMES + 1);
        addsUp(summary, "roads", MOST_PAIRS, NAMES + 1);
        addsUp(summary, "jobs", MOST_NAMES, NAMES + 1);
        assertThat(summary.get("left_out").has("by_isp")).isFalse();
        assertThat(summary.get("by_vmta").get(0).get("vmta").asString()).isEqualTo("vreal");
        assertThat(summary.get("total").get("delivered").asInt()).isEqualTo(of("d"));
        assertThat(summary.get("cells").asInt()).isEqualTo(1 + of("b") + of("d") - REAL);
        // Each alone is too thin; together, by ISP, they are not.
        assertThat(summary.get("too_few").asInt()).isZero();
        SoundStore.check(acct.store());
    }

    @Test
    void pageAndMailAreSmallAndSayWhatTheyLeaveOut() throws IOException {
        String page = Files.readString(report("index.html"));
        String mail = Files.readString(report("report.eml"), StandardCharsets.US_ASCII);

        assertThat(page)
                .contains(
                        "29,951 more: `acct query --by vmta`.",
                        "29,951 more: `acct query --by source_ip`.",
                        "29,951 more: `acct query --by pool`.",
                        "25,001 more pairs",
                        "25,001 more roads")
                .contains("30,001 roads in all");
        assertThat(Files.size(report("index.html"))).isLessThan(3 << 20);
        assertThat(Files.size(report("summary.json"))).isLessThan(20 << 20);
        assertThat(mail.replace("=\r\n", ""))
                // Both parts name the one, and none of the others.
                .contains("192.0.2.1 (vreal) at gmail")
                .doesNotContain("vn1", "2001:db8::1:1");
        assertThat(Files.size(report("report.eml"))).isLessThan(3 << 20);
    }

    @Test
    void theOneThatHasTroubleIsFoundAmongThem() throws IOException {
        JsonNode alerts = summary().get("alerts");

        List<String> rules = new ArrayList<>();
        alerts.forEach(alert -> rules.add(
                alert.get("rule").asString() + " " + alert.get("source_ip").asString("")));
        assertThat(rules).contains("hard-bounce 192.0.2.1");
        // Half of what the others try is put off, each by itself too small to be judged.
        assertThat(alerts.size()).isLessThan(20);
    }

    @Test
    void rejectedLinesAreAllPrinted() {
        for (String format : List.of("table", "csv", "jsonl", "markdown")) {
            Cli.Result rejects = acct.launch("rejects", "--format", format);
            assertThat(rejects.exitCode()).isZero();
            assertThat(rejects.out().lines().filter(line -> line.contains("nothing")))
                    .as(format)
                    .hasSize(BAD);
        }
        assertThat(acct.launch("rejects", "--format", "json").json()).hasSize(BAD);
    }

    @Test
    void whatPeopleReadOfAQuestionIsCutAndSaysBy() {
        Cli.Result few = acct.launch("query", "--by", "vmta");
        assertThat(few.out().lines()).hasSize(51);
        assertThat(few.out().lines().toList().get(1)).startsWith("vreal");
        assertThat(few.err()).contains("29951 more rows; --limit 0 shows all");

        Cli.Result limited = acct.launch("query", "--by", "job", "--limit", "3", "--format", "json");
        assertThat(limited.json()).hasSize(3);
        assertThat(limited.err()).doesNotContain("more rows");
        assertThat(acct.launch("query", "--by", "rcpt_domain", "--format", "json")
                        .json())
                .hasSize(NAMES + 1);
    }
}
