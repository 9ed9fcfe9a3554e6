package acct.judge;

import acct.ask.JobCell;
import acct.ask.MailJob;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether one job is to blame for a trouble: it is worse than usual, most of the trouble is its mail, and other mail on the
 * same roads is well.
 */
final class JobCulprit {
    private static final double MOST = 0.6;
    private static final double TIMES = 1.5;
    private static final double ENOUGH_EVENTS = 4;
    /** A job that is all there is leaves other mail far behind it. */
    private static final double ALIKE = 0.9;

    private final RoadJobs jobs;
    private final CountedRate rate;
    private final JobMix mix;

    /**
     * A search.
     *
     * @param jobs on all roads
     * @param mix what is to be expected of each job
     */
    JobCulprit(RoadJobs jobs, CountedRate rate, JobMix mix) {
        this.jobs = jobs;
        this.rate = rate;
        this.mix = mix;
    }

    /** What the search found. */
    enum Verdict {
        /** One job, and no other mail. */
        GUILTY,
        /** The jobs are not to blame: most of them are worse than usual. */
        INNOCENT,
        /** There is too little other mail to tell the job from the road it took. */
        INSEPARABLE
    }

    /**
     * A result.
     *
     * @param job the job with most of the trouble; null is mail without one
     */
    record Found(Verdict verdict, @Nullable String job) {}

    /** One job’s mail beside what was to be expected. */
    private record Measured(JobMail.JobTally job, double expected) {
        double excess() {
            return job.now().x() - expected;
        }

        double times() {
            return job.now().x() / Math.max(1e-9, expected);
        }

        /** Of a trouble that has become usual, one of the jobs that have it has some more of it on any day. */
        boolean isWorseThan(Seen others) {
            return CellStates.isUnlikely(job.now(), expected * Math.max(1, others.times()));
        }
    }

    /** Looks at the mail of some pairs. */
    Optional<Found> in(CellStates troubled) {
        Set<Group> roads = roads(troubled);
        JobMail mail = JobMail.of(jobs.on(roads), rate);
        Map<MailJob, Double> expected = expected(roads);
        List<Measured> measured = mail.jobs().stream()
                .filter(job -> job.now().n() > 0)
                .map(job -> new Measured(job, expected.getOrDefault(job.job(), 0.0)))
                .sorted(Comparator.comparingDouble(Measured::excess).reversed())
                .toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Measured worst = measured.get(0);
        double excess =
                measured.stream().mapToDouble(job -> Math.max(0, job.excess())).sum();
        if (worst.job().job().id() == null || worst.excess() < MOST * excess || worst.times() < TIMES) {
            return Optional.of(new Found(Verdict.INNOCENT, worst.job().job().id()));
        }
        return Optional.of(
                new Found(verdict(measured, worst, roads), worst.job().job().id()));
    }

    /** Whether what other jobs sent on the roads of some pairs fares like all mail there. */
    boolean isHardlyAllOf(@Nullable String job, CellStates troubled) {
        Seen others = seen(
                jobs.nowOn(roads(troubled)), cell -> !Objects.equals(cell.job().id(), job));
        return others.wouldShow(troubled.times())
                && others.tally().rate() >= ALIKE * troubled.tally().rate()
                && CellStates.isUnlikely(others.tally(), others.expected());
    }

    private static Set<Group> roads(CellStates cells) {
        return cells.cells().stream()
                .map(cell -> cell.pair().group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<MailJob, Double> expected(Set<Group> roads) {
        Map<MailJob, Double> expected = new HashMap<>();
        for (JobCell cell : jobs.nowOn(roads)) {
            expected.merge(cell.job(), mix.expected(cell), Double::sum);
        }
        return expected;
    }

    /** What is other mail on the roads that the job took, and what is its own mail on other roads. */
    private Verdict verdict(List<Measured> measured, Measured worst, Set<Group> roads) {
        Set<Group> own = new LinkedHashSet<>();
        for (JobCell cell : jobs.nowOf(worst.job().job())) {
            if (roads.contains(JobMix.road(cell))) {
                own.add(JobMix.road(cell));
            }
        }
        Seen others = seen(jobs.nowOn(own), cell -> !worst.job().job().equals(cell.job()));
        if (others.wouldShow(worst.times())) {
            return others.isClearOf(worst.times()) && worst.isWorseThan(others) ? Verdict.GUILTY : Verdict.INNOCENT;
        }
        Seen elsewhere = seen(jobs.nowOf(worst.job().job()), cell -> !roads.contains(JobMix.road(cell)));
        if (elsewhere.wouldShow(worst.times()) && elsewhere.isClearOf(worst.times())) {
            return Verdict.INNOCENT;
        }
        boolean isMostMail = measured.size() == 1
                || others.tally().n() * MOST < worst.job().now().n();
        return isMostMail ? Verdict.INSEPARABLE : Verdict.INNOCENT;
    }

    private Seen seen(List<JobCell> cells, Predicate<JobCell> isMeant) {
        double expected = 0;
        Tally sum = Tally.NOTHING;
        for (JobCell cell : cells) {
            if (isMeant.test(cell)) {
                sum = sum.plus(rate.of(cell));
                expected += mix.expected(cell);
            }
        }
        return new Seen(sum, expected);
    }

    /** Some mail beside what was to be expected of it. */
    private record Seen(Tally tally, double expected) {
        /** Whether a trouble that multiplies the usual by so much would show. */
        boolean wouldShow(double times) {
            return expected * times - expected >= ENOUGH_EVENTS;
        }

        double times() {
            return tally.x() / Math.max(1e-9, expected);
        }

        boolean isClearOf(double times) {
            return tally.x() < expected + expected * (times - 1) / 3;
        }
    }
}
