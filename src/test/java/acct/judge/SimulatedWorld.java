package acct.judge;

import acct.ask.CellDay;
import acct.ask.JobCell;
import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.ask.TroubleFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Mail of a sender as it might be: source IPs at ISPs, volumes from few to thousands, a weekly rhythm, rates that move from
 * day to day, campaigns that come once and jobs that come each day, of which one is always worse. Troubles can be planted.
 */
final class SimulatedWorld {
    static final LocalDate BEGIN = LocalDate.of(2026, 6, 1);
    private static final double[] WEEK = {1.1, 1.2, 1.1, 1.0, 0.9, 0.5, 0.45};
    private static final String WORSE = "winback";
    private static final double TIMES_WORSE = 4;
    private static final List<String> DAILY = List.of("otp", "newsletter", WORSE);

    private final Random random;
    private final int ips;
    private final int isps;
    private final double spread;
    private final double[][] volume;
    private final double[][][] usual;
    private final List<Planted> planted = new ArrayList<>();
    private final Map<LocalDate, List<JobCell>> jobs = new HashMap<>();
    private final Map<LocalDate, List<CellDay>> cells = new HashMap<>();
    private int warmingIp = -1;

    /** Rates that are simulated, in the order of their usual size. */
    enum Rate {
        HARD(0.008),
        BLOCK(0.004),
        DEFERRAL(0.04);

        private final double usual;

        Rate(double usual) {
            this.usual = usual;
        }
    }

    /**
     * A trouble.
     *
     * @param from its first day
     * @param until its last one
     * @param rate what is more frequent
     * @param ip its source IP; -1 for all
     * @param isp its ISP; -1 for all
     * @param job its job; null for all
     * @param times how many times as frequent
     */
    record Planted(LocalDate from, LocalDate until, Rate rate, int ip, int isp, String job, double times) {
        boolean hits(LocalDate day, Rate other, int onIp, int atIsp, String ofJob) {
            return rate == other
                    && !day.isBefore(from)
                    && !day.isAfter(until)
                    && (ip < 0 || ip == onIp)
                    && (isp < 0 || isp == atIsp)
                    && (job == null || job.equals(ofJob));
        }
    }

    /**
     * A world.
     *
     * @param median of the recipients of a pair on a day
     * @param overdispersion of a rate of 1 %
     */
    SimulatedWorld(long seed, int ips, int isps, double median, double overdispersion) {
        this.random = new Random(seed);
        this.ips = ips;
        this.isps = isps;
        this.spread = overdispersion / 0.01 * 0.99;
        this.volume = new double[ips][isps];
        this.usual = new double[Rate.values().length][ips][isps];
        for (int ip = 0; ip < ips; ip++) {
            for (int isp = 0; isp < isps; isp++) {
                volume[ip][isp] = median * Math.exp(1.0 * random.nextGaussian());
            }
        }
        for (Rate rate : Rate.values()) {
            for (int isp = 0; isp < isps; isp++) {
                double ofIsp = Math.exp(0.2 * random.nextGaussian());
                for (int ip = 0; ip < ips; ip++) {
                    usual[rate.ordinal()][ip][isp] = rate.usual * ofIsp * Math.exp(0.15 * random.nextGaussian());
                }
            }
        }
    }

    /** One pair gets so many recipients a day, at so high a usual rate. */
    void set(int ip, int isp, double recipients, Rate rate, double share) {
        volume[ip][isp] = recipients;
        usual[rate.ordinal()][ip][isp] = share / 1.3;
    }

    void thin(double recipients) {
        for (double[] ofIp : volume) {
            java.util.Arrays.fill(ofIp, recipients);
        }
    }

    void volume(int ip, int isp, double recipients) {
        volume[ip][isp] = recipients;
    }

    /** A source IP that begins after the others and grows. */
    void warm(int ip) {
        warmingIp = ip;
    }

    void plant(Planted trouble) {
        planted.add(trouble);
    }

    static String ip(int number) {
        return "192.0.2." + (number + 1);
    }

    static String isp(int number) {
        return "isp-" + number;
    }

    /** A campaign of one day. */
    static String campaign(LocalDate day, int number) {
        return "campaign-" + day + "-" + number;
    }

    List<CellDay> cells(LocalDate day) {
        make(day);
        return cells.get(day);
    }

    private void make(LocalDate day) {
        if (cells.containsKey(day)) {
            return;
        }
        List<CellDay> ofDay = new ArrayList<>();
        List<JobCell> byJob = new ArrayList<>();
        double rhythm = WEEK[day.getDayOfWeek().getValue() - 1] * Math.exp(0.1 * random.nextGaussian());
        List<String> names = new ArrayList<>(DAILY);
        names.add(campaign(day, 0));
        names.add(campaign(day, 1));
        double[] weight = {0.25, 0.3, 0.08, 0.22, 0.15};
        for (Planted trouble : planted) {
            for (int i = 0; i < names.size(); i++) {
                // A planted share of the job that is always worse is no rate of its own.
                if (trouble.times() < 0
                        && names.get(i).equals(trouble.job())
                        && !day.isBefore(trouble.from())
                        && !day.isAfter(trouble.until())) {
                    weight[i] *= -trouble.times();
                }
            }
        }
        double all = 0;
        for (double part : weight) {
            all += part;
        }
        for (int ip = 0; ip < ips; ip++) {
            for (int isp = 0; isp < isps; isp++) {
                double mean = volume[ip][isp] * rhythm * growth(ip, day) * Math.exp(0.25 * random.nextGaussian());
                double[] rates = new double[Rate.values().length];
                for (Rate rate : Rate.values()) {
                    rates[rate.ordinal()] = moved(usual[rate.ordinal()][ip][isp]);
                }
                long[] sum = new long[4];
                for (int job = 0; job < names.size(); job++) {
                    long recipients = poisson(mean * weight[job] / all);
                    if (recipients > 0) {
                        long hard = binomial(recipients, rate(day, Rate.HARD, ip, isp, names.get(job), rates));
                        long block = binomial(recipients - hard, rate(day, Rate.BLOCK, ip, isp, names.get(job), rates));
                        double late = Math.min(0.97, rate(day, Rate.DEFERRAL, ip, isp, names.get(job), rates));
                        long deferred = poisson(recipients * late / (1 - late));
                        byJob.add(new JobCell(
                                names.get(job),
                                day,
                                ip(ip),
                                isp(isp),
                                recipients,
                                hard,
                                block,
                                recipients + deferred,
                                deferred,
                                0,
                                0,
                                null));
                        sum[0] += recipients;
                        sum[1] += hard;
                        sum[2] += block;
                        sum[3] += deferred;
                    }
                }
                if (sum[0] > 0) {
                    ofDay.add(new CellDay(
                            day,
                            ip(ip),
                            "v" + ip,
                            "pool-" + ip % 3,
                            isp(isp),
                            sum[0] - sum[1] - sum[2],
                            sum[0],
                            sum[1],
                            sum[2],
                            sum[0] + sum[3],
                            sum[3],
                            0,
                            0,
                            0,
                            0,
                            0,
                            0));
                }
            }
        }
        cells.put(day, ofDay);
        jobs.put(day, byJob);
    }

    private double growth(int ip, LocalDate day) {
        if (ip != warmingIp) {
            return 1;
        }
        long since = day.toEpochDay() - BEGIN.toEpochDay() - 60;
        return since < 0 ? 0 : Math.min(1, 0.05 * Math.pow(1.25, since));
    }

    private double rate(LocalDate day, Rate rate, int ip, int isp, String job, double[] rates) {
        double share = rates[rate.ordinal()] * (job.equals(WORSE) ? TIMES_WORSE : 1);
        for (Planted trouble : planted) {
            if (trouble.times() > 0 && trouble.hits(day, rate, ip, isp, job)) {
                share *= trouble.times();
            }
        }
        return Math.min(0.97, share);
    }

    /** A rate of one day: at 1 % and below with one relative spread, above with one overdispersion. */
    private double moved(double rate) {
        double odds = rate / (1 - rate);
        double overdispersion = Math.min(spread * odds, spread * 0.01 / 0.99);
        double precision = 1 / overdispersion - 1;
        double a = gamma(rate * precision);
        double b = gamma((1 - rate) * precision);
        return a / (a + b);
    }

    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    private long poisson(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private long binomial(long n, double p) {
        if (n * p > 50 && n * (1 - p) > 50) {
            return Math.max(0, Math.min(n, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian())));
        }
        long count = 0;
        for (long i = 0; i < n; i++) {
            if (random.nextDouble() < p) {
                count++;
            }
        }
        return count;
    }

    /** What the judge is handed of a day. */
    DayFacts facts(LocalDate day) {
        List<CellDay> looked = new ArrayList<>();
        List<LoggedDay> logged = new ArrayList<>();
        for (LocalDate past = BEGIN; !past.isAfter(day); past = past.plusDays(1)) {
            make(past);
            if (LookBack.place(day, past) >= 0) {
                looked.addAll(cells(past));
                logged.add(new LoggedDay(past, 1000, 1000, 1000, 0));
            } else if (past.isBefore(day.minusDays(60))) {
                jobs.remove(past);
            }
        }
        return DayFacts.given(day)
                .with(JudgedFacts.EACH_CELL_DAY, looked::forEach)
                .with(JudgedFacts.LOGGED_DAYS, logged)
                .with(NightFacts.KNOWS_REASONS, true)
                .with(NightFacts.WARMING_IPS, warmingIp < 0 ? Set.of() : Set.of(ip(warmingIp)))
                .with(NightFacts.REPLY_ADVICE, rule -> Optional.empty())
                .with(JudgedFacts.JOB_CELLS, since -> jobs(since, day))
                .with(TroubleFacts.REPLIES, (mail, nights) -> List.of())
                .with(TroubleFacts.SIGNATURES, List.of())
                .with(TroubleFacts.FEEDBACK_ISPS, Set.of())
                .with(DayFacts.IS_OVER, true);
    }

    private List<JobCell> jobs(LocalDate since, LocalDate until) {
        List<JobCell> found = new ArrayList<>();
        for (LocalDate day = since; !day.isAfter(until); day = day.plusDays(1)) {
            make(day);
            found.addAll(jobs.getOrDefault(day, List.of()));
        }
        return found;
    }
}
