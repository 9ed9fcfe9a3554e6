package acct.campaign;

import acct.Cli;
import acct.ask.Questions;
import acct.incident.DayJudge;
import acct.incident.Incidents;
import acct.judge.Coverage;
import acct.judge.JudgedDay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** A morning on which somebody opens the report: four calm weeks, then what the night has found. */
enum Situation {
    ONE_BLOCK,
    DEFERRAL_STORM,
    SPREAD_BLOCK,
    CLASS_LEAK,
    BAD_CAMPAIGN,
    LISTING,
    DRIFT,
    NO_DATA,
    CATCH_UP,
    CALM;

    static final LocalDate FIRST = LocalDate.of(2026, 9, 7);
    static final LocalDate NIGHT = FIRST.plusDays(28);
    private static final long SEED = 20;
    private static final int IPS = 6;
    private static final int POOLS = 3;
    private static final double RECIPIENTS = 2_400;
    private static final int BAD_IP = 1;
    private static final int LEAKED = 60;
    private static final int DRIFTING = 13;

    /**
     * The page that the night has made last.
     *
     * @param file the page
     * @param headline its first line, as the night prints it
     */
    record Made(Path file, String headline) {}

    private static MailWorld world() {
        return new MailWorld(SEED, IPS, RECIPIENTS);
    }

    /** The calm weeks, loaded and told of. */
    static void calmWeeks(Path folder) throws SQLException {
        MailWorld world = world();
        for (LocalDate day = FIRST; day.isBefore(NIGHT); day = day.plusDays(1)) {
            world.write(folder, day);
        }
        tellOf(folder, NIGHT.minusDays(1));
    }

    /** Loads what lies there, as if nights had told of it and found nothing. */
    private static void tellOf(Path folder, LocalDate last) throws SQLException {
        Cli.Result result = Cli.in(folder).at(after(last)).launch("ingest", "acct-*.csv");
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.err());
        }
        NightJudge judge = NightJudge.in(folder, after(last));
        new Incidents(judge.around(), judge.store(), new Calm(judge)).remember(List.of());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("acct.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("insert into night select day, loads, stored, last_load, null, null, now(), 'none', null"
                    + " from day_state where day not in (select day from night)");
        }
    }

    /** Has heard of nothing. */
    private record Calm(NightJudge judge) implements DayJudge {
        @Override
        public JudgedDay judge(Questions questions, LocalDate day) {
            return new JudgedDay(day, JudgedDay.Hearing.HEARD, List.of(), List.of(), Coverage.NONE);
        }

        @Override
        public String terms(Questions questions) {
            return judge.alerts().terms(questions);
        }

        @Override
        public boolean isOver(LocalDate day) {
            return judge.alerts().isOver(day);
        }
    }

    /** In the small hours of the day after. */
    private static Instant after(LocalDate day) {
        return day.plusDays(1).atTime(LocalTime.of(2, 0)).toInstant(ZoneOffset.UTC);
    }

    /**
     * Has the night.
     *
     * @param calm where the calm weeks are
     * @param folder where the night is to be
     */
    Made make(Path calm, Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        Files.copy(calm.resolve("acct.duckdb"), folder.resolve("acct.duckdb"));
        MailWorld world = world();
        for (LocalDate day = FIRST; day.isBefore(NIGHT); day = day.plusDays(1)) {
            world.next(day);
        }
        return night(folder, write(world, folder));
    }

    /** Writes the files of the night, and says which day it is to tell of. */
    private LocalDate write(MailWorld world, Path folder) throws IOException, SQLException {
        switch (this) {
            case ONE_BLOCK ->
                world.plant(PlantedTrouble.share(0.4, WorldAnswer.LISTED, NIGHT, 1)
                                .of(BAD_IP)
                                .at(WorldIsp.MICROSOFT))
                        .write(folder, NIGHT);
            case DEFERRAL_STORM ->
                world.plant(PlantedTrouble.share(0.9, WorldAnswer.SLOW_DOWN, NIGHT, 1)
                                .at(WorldIsp.YAHOO))
                        .write(folder, NIGHT);
            case SPREAD_BLOCK ->
                world.plant(PlantedTrouble.share(0.06, WorldAnswer.REFUSED, NIGHT, 1)
                                .at(WorldIsp.GMAIL))
                        .write(folder, NIGHT);
            case CLASS_LEAK -> leak(world, folder);
            case BAD_CAMPAIGN ->
                world.plant(PlantedTrouble.times(25, WorldAnswer.UNKNOWN_USER, NIGHT, 1)
                                .in(MailWorld.campaign(NIGHT, 0)))
                        .write(folder, NIGHT);
            case LISTING ->
                listed(world.plant(PlantedTrouble.share(0.5, WorldAnswer.LISTED, NIGHT, 1)
                                .of(BAD_IP))
                        .write(folder, NIGHT));
            case DRIFT -> {
                world.plant(PlantedTrouble.times(2.5, WorldAnswer.UNKNOWN_USER, NIGHT, DRIFTING + 1)
                        .at(WorldIsp.GMAIL)
                        .creeping());
                LocalDate last = NIGHT.plusDays(DRIFTING - 1L);
                for (LocalDate day = NIGHT; day.isBefore(last); day = day.plusDays(1)) {
                    world.write(folder, day);
                }
                tellOf(folder, last.minusDays(1));
                world.write(folder, last);
                return last;
            }
            case NO_DATA -> {
                return NIGHT.plusDays(1);
            }
            case CATCH_UP -> {
                world.plant(PlantedTrouble.share(0.9, WorldAnswer.SLOW_DOWN, NIGHT.plusDays(1), 1)
                        .at(WorldIsp.YAHOO));
                for (int day = 0; day < 3; day++) {
                    world.write(folder, NIGHT.plusDays(day));
                }
                return NIGHT.plusDays(2);
            }
            case CALM -> world.write(folder, NIGHT);
        }
        return NIGHT;
    }

    /** Mail of a newsletter leaves by an address that is kept for passwords and receipts. */
    private static void leak(MailWorld world, Path folder) throws IOException {
        WorldDay day = world.next(NIGHT);
        int job = day.jobs().stream().map(WorldJob::name).toList().indexOf("newsletter-1");
        for (int mail = 0; mail < LEAKED; mail++) {
            day.add(40_000 + 37 * mail, 5, 0, WorldIsp.GMAIL, job, WorldAnswer.DELIVERED);
        }
        day.write(folder);
        StringBuilder pmta = new StringBuilder("host-name mta1.example.com\npostmaster postmaster@example.com\n");
        for (int ip = 0; ip < IPS; ip++) {
            pmta.append("<virtual-mta v%d>\n    smtp-source-host %s mail%d.example.com\n</virtual-mta>\n"
                    .formatted(ip, MailWorld.address(ip), ip));
        }
        for (int pool = 0; pool < POOLS; pool++) {
            pmta.append("<virtual-mta-pool pool-").append(pool).append(">\n");
            for (int ip = pool; ip < IPS; ip += POOLS) {
                pmta.append("    virtual-mta v").append(ip).append('\n');
            }
            pmta.append("</virtual-mta-pool>\n");
        }
        Files.writeString(folder.resolve("pmta.config"), pmta);
        Files.writeString(folder.resolve("acct.yaml"), """
                pmta-config: pmta.config
                classes:
                  transactional: {jobs: [otp, receipts], pools: [pool-0]}
                  marketing: {jobs: ['newsletter-*', 'winback-*', 'campaign-*'], pools: [pool-1, pool-2]}
                """);
    }

    /** A list that every ISP looks into, instead of the one that Microsoft has for itself. */
    private static void listed(Path file) throws IOException {
        String ip = MailWorld.address(BAD_IP);
        Files.writeString(
                file,
                Files.readString(file, StandardCharsets.US_ASCII)
                        .replace(
                                WorldAnswer.LISTED
                                        .diagnostic()
                                        .replace("smtp;", "")
                                        .replace("@", ip)
                                        .replace(" #", ""),
                                "554 5.7.1 Service unavailable; Client host [" + ip
                                        + "] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/" + ip),
                StandardCharsets.US_ASCII);
    }

    private static Made night(Path folder, LocalDate day) {
        Cli.Result night = Cli.in(folder).at(after(day)).launch("nightly", "acct-*.csv");
        String page = "reports/" + day + "/index.html";
        String headline = night.out()
                .lines()
                .filter(line -> line.startsWith(page + ": "))
                .map(line -> line.substring(page.length() + 2))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(night.out() + night.err()));
        return new Made(folder.resolve(page), headline);
    }
}
