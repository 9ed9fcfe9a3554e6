package acct.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator hears of a sender’s nights, calm and bad ones, from accounting files to the command line. */
@Tag("slow")
final class JudgedNightsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);
    private static final int HISTORY = 35;
    private static final LocalDate NIGHT = FIRST.plusDays(HISTORY);
    private static final long SEED = 20;
    private static final int IPS = 12;
    private static final double RECIPIENTS = 4000;

    @TempDir
    private static Path before = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private Cli acct = Cli.in(folder);

    /** Six weeks in which nothing is wrong. */
    @BeforeAll
    static void load() throws SQLException {
        MailWorld world = world();
        for (int day = 0; day < HISTORY; day++) {
            world.write(before, FIRST.plusDays(day));
        }
        Cli acct = at(Cli.in(before), NIGHT.minusDays(1));
        Cli.Result result = acct.launch("ingest", "acct-*.csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        // As if nights had told of them, so that those of the tests do not.
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + acct.store());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into night select day, loads, stored, last_load, null, null, now(), 'none', null"
                    + " from day_state");
        }
    }

    @BeforeEach
    void start() {
        acct = at(Cli.in(folder), NIGHT);
    }

    private static MailWorld world() {
        return new MailWorld(SEED, IPS, RECIPIENTS);
    }

    /** In the small hours of the day after. */
    private static Cli at(Cli cli, LocalDate day) {
        return cli.at(day.plusDays(1).atTime(LocalTime.of(2, 0)).toInstant(ZoneOffset.UTC));
    }

    /** The store of the calm weeks, and the same world on the night after them. */
    private MailWorld nightAfterCalmWeeks(PlantedTrouble... troubles) throws IOException {
        Files.copy(before.resolve("acct.duckdb"), acct.store());
        MailWorld world = world();
        for (int day = 0; day < HISTORY; day++) {
            world.next(FIRST.plusDays(day));
        }
        Stream.of(troubles).forEach(world::plant);
        return world;
    }

    private Cli.Result nightly(String... options) {
        List<String> args = new ArrayList<>(List.of("nightly", "acct-*.csv"));
        args.addAll(List.of(options));
        return acct.launch(args.toArray(new String[0]));
    }

    private List<JsonNode> alerts(String... options) {
        List<String> args = new ArrayList<>(List.of("alerts", "--format", "json"));
        args.addAll(List.of(options));
        Cli.Result result = acct.launch(args.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().valueStream().toList();
    }

    /** Those that opened after the calm weeks. */
    private List<JsonNode> incidents() {
        Cli.Result result = acct.launch("incidents", "--state", "all", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json()
                .valueStream()
                .filter(incident -> text(incident, "opened").compareTo(NIGHT.toString()) >= 0)
                .toList();
    }

    private static List<JsonNode> urgent(List<JsonNode> alerts) {
        return alerts.stream()
                .filter(alert -> !text(alert, "severity").equals("info"))
                .toList();
    }

    private static String text(JsonNode node, String key) {
        return node.get(key) == null ? "null" : node.get(key).asString("null");
    }

    @Test
    void allIpsRefusedOnTheVeryFirstNightAreOneFindingAtTheIsp() {
        WorldDay day = new WorldDay(NIGHT, List.of(new WorldJob("newsletter", 0, 1, 1, 1)));
        for (int ip = 0; ip < 300; ip++) {
            for (int recipient = 0; recipient < 100; recipient++) {
                WorldAnswer answer = recipient < 40 ? WorldAnswer.REFUSED : WorldAnswer.DELIVERED;
                day.add(30_000 + 97 * recipient, 3, ip, WorldIsp.GMAIL, 0, answer);
            }
        }
        day.write(folder);
        assertThat(nightly().exitCode()).isZero();
        List<JsonNode> blocks = alerts("--day", NIGHT.toString()).stream()
                .filter(alert -> text(alert, "rule").equals("block-bounce"))
                .toList();
        assertThat(blocks).hasSize(1);
        assertThat(text(blocks.get(0), "severity")).isEqualTo("critical");
        assertThat(text(blocks.get(0), "isp")).isEqualTo("gmail");
        assertThat(text(blocks.get(0), "source_ip")).isEqualTo("null");
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void aNightOnWhichNothingIsLoggedOfDeferralsIsNoCalmOne() throws IOException {
        nightAfterCalmWeeks().next(NIGHT).without("t").write(folder);
        Cli.Result night = nightly();
        assertThat(night.out()).doesNotContain("Nothing is worse than usual");
        assertThat(urgent(alerts("--day", NIGHT.toString())))
                .extracting(alert -> text(alert, "rule"))
                .containsExactly("no-deferrals");
    }

    @Test
    void aCalmMonthGivesNoWarning() throws IOException {
        MailWorld world = nightAfterCalmWeeks();
        for (int day = 0; day < 28; day++) {
            world.write(folder, NIGHT.plusDays(day));
        }
        acct = at(acct, NIGHT.plusDays(27));
        assertThat(acct.launch("ingest", "acct-*.csv").exitCode()).isZero();
        List<JsonNode> alerts = alerts(
                "--since", NIGHT.toString(), "--until", NIGHT.plusDays(27).toString());
        assertThat(urgent(alerts)).isEmpty();
    }

    @Test
    void mailThatAnIspPutsOffIsCritical() throws IOException {
        nightAfterCalmWeeks(PlantedTrouble.share(0.9, WorldAnswer.SLOW_DOWN, NIGHT, 1)
                        .at(WorldIsp.YAHOO))
                .write(folder, NIGHT);
        Cli.Result night = nightly("--fail-on", "critical");
        assertThat(night.exitCode()).isEqualTo(3);
        assertThat(night.out()).doesNotContain("Nothing is worse than usual");
        List<JsonNode> deferrals = alerts("--day", NIGHT.toString()).stream()
                .filter(alert -> text(alert, "rule").equals("deferral"))
                .toList();
        assertThat(deferrals).hasSize(1);
        assertThat(text(deferrals.get(0), "severity")).isEqualTo("critical");
        assertThat(text(deferrals.get(0), "isp")).isEqualTo("yahoo");
        assertThat(text(deferrals.get(0), "source_ip")).isEqualTo("null");
        assertThat(deferrals.get(0).get("replies").toString()).contains("rate limit reached");
    }

    @Test
    void sixDaysOfOneBlockAreOneIncident() throws IOException {
        MailWorld world = nightAfterCalmWeeks(
                PlantedTrouble.share(0.3, WorldAnswer.REFUSED, NIGHT, 6).of(1).at(WorldIsp.GMAIL));
        for (int day = 0; day < 6; day++) {
            Path file = world.write(folder, NIGHT.plusDays(day));
            acct = at(acct, NIGHT.plusDays(day));
            assertThat(nightly().exitCode()).isZero();
            Files.delete(file);
        }
        List<JsonNode> incidents = incidents();
        assertThat(incidents).hasSize(1);
        JsonNode incident = incidents.get(0);
        assertThat(incident.get("days").asInt()).isEqualTo(6);
        assertThat(text(incident, "opened")).isEqualTo(NIGHT.toString());
        assertThat(text(incident, "source_ip")).isEqualTo("192.0.2.2");
        assertThat(text(incident, "isp")).isEqualTo("gmail");
        List<JsonNode> blocks = alerts("--day", NIGHT.plusDays(5).toString()).stream()
                .filter(alert -> text(alert, "rule").equals("block-bounce"))
                .toList();
        assertThat(blocks).hasSize(1);
        assertThat(text(blocks.get(0), "state")).isEqualTo("ongoing");
        assertThat(text(blocks.get(0), "incident")).isEqualTo(text(incident, "id"));
        assertThat(blocks.get(0).get("days").asInt()).isEqualTo(6);
    }

    @Test
    void oneNightThatCatchesUpTellsOfTheBadDayInTheMiddle() throws IOException {
        MailWorld world = nightAfterCalmWeeks(PlantedTrouble.share(0.9, WorldAnswer.SLOW_DOWN, NIGHT.plusDays(1), 1)
                .at(WorldIsp.YAHOO));
        for (int day = 0; day < 3; day++) {
            world.write(folder, NIGHT.plusDays(day));
        }
        acct = at(acct, NIGHT.plusDays(2));
        Cli.Result night = nightly("--fail-on", "critical");
        assertThat(night.exitCode()).as(night.err()).isEqualTo(3);
        List<JsonNode> incidents = incidents().stream()
                .filter(incident -> text(incident, "metric").equals("deferral"))
                .filter(incident -> text(incident, "isp").equals("yahoo"))
                .toList();
        assertThat(incidents).hasSize(1);
        assertThat(text(incidents.get(0), "opened")).isEqualTo(NIGHT.plusDays(1).toString());
        assertThat(text(incidents.get(0), "severity")).isEqualTo("critical");
    }

    @Test
    void aBadCampaignIsOneIncidentThatNamesIt() throws IOException {
        String campaign = MailWorld.campaign(NIGHT, 0);
        nightAfterCalmWeeks(PlantedTrouble.times(12, WorldAnswer.UNKNOWN_USER, NIGHT, 1)
                        .in(campaign))
                .write(folder, NIGHT);
        assertThat(nightly("--fail-on", "warning").exitCode()).isEqualTo(3);
        List<JsonNode> incidents = incidents();
        assertThat(incidents).hasSize(1);
        JsonNode incident = incidents.get(0);
        assertThat(text(incident, "job")).isEqualTo(campaign);
        assertThat(text(incident.get("diagnosis"), "cause")).isEqualTo("job");
        assertThat(incident.get("cells").size()).isGreaterThan(3);
    }
}
