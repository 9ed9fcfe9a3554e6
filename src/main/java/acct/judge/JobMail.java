package acct.judge;

import acct.ask.JobCell;
import acct.ask.MailJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the jobs of some mail did to one rate, on the nights judged and on the days before. */
final class JobMail {
    private static final Comparator<Diagnosis.MixTerm> MOST_FIRST = Comparator.comparingDouble(
                    (Diagnosis.MixTerm term) -> term.mix() + term.rate())
            .reversed()
            .thenComparing(term -> String.valueOf(term.job()))
            .thenComparing(term -> String.valueOf(term.kind()));

    /** Of fewer mails a job may be about one person, and what is judged is kept for years. */
    static final long FEWEST_TO_NAME = 5;

    /** A sender with a job for each message has hundreds of thousands a day. */
    private static final int MOST_TERMS = 100;

    private static final Comparator<Diagnosis.MixTerm> LARGEST_FIRST = Comparator.comparingDouble(
                    (Diagnosis.MixTerm term) -> Math.abs(term.mix()) + Math.abs(term.rate()))
            .reversed()
            .thenComparing(MOST_FIRST);

    private static final Diagnosis.MixTerm NOTHING = new Diagnosis.MixTerm(MailJob.Kind.OTHERS, null, 0, 0);

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
    record JobTally(MailJob job, Tally now, Tally before) {
        /** Whether it may be named; no job and jobs that are gone are no name. */
        boolean isNamed() {
            return job.id() == null || Math.max(now.n(), before.n()) >= FEWEST_TO_NAME;
        }
    }

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
     * without a past is held against the rate of all. The terms add up to the change exactly (Kitagawa 1955); jobs that are
     * not named, and those that add least where there are very many, are one term.
     */
    List<Diagnosis.MixTerm> terms() {
        if (now().n() == 0 || before().n() == 0) {
            return List.of();
        }
        List<Diagnosis.MixTerm> named = jobs.stream()
                .filter(JobTally::isNamed)
                .map(this::term)
                .sorted(LARGEST_FIRST)
                .toList();
        List<Diagnosis.MixTerm> told = named.subList(0, Math.min(MOST_TERMS, named.size()));
        Stream<Diagnosis.MixTerm> others = Stream.concat(
                named.subList(told.size(), named.size()).stream(),
                jobs.stream().filter(job -> !job.isNamed()).map(this::term));
        return Stream.concat(
                        told.stream(), others.map(term -> together(NOTHING, term)).reduce(JobMail::together).stream())
                .sorted(MOST_FIRST)
                .toList();
    }

    private static Diagnosis.MixTerm together(Diagnosis.MixTerm a, Diagnosis.MixTerm b) {
        return new Diagnosis.MixTerm(MailJob.Kind.OTHERS, null, a.mix() + b.mix(), a.rate() + b.rate());
    }

    /** The job with mail on the nights judged that adds most; empty if that is not known. */
    Optional<MailJob> worst() {
        return now().n() == 0 || before().n() == 0
                ? Optional.empty()
                : jobs.stream()
                        .filter(job -> job.now().n() > 0 && job.isNamed())
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
