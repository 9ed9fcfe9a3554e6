package acct.judge;

import acct.ask.JobCell;
import acct.ask.MailJob;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be expected of each job on each road: how the job did on other days beside the roads it took, and what is usual
 * on the road. If a job that is always worse has a larger share of the mail, more is to be expected though nothing is wrong.
 */
final class JobMix {
    /** A job with less mail before is one of those that come and go, which are held together. */
    private static final long ENOUGH_PAST = 200;

    /** So many usual events are added to every job, as few say nothing. */
    private static final double PRIOR = 4;

    private final CountedRate rate;
    private final Map<Group, Double> usual = new HashMap<>();
    private final Map<MailJob, Double> times = new HashMap<>();
    private final Map<Group, Double> timesOfRoad = new HashMap<>();
    private double timesOfOthers = 1;

    private JobMix(CountedRate rate) {
        this.rate = rate;
    }

    /**
     * What was learnt of the days before.
     *
     * @param cells of all jobs, on all days
     * @param states of all pairs
     */
    static JobMix of(List<JobCell> cells, CountedRate rate, CellStates states) {
        JobMix mix = new JobMix(rate);
        states.cells().forEach(state -> mix.usual.put(state.pair().group(), state.usual()));
        List<JobCell> before = cells.stream().filter(cell -> !cell.isNow()).toList();
        Set<MailJob> now = new HashSet<>();
        cells.stream().filter(JobCell::isNow).forEach(cell -> now.add(cell.job()));
        mix.learnJobs(before, now);
        mix.learnRoads(before);
        return mix;
    }

    private void learnJobs(List<JobCell> before, Set<MailJob> now) {
        Map<MailJob, Tally> tallies = new HashMap<>();
        Map<MailJob, Double> onRoads = new HashMap<>();
        for (JobCell cell : before) {
            if (usual.containsKey(road(cell))) {
                tallies.merge(cell.job(), rate.of(cell), Tally::plus);
                onRoads.merge(cell.job(), usualOn(cell), Double::sum);
            }
        }
        Tally others = Tally.NOTHING;
        double othersOnRoads = 0;
        for (Map.Entry<MailJob, Tally> job : tallies.entrySet()) {
            double expected = onRoads.getOrDefault(job.getKey(), 0.0);
            if (now.contains(job.getKey()) && job.getValue().n() >= ENOUGH_PAST) {
                times.put(job.getKey(), times(job.getValue(), expected));
            } else {
                others = others.plus(job.getValue());
                othersOnRoads += expected;
            }
        }
        timesOfOthers = times(others, othersOnRoads);
    }

    private static double times(Tally tally, double expected) {
        return (tally.x() + PRIOR) / (expected + PRIOR);
    }

    /** The jobs that a road always had are a part of what is usual on it. */
    private void learnRoads(List<JobCell> before) {
        Map<Group, Double> mail = new HashMap<>();
        Map<Group, Double> weighted = new HashMap<>();
        for (JobCell cell : before) {
            double n = rate.of(cell).n();
            mail.merge(road(cell), n, Double::sum);
            weighted.merge(road(cell), n * times(cell.job()), Double::sum);
        }
        mail.forEach((road, n) -> {
            if (n > 0) {
                timesOfRoad.put(road, weighted.getOrDefault(road, n) / n);
            }
        });
    }

    private double times(MailJob job) {
        return times.getOrDefault(job, timesOfOthers);
    }

    static Group road(JobCell cell) {
        return Group.pair(cell.sourceIp(), cell.isp());
    }

    /** How many events are usual of so much mail on its road, whatever the job. */
    private double usualOn(JobCell cell) {
        return rate.of(cell).n() * usual.getOrDefault(road(cell), 0.0);
    }

    /** How many events are to be expected of a job on a road. */
    double expected(JobCell cell) {
        return usualOn(cell) * times(cell.job()) / timesOfRoad.getOrDefault(road(cell), 1.0);
    }

    /** How many times the usual is to be expected of some mail because of the jobs it has; 1 without any. */
    double times(List<JobCell> mail) {
        double plain = mail.stream().mapToDouble(this::usualOn).sum();
        return plain <= 0 ? 1 : mail.stream().mapToDouble(this::expected).sum() / plain;
    }
}
