package acct.judge;

import java.util.Comparator;
import java.util.List;

/** What belongs to a trouble beside its numbers. */
final class TroubleDetails {
    private static final int MOST_JOBS = 20;

    private TroubleDetails() {}

    /** Whose mail it is, the most events first. */
    static List<Trouble.JobPart> jobs(JobMail mail) {
        long events = Math.max(1, mail.now().x());
        return mail.jobs().stream()
                .filter(job -> job.now().x() > 0)
                .sorted(Comparator.comparingLong(
                                (JobMail.JobTally job) -> job.now().x())
                        .reversed()
                        .thenComparing(job -> String.valueOf(job.job())))
                .limit(MOST_JOBS)
                .map(job -> new Trouble.JobPart(
                        job.job(),
                        job.now().n(),
                        job.now().x(),
                        (double) job.now().x() / events))
                .toList();
    }
}
