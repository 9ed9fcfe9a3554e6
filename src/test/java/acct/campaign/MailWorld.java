package acct.campaign;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A simulated sender that PowerMTA logs day by day: source IPs in three pools, ten ISPs, a weekly and a daily rhythm, jobs
 * that come each day and campaigns that come once, retries of what is put off, and rates that move from day to day more
 * than chance does. It is another world than the one that the judge's limits were found in.
 */
@SuppressWarnings("EnumOrdinal") // arrays by rate
final class MailWorld {
    private static final double[] WEEK = {1.1, 1.2, 1.1, 1.0, 0.9, 0.5, 0.45};
    private static final int TRANSACTIONAL = 0;
    private static final int POOLS = 3;
    private static final int DAILY_JOBS = 6;
    private static final int CAMPAIGNS = 3;
    private static final int TRIES = 8;
    private static final int RETRY_SECONDS = 600;
    private static final double COMPLAINTS = 0.0004;
    /** How much a pair's rate moves from day to day, as relative variance. */
    private static final double LEAST_SPREAD = 0.15;

    private static final double MOST_SPREAD = 0.4;

    private final Chances chances;
    private final int ips;
    private final double recipients;
    private final double spread;
    private final double[][] volume;
    private final double[][] habit;
    private final List<PlantedTrouble> planted = new ArrayList<>();
    private List<Late> late = new ArrayList<>();

    /** What is tried again on the day after. */
    private record Late(int second, int waited, int ip, WorldIsp isp, int job, WorldAnswer answer) {}

    /**
     * A world.
     *
     * @param recipients on an average day
     */
    MailWorld(long seed, int ips, double recipients) {
        this.chances = new Chances(seed);
        this.ips = ips;
        this.recipients = recipients;
        this.spread = LEAST_SPREAD + (MOST_SPREAD - LEAST_SPREAD) * new Random(seed).nextDouble();
        this.volume = new double[ips][WorldIsp.values().length];
        this.habit = new double[ips][WorldIsp.values().length];
        double all = 0;
        for (int ip = 0; ip < ips; ip++) {
            double ofIp = chances.around(0.5);
            for (WorldIsp isp : WorldIsp.values()) {
                volume[ip][isp.ordinal()] = isp.part() * ofIp * chances.around(0.5);
                habit[ip][isp.ordinal()] = chances.around(0.2);
                all += volume[ip][isp.ordinal()];
            }
        }
        for (double[] ofIp : volume) {
            for (int isp = 0; isp < ofIp.length; isp++) {
                ofIp[isp] /= all;
            }
        }
    }

    MailWorld plant(PlantedTrouble trouble) {
        planted.add(trouble);
        return this;
    }

    /** Every pair has the same part of an ISP's mail. */
    MailWorld even() {
        for (double[] ofIp : volume) {
            for (WorldIsp isp : WorldIsp.values()) {
                ofIp[isp.ordinal()] = isp.part() / ips;
            }
        }
        return this;
    }

    static String address(int ip) {
        return ip < 250 ? "192.0.2." + (ip + 1) : "198.18." + ip / 250 + "." + (ip % 250 + 1);
    }

    static String pool(int ip) {
        return "pool-" + ip % POOLS;
    }

    /** A campaign of one day. */
    static String campaign(LocalDate day, int number) {
        return "campaign-" + day + "-" + number;
    }

    /** The next day, to be called day after day. */
    WorldDay next(LocalDate day) {
        WorldDay rows = new WorldDay(day, jobs(day));
        List<Late> before = late;
        late = new ArrayList<>();
        before.forEach(
                one -> rows.add(one.second(), one.waited(), one.ip(), one.isp(), yesterdays(one.job()), one.answer()));
        double rhythm = WEEK[day.getDayOfWeek().getValue() - 1] * chances.around(0.08);
        for (WorldIsp isp : WorldIsp.values()) {
            double ofIsp = chances.around(0.1);
            for (int ip = 0; ip < ips; ip++) {
                double mean = recipients * volume[ip][isp.ordinal()] * rhythm * chances.around(0.2);
                pair(rows, day, ip, isp, mean, ofIsp);
            }
        }
        return rows;
    }

    /** The next day's file. */
    Path write(Path folder, LocalDate day) {
        return next(day).write(folder);
    }

    private List<WorldJob> jobs(LocalDate day) {
        List<WorldJob> jobs = new ArrayList<>();
        jobs.add(new WorldJob("otp", TRANSACTIONAL, 0.6, 0.5, 0.5));
        jobs.add(new WorldJob("receipts", TRANSACTIONAL, 0.4, 0.8, 0.7));
        for (int pool = 1; pool < POOLS; pool++) {
            jobs.add(new WorldJob("newsletter-" + pool, pool, 0.45, 1, 1));
            jobs.add(new WorldJob("winback-" + pool, pool, 0.08, 3, 2));
        }
        jobs.add(new WorldJob(campaign(day, 0), 1, 0.47, chances.around(0.25), chances.around(0.25)));
        jobs.add(new WorldJob(campaign(day, 0), 2, 0.2, chances.around(0.25), chances.around(0.25)));
        jobs.add(new WorldJob(campaign(day, 1), 2, 0.27, chances.around(0.25), chances.around(0.25)));
        // Of yesterday's there is only what is tried again.
        jobs.add(new WorldJob(campaign(day.minusDays(1), 0), 1, 0, 1, 1));
        jobs.add(new WorldJob(campaign(day.minusDays(1), 0), 2, 0, 1, 1));
        jobs.add(new WorldJob(campaign(day.minusDays(1), 1), 2, 0, 1, 1));
        return jobs;
    }

    private static int yesterdays(int job) {
        return job < DAILY_JOBS ? job : job + CAMPAIGNS;
    }

    private void pair(WorldDay rows, LocalDate day, int ip, WorldIsp isp, double mean, double ofIsp) {
        double[] moved = new double[WorldAnswer.values().length];
        for (WorldAnswer answer : WorldAnswer.values()) {
            moved[answer.ordinal()] = isp.usual(answer) * habit[ip][isp.ordinal()] * ofIsp * chances.moved(spread);
        }
        for (int number = 0; number < rows.jobs().size(); number++) {
            WorldJob job = rows.jobs().get(number);
            if (job.pool() == ip % POOLS) {
                double[] rates = new double[moved.length];
                for (WorldAnswer answer : WorldAnswer.values()) {
                    double rate = moved[answer.ordinal()] * byJob(answer, job);
                    for (PlantedTrouble trouble : planted) {
                        rate = trouble.changed(rate, day, answer, ip, isp, job.name());
                    }
                    rates[answer.ordinal()] = Math.min(0.98, rate);
                }
                int count = chances.poisson(mean * job.part());
                for (int i = 0; i < count; i++) {
                    recipient(rows, ip, isp, number, rates);
                }
            }
        }
    }

    private static double byJob(WorldAnswer answer, WorldJob job) {
        return switch (answer) {
            case UNKNOWN_USER -> job.hard();
            case REFUSED -> job.block();
            default -> 1;
        };
    }

    /** Tried until it is taken, refused, or given up. */
    private void recipient(WorldDay rows, int ip, WorldIsp isp, int job, double[] rates) {
        // Most mail leaves by day.
        int second = (int) (WorldDay.SECONDS * (0.25 + 0.7 * chances.share() * Math.sqrt(chances.share())));
        int waited = 1 + chances.below(20);
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            boolean isLost = chances.happens(rates[WorldAnswer.TIMED_OUT.ordinal()]);
            if (!isLost && !chances.happens(rates[WorldAnswer.SLOW_DOWN.ordinal()])) {
                row(rows, second, waited, ip, isp, job, end(rates));
                return;
            }
            row(rows, second, waited, ip, isp, job, isLost ? WorldAnswer.TIMED_OUT : WorldAnswer.SLOW_DOWN);
            int pause = RETRY_SECONDS * Math.min(attempt, 4) / 2 + chances.below(60);
            second += pause;
            waited += pause;
        }
        row(rows, second, waited, ip, isp, job, WorldAnswer.EXPIRED);
    }

    private WorldAnswer end(double[] rates) {
        if (chances.happens(rates[WorldAnswer.UNKNOWN_USER.ordinal()])) {
            return WorldAnswer.UNKNOWN_USER;
        }
        if (chances.happens(rates[WorldAnswer.LISTED.ordinal()])) {
            return WorldAnswer.LISTED;
        }
        return chances.happens(rates[WorldAnswer.REFUSED.ordinal()]) ? WorldAnswer.REFUSED : WorldAnswer.DELIVERED;
    }

    private void row(WorldDay rows, int second, int waited, int ip, WorldIsp isp, int job, WorldAnswer answer) {
        if (second >= WorldDay.SECONDS) {
            late.add(new Late(second - WorldDay.SECONDS, waited, ip, isp, job, answer));
            return;
        }
        rows.add(second, waited, ip, isp, job, answer);
        if (answer == WorldAnswer.DELIVERED && isp.tellsOfComplaints() && chances.happens(COMPLAINTS)) {
            rows.add(Math.min(WorldDay.SECONDS - 1, second + 3600), 0, ip, isp, job, WorldAnswer.COMPLAINT);
        }
    }
}
