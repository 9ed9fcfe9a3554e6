package acct.campaign;

import acct.Cli;
import acct.alert.Alerts;
import acct.ask.Questions;
import acct.incident.DayJudge;
import acct.incident.Incidents;
import acct.judge.Coverage;
import acct.judge.JudgedDay;
import acct.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Four weeks of nights after eight weeks of history, loaded and judged one after the other. */
final class JudgedMonth {
    static final int NIGHTS = 28;
    private static final LocalDate BEGIN = LocalDate.of(2026, 6, 1);
    private static final int HISTORY = 57;
    private static final int IPS = 36;
    private static final double RECIPIENTS = 25_000;

    private final Path folder;
    private final Cli acct;
    private final MailWorld world;
    private final List<KnownTrouble> troubles;
    private final List<String> lines = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private double slowest;
    private long rows;
    private int incidents;
    private int falseIncidents;
    private int right;

    /** A warning of a night. */
    record Told(
            LocalDate day,
            String metric,
            @Nullable String ip,
            @Nullable String isp,
            String text) {
        static Told of(Finding finding) {
            return new Told(
                    finding.day(),
                    finding.metric().label(),
                    finding.sourceIp(),
                    finding.isp(),
                    " " + finding.day() + " " + finding.severity() + " " + finding.rule() + " " + finding.subject()
                            + " " + finding.evidence() + " " + finding.message());
        }
    }

    /** How a month is. */
    enum Kind {
        CALM,
        TROUBLED
    }

    JudgedMonth(Path folder, int number, Kind kind) {
        this.folder = folder;
        this.acct = Cli.in(folder);
        this.world = new MailWorld(7000 + number, IPS, RECIPIENTS);
        this.troubles = kind == Kind.CALM ? List.of() : KnownTrouble.of(first(), number);
        troubles.forEach(one -> world.plant(one.trouble()));
        lines.add("month " + number + " " + kind);
    }

    private static LocalDate first() {
        return BEGIN.plusDays(HISTORY);
    }

    private static Instant after(LocalDate day) {
        return day.plusDays(1).atTime(LocalTime.of(2, 0)).toInstant(ZoneOffset.UTC);
    }

    JudgedMonth run() throws IOException {
        for (int day = 0; day < HISTORY; day++) {
            write(BEGIN.plusDays(day));
        }
        load(first().minusDays(1));
        for (int night = 0; night < NIGHTS; night++) {
            LocalDate day = first().plusDays(night);
            write(day);
            load(day);
            remember(day);
        }
        sum();
        return this;
    }

    private void write(LocalDate day) {
        WorldDay next = world.next(day);
        rows += next.rows();
        next.write(folder);
    }

    private void load(LocalDate day) throws IOException {
        Cli.Result result = acct.at(after(day)).launch("ingest", "acct-*.csv");
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.err());
        }
        try (var files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** Has a night judged and remembered as `nightly` does. */
    private void remember(LocalDate day) {
        NightJudge judge = NightJudge.in(folder, after(day));
        new Incidents(judge.around(), judge.store(), new Listening(judge.alerts())).remember(List.of(day));
    }

    /** Hears what is judged of the nights; of the days before them nobody has to hear. */
    private final class Listening implements DayJudge {
        private final Alerts alerts;

        Listening(Alerts alerts) {
            this.alerts = alerts;
        }

        @Override
        public JudgedDay judge(Questions questions, LocalDate day) {
            if (day.isBefore(first())) {
                return new JudgedDay(day, JudgedDay.Hearing.HEARD, List.of(), List.of(), Coverage.NONE);
            }
            long begin = System.nanoTime();
            JudgedDay judged = alerts.judge(questions, day);
            slowest = Math.max(slowest, (System.nanoTime() - begin) / 1e9);
            judged.findings().stream().filter(Finding::isUrgent).map(Told::of).forEach(told::add);
            return judged;
        }

        @Override
        public String terms(Questions questions) {
            return alerts.terms(questions);
        }

        @Override
        public boolean isOver(LocalDate day) {
            return alerts.isOver(day);
        }
    }

    private List<JsonNode> json(String... args) {
        Cli.Result result = acct.launch(args);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.err());
        }
        return result.json().valueStream().toList();
    }

    private static @Nullable String text(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static String line(JsonNode node) {
        StringBuilder line = new StringBuilder();
        for (String key : "day opened severity rule rules metric source_ip pool isp job x n rate baseline action"
                .split(" ", -1)) {
            JsonNode value = node.get(key);
            if (value != null && !value.isNull()) {
                String shown = value.isString() ? value.asString() : value.toString();
                line.append(' ').append(key).append('=').append(shown, 0, Math.min(shown.length(), 90));
            }
        }
        return line.toString();
    }

    private List<Told> falseOnes() {
        return told.stream()
                .filter(one -> troubles.stream()
                        .noneMatch(known -> known.explains(one.day(), one.metric(), one.ip(), one.isp())))
                .toList();
    }

    int falseAlerts() {
        return falseOnes().size();
    }

    /** On which night a trouble was first told of; 0 if never. */
    private int foundOn(KnownTrouble known) {
        return told.stream()
                .filter(one -> known.explains(one.day(), one.metric(), one.ip(), one.isp()))
                .mapToInt(one ->
                        (int) (one.day().toEpochDay() - known.trouble().from().toEpochDay()) + 1)
                .min()
                .orElse(0);
    }

    int troubles() {
        return troubles.size();
    }

    long foundBy(int night) {
        return troubles.stream()
                .mapToInt(this::foundOn)
                .filter(found -> found > 0 && found <= night)
                .count();
    }

    int incidents() {
        return incidents;
    }

    int falseIncidents() {
        return falseIncidents;
    }

    int right() {
        return right;
    }

    double slowest() {
        return slowest;
    }

    private void sum() {
        falseOnes().forEach(one -> lines.add("  false alert:" + one.text()));
        List<JsonNode> all = json("incidents", "--state", "all", "--format", "json").stream()
                .filter(one ->
                        !LocalDate.parse(String.valueOf(text(one, "opened"))).isBefore(first()))
                .toList();
        incidents = all.size();
        for (JsonNode one : all) {
            boolean isKnown = troubles.stream().anyMatch(known -> isAbout(one, known));
            if (!isKnown) {
                falseIncidents++;
                lines.add("  false incident:" + line(one) + " cause=" + text(one.get("diagnosis"), "cause"));
            }
        }
        for (KnownTrouble known : troubles) {
            List<JsonNode> about =
                    all.stream().filter(one -> isAbout(one, known)).toList();
            boolean isRight = about.stream().anyMatch(one -> known.cause().equals(text(one.get("diagnosis"), "cause")));
            right += isRight ? 1 : 0;
            lines.add("  " + known.name() + ": found on night " + foundOn(known) + ", " + about.size()
                    + " incidents, cause "
                    + (isRight
                            ? "right"
                            : about.stream()
                                    .map(one -> text(one.get("diagnosis"), "cause"))
                                    .toList()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "  %d rows, %d alerts, %d false, %d incidents, %d false, slowest night %.2f s",
                rows,
                told.size(),
                falseAlerts(),
                incidents,
                falseIncidents,
                slowest));
    }

    private static boolean isAbout(JsonNode one, KnownTrouble known) {
        return known.explains(
                LocalDate.parse(String.valueOf(text(one, "opened"))),
                String.valueOf(text(one, "metric")),
                text(one, "source_ip"),
                text(one, "isp"));
    }

    List<String> lines() {
        return lines;
    }
}
