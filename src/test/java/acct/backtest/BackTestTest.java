package acct.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Acct;
import acct.Cli;
import acct.Rows;
import acct.config.ConfigFile;
import acct.model.DataOutput;
import acct.model.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A replay sees what nights see: no more, and no less. */
@Tag("slow")
final class BackTestTest {
    private static final int FIRST = 8;
    private static final int FIRST_ALONE = 19;
    private static final int LAST = 28;

    @TempDir
    private Path folder = Path.of("");

    private void remember(Cli cli) {
        Surroundings around = new Surroundings(
                DataOutput.to(new StringWriter()),
                new PrintWriter(new StringWriter()),
                InputStream.nullInputStream(),
                Map.of(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                folder,
                Surroundings.Terminal.NONE);
        Acct.over(around, ConfigFile.defaults(), null, cli.store(), Duration.ZERO, sql -> {}, remark -> {})
                .incidents()
                .remember(List.of());
    }

    private static JsonNode replay(Cli cli, String... options) {
        List<String> args = new ArrayList<>(List.of("alerts", "test", "--format", "json"));
        args.addAll(List.of(options));
        Cli.Result result = cli.launch(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    /** How many alerts each rule has in what nights remembered. */
    private static Map<String, String> remembered(Path store) {
        Map<String, int[]> counts = new TreeMap<>();
        for (String body : Rows.of(store, "select body from judged_day where body is not null order by day")) {
            for (JsonNode trouble : JsonMapper.shared().readTree(body)) {
                for (JsonNode finding : trouble.get("findings")) {
                    int place = finding.get("severity").asString().equals("CRITICAL") ? 1 : 0;
                    counts.computeIfAbsent(finding.get("rule").asString(), rule -> new int[2])[place]++;
                }
            }
        }
        Map<String, String> told = new TreeMap<>();
        counts.forEach((rule, count) -> told.put(rule, count[0] + " " + count[1]));
        return told;
    }

    @Test
    void itSaysWhatNightsRecordedAndWritesNothing() throws IOException {
        Cli cli = Cli.in(folder);
        PastMail mail = new PastMail(folder, cli);
        for (int day = FIRST; day <= LAST; day++) {
            mail.load(day);
            if (day >= FIRST_ALONE) {
                remember(cli);
            }
        }
        byte[] before = Files.readAllBytes(cli.store());
        JsonNode replayed = replay(cli);
        Map<String, String> rules = new TreeMap<>();
        replayed.get("rules")
                .valueStream()
                .forEach(rule -> rules.put(
                        rule.get("rule").asString(),
                        rule.get("warnings").asInt() + " "
                                + rule.get("criticals").asInt()));
        assertThat(rules).isEqualTo(remembered(cli.store())).containsKeys("block-bounce", "hard-bounce", "signature");
        assertThat(replayed.get("nights").asInt()).isEqualTo(LAST - FIRST + 1);
        assertThat(replayed.get("incidents").asLong())
                .isEqualTo(Rows.number(cli.store(), "select count(*) from incident where taken_by is null"));

        // What the nights know as incidents, the replay finds on their first day under their ids.
        String known =
                cli.launch("incidents", "--state", "all", "--format", "csv").out();
        Files.writeString(folder.resolve("known.csv"), known, StandardCharsets.UTF_8);
        JsonNode found = replay(cli, "--incidents", "known.csv");
        assertThat(found.get("misses").asInt()).isZero();
        assertThat(found.get("false_alerts").asInt()).isZero();
        assertThat(found.get("known")
                        .valueStream()
                        .map(one -> one.get("incident").asString())
                        .toList())
                .isNotEmpty()
                .isEqualTo(cli.launch("incidents", "--state", "all", "--format", "json")
                        .json()
                        .valueStream()
                        .map(one -> one.get("id").asString())
                        .toList());
        assertThat(found.get("known").valueStream())
                .allMatch(one -> one.get("lead_days").asInt() == 0);
        assertThat(Files.readAllBytes(cli.store())).isEqualTo(before);
    }

    @Test
    void whatComesLaterChangesNoVerdict() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Cli calm = Cli.in(folder);
        Cli stormy = Cli.in(other);
        PastMail past = new PastMail(folder, calm);
        PastMail samePast = new PastMail(other, stormy);
        for (int day = 12; day <= 24; day++) {
            past.load(day);
            samePast.load(day);
        }
        String until = PastMail.day(24).toString();
        JsonNode alone = replay(calm, "--until", until);
        assertThat(alone.get("alerts").asInt()).isPositive();
        for (int day = 25; day <= 28; day++) {
            samePast.loadDisaster(day);
        }
        assertThat(replay(stormy, "--until", until)).isEqualTo(alone);
        // The disaster is seen once its days are.
        assertThat(replay(stormy).get("alerts").asInt())
                .isGreaterThan(alone.get("alerts").asInt());
    }
}
