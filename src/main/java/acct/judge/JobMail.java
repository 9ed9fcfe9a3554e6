package acct.judge;

import acct.ask.JobCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the jobs of some mail did to one rate, on the nights judged and on the days before. */
final class JobMail {
    private final List<JobTally> jobs;

    private JobMail(List<JobTally> jobs) {
        this.jobs = List.copyOf(jobs);
    }

    /**
     * One job.
     *
     * @param job its id; null is mail without one
     * @param now on the nights judged
     * @param before on the days before
     */
    record JobTally(@Nullable String job, Tally now, Tally before) {
        boolean isSameJob(@Nullable String other) {
            return Objects.equals(job, other);
        }
    }

    /**
     * The jobs of some cells.
     *
     * @param cells of all days
     * @param isNow whether a cell is of the nights judged
     */
    static JobMail of(List<JobCell> cells, CountedRate rate, Predicate<JobCell> isNow) {
        Map<String, JobTally> jobs = new LinkedHashMap<>();
        for (JobCell cell : cells) {
            Tally tally = rate.of(cell);
            JobTally one = isNow.test(cell)
                    ? new JobTally(cell.job(), tally, Tally.NOTHING)
                    : new JobTally(cell.job(), Tally.NOTHING, tally);
            jobs.merge(key(cell.job()), one, JobMail::plus);
        }
        return new JobMail(new ArrayList<>(jobs.values()));
    }

    /** Mail without a job is no job of an empty name. */
    private static String key(@Nullable String job) {
        return job == null ? "-" : "+" + job;
    }

    private static JobTally plus(JobTally a, JobTally b) {
        return new JobTally(a.job(), a.now().plus(b.now()), a.before().plus(b.before()));
    }

    List<JobTally> jobs() {
        return jobs;
    }

    Tally now() {
        return jobs.stream().map(JobTally::now).reduce(Tally.NOTHING, Tally::plus);
    }

    Tally before() {
        return jobs.stream().map(JobTally::before).reduce(Tally.NOTHING, Tally::plus);
    }

    /** By how much the rate is above that of the days before. */
    double change() {
        return now().rate() - before().rate();
    }

    /**
     * What each job adds to the change: by its share of the mail, at the rate it had before, and by its own rate. A job
     * without a past is held against the rate of all. The terms add up to the change exactly (Kitagawa 1955).
     */
    List<Diagnosis.MixTerm> terms() {
        Tally now = now();
        Tally before = before();
        if (now.n() == 0 || before.n() == 0) {
            return List.of();
        }
        double usual = before.rate();
        return jobs.stream()
                .map(job -> {
                    double share = (double) job.now().n() / now.n();
                    double shareBefore = (double) job.before().n() / before.n();
                    double rateBefore =
                            job.before().n() == 0 ? usual : job.before().rate();
                    return new Diagnosis.MixTerm(
                            job.job(),
                            (share - shareBefore) * (rateBefore - usual),
                            share * (job.now().n() == 0 ? 0 : job.now().rate() - rateBefore));
                })
                .sorted(Comparator.comparingDouble((Diagnosis.MixTerm term) -> term.mix() + term.rate())
                        .reversed()
                        .thenComparing(term -> String.valueOf(term.job())))
                .toList();
    }

    /** The rate of all mail without one job; null if there is no other mail. */
    @Nullable
    Double without(@Nullable String name) {
        Tally rest = jobs.stream()
                .filter(job -> !job.isSameJob(name))
                .map(JobTally::now)
                .reduce(Tally.NOTHING, Tally::plus);
        return rest.n() == 0 ? null : rest.rate();
    }
}
