package acct.judge;

import acct.ask.JobCell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether one job is to blame for a trouble: it is worse than usual, most of the trouble is its mail, and other mail on the
 * same roads is well.
 */
final class JobCulprit {
    private static final double MOST = 0.6;
    private static final double TIMES = 1.5;
    private static final double ENOUGH_EVENTS = 4;

    private final List<JobCell> cells;
    private final CountedRate rate;
    private final Predicate<JobCell> isNow;
    private final JobMix mix;

    /**
     * A search.
     *
     * @param cells of all jobs, on all days
     * @param isNow whether a cell is of the nights judged
     * @param mix what is to be expected of each job
     */
    JobCulprit(List<JobCell> cells, CountedRate rate, Predicate<JobCell> isNow, JobMix mix) {
        this.cells = cells;
        this.rate = rate;
        this.isNow = isNow;
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
    }

    /** Looks at the mail of some pairs. */
    Optional<Found> in(CellStates troubled) {
        Set<Group> roads = new HashSet<>();
        troubled.cells().forEach(state -> roads.add(state.pair().group()));
        JobMail mail = JobMail.of(cells, rate, isNow, cell -> roads.contains(JobMix.road(cell)));
        Map<Optional<String>, Double> expected = expected(roads);
        List<Measured> jobs = mail.jobs().stream()
                .filter(job -> job.now().n() > 0)
                .map(job -> new Measured(job, expected.getOrDefault(Optional.ofNullable(job.job()), 0.0)))
                .sorted(Comparator.comparingDouble(Measured::excess).reversed())
                .toList();
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        Measured worst = jobs.get(0);
        double excess =
                jobs.stream().mapToDouble(job -> Math.max(0, job.excess())).sum();
        if (worst.job().job() == null || worst.excess() < MOST * excess || worst.times() < TIMES) {
            return Optional.of(new Found(Verdict.INNOCENT, worst.job().job()));
        }
        return Optional.of(new Found(verdict(jobs, worst, roads), worst.job().job()));
    }

    private Map<Optional<String>, Double> expected(Set<Group> roads) {
        Map<Optional<String>, Double> expected = new HashMap<>();
        for (JobCell cell : cells) {
            if (isNow.test(cell) && roads.contains(JobMix.road(cell))) {
                expected.merge(Optional.ofNullable(cell.job()), mix.expected(cell), Double::sum);
            }
        }
        return expected;
    }

    /** What is other mail on the roads that the job took, and what is its own mail on other roads. */
    private Verdict verdict(List<Measured> jobs, Measured worst, Set<Group> roads) {
        Set<Group> own = new HashSet<>();
        for (JobCell cell : cells) {
            if (isNow.test(cell) && worst.job().isSameJob(cell.job()) && roads.contains(JobMix.road(cell))) {
                own.add(JobMix.road(cell));
            }
        }
        Seen others =
                seen(cell -> own.contains(JobMix.road(cell)) && !worst.job().isSameJob(cell.job()));
        if (others.wouldShow(worst.times())) {
            return others.isClearOf(worst.times()) ? Verdict.GUILTY : Verdict.INNOCENT;
        }
        Seen elsewhere =
                seen(cell -> !roads.contains(JobMix.road(cell)) && worst.job().isSameJob(cell.job()));
        if (elsewhere.wouldShow(worst.times()) && elsewhere.isClearOf(worst.times())) {
            return Verdict.INNOCENT;
        }
        boolean isMostMail = jobs.size() == 1
                || others.tally().n() * MOST < worst.job().now().n();
        return isMostMail ? Verdict.INSEPARABLE : Verdict.INNOCENT;
    }

    private Seen seen(Predicate<JobCell> isMeant) {
        double expected = 0;
        Tally sum = Tally.NOTHING;
        for (JobCell cell : cells) {
            if (isNow.test(cell) && isMeant.test(cell)) {
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

        boolean isClearOf(double times) {
            return tally.x() < expected + expected * (times - 1) / 3;
        }
    }
}
