package acct.judge;

import acct.ask.JobCell;
import acct.ask.MailJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the jobs of some mail did to one rate, on the nights judged and on the days before. */
final class JobMail {
    private static final Comparator<Diagnosis.MixTerm> MOST_FIRST = Comparator.comparingDouble(
                    (Diagnosis.MixTerm term) -> term.mix() + term.rate())
            .reversed()
            .thenComparing(term -> String.valueOf(term.job()))
            .thenComparing(term -> String.valueOf(term.kind()));

    private final List<JobTally> jobs;
    private final Tally now;
    private final Tally before;

    private JobMail(List<JobTally> jobs) {
        this.jobs = List.copyOf(jobs);
        this.now = this.jobs.stream().map(JobTally::now).reduce(Tally.NOTHING, Tally::plus);
        this.before = this.jobs.stream().map(JobTally::before).reduce(Tally.NOTHING, Tally::plus);
    }

    /**
     * One job.
     *
     * @param job which
     * @param now on the nights judged
     * @param before on the days before
     */
    record JobTally(MailJob job, Tally now, Tally before) {}

    /**
     * The jobs of some cells.
     *
     * @param cells of all days
     */
    static JobMail of(List<JobCell> cells, CountedRate rate) {
        Map<MailJob, JobTally> jobs = new LinkedHashMap<>();
        for (JobCell cell : cells) {
            Tally tally = rate.of(cell);
            JobTally one = cell.isNow()
                    ? new JobTally(cell.job(), tally, Tally.NOTHING)
                    : new JobTally(cell.job(), Tally.NOTHING, tally);
            jobs.merge(cell.job(), one, JobMail::plus);
        }
        return new JobMail(new ArrayList<>(jobs.values()));
    }

    private static JobTally plus(JobTally a, JobTally b) {
        return new JobTally(a.job(), a.now().plus(b.now()), a.before().plus(b.before()));
    }

    List<JobTally> jobs() {
        return jobs;
    }

    Tally now() {
        return now;
    }

    Tally before() {
        return before;
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
        return now().n() == 0 || before().n() == 0
                ? List.of()
                : jobs.stream().map(this::term).sorted(MOST_FIRST).toList();
    }

    /** The job with mail on the nights judged that adds most; empty if that is not known. */
    Optional<MailJob> worst() {
        return now().n() == 0 || before().n() == 0
                ? Optional.empty()
                : jobs.stream()
                        .filter(job -> job.now().n() > 0)
                        .min(Comparator.comparing(this::term, MOST_FIRST))
                        .map(JobTally::job);
    }

    private Diagnosis.MixTerm term(JobTally job) {
        double usual = before().rate();
        double share = (double) job.now().n() / now().n();
        double shareBefore = (double) job.before().n() / before().n();
        double rateBefore = job.before().n() == 0 ? usual : job.before().rate();
        return new Diagnosis.MixTerm(
                job.job().kind(),
                job.job().id(),
                (share - shareBefore) * (rateBefore - usual),
                share * (job.now().n() == 0 ? 0 : job.now().rate() - rateBefore));
    }

    /** The rate of all mail without one job; null if there is no other mail. */
    @Nullable
    Double without(MailJob job) {
        Tally rest = jobs.stream()
                .filter(one -> !one.job().equals(job))
                .map(JobTally::now)
                .reduce(Tally.NOTHING, Tally::plus);
        return rest.n() == 0 ? null : rest.rate();
    }
}
