package acct.judge;

import acct.ask.CellDay;
import acct.ask.JobCell;
import acct.ask.JudgedFacts;
import acct.ask.LoggedDay;
import acct.ask.MailCounts;
import acct.ask.MailJob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mail of a sender as it might be: source IPs at ISPs, volumes from few to thousands, a weekly rhythm, rates that move from
 * day to day, campaigns that come once and jobs that come each day, of which one is always worse. Troubles can be planted.
 */
@SuppressWarnings("EnumOrdinal") // arrays by rate
final class SimulatedWorld {
    static final LocalDate BEGIN = LocalDate.of(2026, 6, 1);

    /** So many days are looked back at before the first one that is judged. */
    static final int HISTORY = 57;

    /** Always worse than the others. */
    static final String WORSE = "winback";

    /** The job of an IP that has no other, and no other ISP. */
    static final String ONLY = "receipts";

    private static final double[] WEEK = {1.1, 1.2, 1.1, 1.0, 0.9, 0.5, 0.45};
    private static final double TIMES_WORSE = 4;
    private static final int POOLS = 3;

    private final Chance chance;
    private final double spread;
    private final double[][] volume;
    private final Map<Rate, double[][]> usual = new EnumMap<>(Rate.class);
    private final List<Planted> planted = new ArrayList<>();
    private final Map<LocalDate, Double> shareOfWorse = new HashMap<>();
    private final Map<LocalDate, List<JobCell>> jobs = new HashMap<>();
    private final Map<LocalDate, List<CellDay>> cells = new HashMap<>();
    private @Nullable Integer warmingIp;
    private @Nullable Integer ipOfOneJob;

    /** Rates that are simulated, each with its usual size. */
    enum Rate {
        HARD(0.008, CountedRate.HARD),
        BLOCK(0.004, CountedRate.BLOCK),
        DEFERRAL(0.04, CountedRate.DEFERRAL),
        CONNECTION(0.003, CountedRate.CONNECTION);

        private final double usual;
        private final CountedRate counted;

        Rate(double usual, CountedRate counted) {
            this.usual = usual;
            this.counted = counted;
        }

        CountedRate counted() {
            return counted;
        }
    }

    /**
     * A world.
     *
     * @param median of the recipients of a pair on a day
     * @param overdispersion of a rate of 1 %
     */
    SimulatedWorld(long seed, int ips, int isps, double median, double overdispersion) {
        this.chance = new Chance(seed);
        this.spread = overdispersion / 0.01 * 0.99;
        this.volume = new double[ips][isps];
        for (double[] ofIp : volume) {
            Arrays.setAll(ofIp, isp -> median * chance.factor(1));
        }
        for (Rate rate : Rate.values()) {
            double[][] ofRate = new double[ips][isps];
            usual.put(rate, ofRate);
            for (int isp = 0; isp < isps; isp++) {
                double ofIsp = chance.factor(0.2);
                for (int ip = 0; ip < ips; ip++) {
                    ofRate[ip][isp] = rate.usual * ofIsp * chance.factor(0.15);
                }
            }
        }
    }

    /** 360 pairs whose rates move as much as real ones, some worlds more than others. */
    static SimulatedWorld ofASender(long seed) {
        return new SimulatedWorld(seed, 36, 10, 300, 0.002 + 0.003 * Math.floorMod(seed, 4) / 3);
    }

    int ips() {
        return volume.length;
    }

    int isps() {
        return volume[0].length;
    }

    double volume(int ip, int isp) {
        return volume[ip][isp];
    }

    /** One pair gets so many recipients a day, at so high a usual rate. */
    void set(int ip, int isp, double recipients, Rate rate, double share) {
        volume[ip][isp] = recipients;
        // The job that is always worse is a part of it.
        usual(rate)[ip][isp] = share / (1 + 0.08 * (TIMES_WORSE - 1));
    }

    private double[][] usual(Rate rate) {
        return Objects.requireNonNull(usual.get(rate));
    }

    void thin(double recipients) {
        for (double[] ofIp : volume) {
            Arrays.fill(ofIp, recipients);
        }
    }

    /** A source IP that begins after the others and grows. */
    void warm(int ip) {
        warmingIp = ip;
    }

    /** A source IP that sends one job to one ISP, and nothing else. */
    void sendsOneJob(int ip, int isp, double recipients) {
        ipOfOneJob = ip;
        Arrays.fill(volume[ip], 0);
        volume[ip][isp] = recipients;
    }

    void plant(Planted trouble) {
        planted.add(trouble);
    }

    /** The job that is always worse is so large a part of a day’s mail. */
    void moreOfTheWorse(LocalDate day, double share) {
        shareOfWorse.put(day, share);
    }

    /** The day is to happen again, without what was planted. */
    void forget(LocalDate day) {
        planted.clear();
        shareOfWorse.clear();
        jobs.remove(day);
        cells.remove(day);
    }

    static String ip(int number) {
        return "192.0.2." + (number + 1);
    }

    static String isp(int number) {
        return "isp-" + number;
    }

    static int poolOf(int ip) {
        return ip % POOLS;
    }

    static String pool(int number) {
        return "pool-" + number;
    }

    /** A campaign of one day. */
    static String campaign(LocalDate day, int number) {
        return "campaign-" + day + "-" + number;
    }

    List<CellDay> cells(LocalDate day) {
        make(day);
        return cells.getOrDefault(day, List.of());
    }

    List<JobCell> jobs(LocalDate day) {
        make(day);
        return jobs.getOrDefault(day, List.of());
    }

    /** What a job is of a day’s mail. */
    private record Job(String name, double share) {}

    private List<Job> jobsOf(LocalDate day, int ip) {
        if (ipOfOneJob != null && ipOfOneJob == ip) {
            return List.of(new Job(ONLY, 1));
        }
        double worse = shareOfWorse.getOrDefault(day, 0.08);
        double others = (1 - worse) / 0.92;
        return List.of(
                new Job("otp", 0.25 * others),
                new Job("newsletter", 0.3 * others),
                new Job(WORSE, worse),
                new Job(campaign(day, 0), 0.22 * others),
                new Job(campaign(day, 1), 0.15 * others));
    }

    private void make(LocalDate day) {
        if (cells.containsKey(day)) {
            return;
        }
        List<CellDay> ofDay = new ArrayList<>();
        List<JobCell> byJob = new ArrayList<>();
        double rhythm = WEEK[day.getDayOfWeek().getValue() - 1] * chance.factor(0.1);
        for (int ip = 0; ip < ips(); ip++) {
            List<Job> sent = jobsOf(day, ip);
            for (int isp = 0; isp < isps(); isp++) {
                double mean = volume[ip][isp] * rhythm * growth(ip, day) * chance.factor(0.25);
                List<JobCell> ofCell = new ArrayList<>();
                Map<Rate, Double> rates = rates(ip, isp);
                for (Job job : sent) {
                    long recipients = chance.poisson(mean * job.share());
                    if (recipients > 0) {
                        ofCell.add(cell(day, ip, isp, job.name(), recipients, rates));
                    }
                }
                if (!ofCell.isEmpty()) {
                    byJob.addAll(ofCell);
                    ofDay.add(sum(day, ip, isp, ofCell));
                }
            }
        }
        cells.put(day, ofDay);
        jobs.put(day, byJob);
    }

    private Map<Rate, Double> rates(int ip, int isp) {
        Map<Rate, Double> rates = new EnumMap<>(Rate.class);
        for (Rate rate : Rate.values()) {
            rates.put(rate, moved(usual(rate)[ip][isp]));
        }
        return rates;
    }

    private JobCell cell(LocalDate day, int ip, int isp, String job, long recipients, Map<Rate, Double> rates) {
        long hard = chance.binomial(recipients, rate(day, Rate.HARD, ip, isp, job, rates));
        long block = chance.binomial(recipients - hard, rate(day, Rate.BLOCK, ip, isp, job, rates));
        double late = rate(day, Rate.DEFERRAL, ip, isp, job, rates);
        double broken = rate(day, Rate.CONNECTION, ip, isp, job, rates);
        long connection = chance.poisson(recipients * broken / (1 - broken));
        long deferred = connection + chance.poisson(recipients * late / (1 - late));
        return new JobCell(
                MailJob.of(job),
                JobCell.Nights.JUDGED,
                ip(ip),
                isp(isp),
                recipients,
                hard,
                block,
                recipients + deferred,
                deferred,
                connection,
                0);
    }

    private static CellDay sum(LocalDate day, int ip, int isp, List<JobCell> jobs) {
        long recipients = jobs.stream().mapToLong(JobCell::recipients).sum();
        long hard = jobs.stream().mapToLong(JobCell::hard).sum();
        long block = jobs.stream().mapToLong(JobCell::block).sum();
        return new CellDay(
                day,
                ip(ip),
                "v" + ip,
                pool(poolOf(ip)),
                isp(isp),
                new MailCounts(
                        recipients - hard - block,
                        recipients,
                        hard,
                        block,
                        jobs.stream().mapToLong(JobCell::attempts).sum(),
                        jobs.stream().mapToLong(JobCell::deferred).sum(),
                        0,
                        jobs.stream().mapToLong(JobCell::connection).sum(),
                        0,
                        0,
                        0,
                        0));
    }

    private double growth(int ip, LocalDate day) {
        if (warmingIp == null || ip != warmingIp) {
            return 1;
        }
        long since = day.toEpochDay() - BEGIN.toEpochDay() - HISTORY - 3;
        return since < 0 ? 0 : Math.min(1, 0.05 * Math.pow(1.25, (double) since));
    }

    private double rate(LocalDate day, Rate rate, int ip, int isp, String job, Map<Rate, Double> rates) {
        double share = rates.getOrDefault(rate, 0.0) * (job.equals(WORSE) && rate != Rate.CONNECTION ? TIMES_WORSE : 1);
        for (Planted trouble : planted) {
            if (trouble.hits(day, rate, ip, isp, job)) {
                share *= trouble.times();
            }
        }
        return Math.min(0.97, share);
    }

    /** A rate of one day: at 1 % and below with one relative spread, above with one overdispersion. */
    private double moved(double rate) {
        double odds = rate / (1 - rate);
        double precision = 1 / Math.min(spread * odds, spread * 0.01 / 0.99) - 1;
        return chance.beta(rate * precision, (1 - rate) * precision);
    }

    /** What the judge is handed of a day. */
    DayFacts facts(LocalDate day) {
        List<CellDay> looked = new ArrayList<>();
        List<LoggedDay> logged = new ArrayList<>();
        for (LocalDate past = BEGIN; !past.isAfter(day); past = past.plusDays(1)) {
            make(past);
            if (LookBack.place(day, past) >= 0) {
                looked.addAll(cells.getOrDefault(past, List.of()));
                logged.add(new LoggedDay(past, 1000, 1000, 1000, 0));
            }
            if (past.isBefore(day.minusDays(Usual.PAST_OF_JOBS + 1))) {
                jobs.remove(past);
            }
        }
        return NightOf.of(day)
                .with(JudgedFacts.EACH_CELL_DAY, looked::forEach)
                .with(JudgedFacts.LOGGED_DAYS, logged)
                .with(NightFacts.WARMING_IPS, warmingIp == null ? Set.of() : Set.of(ip(warmingIp)))
                .with(JudgedFacts.JOB_CELLS, NightOf.jobs(day, this::jobs));
    }
}
