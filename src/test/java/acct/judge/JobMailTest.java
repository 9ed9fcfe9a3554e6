package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import acct.ask.JobCell;
import acct.ask.MailJob;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What jobs add to a change, those among them that did not send on the nights judged. */
final class JobMailTest {
    private static JobCell cell(MailJob job, JobCell.Nights nights, long recipients, long block) {
        return new JobCell(job, nights, "192.0.2.1", "gmail", recipients, 0, block, recipients, 0, 0, 0);
    }

    private static JobMail mail(JobCell... cells) {
        return JobMail.of(List.of(cells), CountedRate.BLOCK);
    }

    @Test
    void withoutAPastOrWithoutMailNothingIsKnown() {
        MailJob news = MailJob.of("news");
        JobMail noPast = mail(cell(news, JobCell.Nights.JUDGED, 100, 5));
        assertThat(noPast.terms()).isEmpty();
        assertThat(noPast.worst()).isEmpty();
        JobMail noMail = mail(cell(MailJob.ABSENT, JobCell.Nights.BEFORE, 100, 5));
        assertThat(noMail.terms()).isEmpty();
        assertThat(noMail.worst()).isEmpty();
    }

    /** As the best mail is gone, the rate rises; but nobody can do anything about a job that does not send. */
    @Test
    void whatDidNotSendMayAddMostAndIsNotTheWorst() {
        MailJob news = MailJob.of("news");
        JobMail mail = mail(
                cell(news, JobCell.Nights.BEFORE, 100, 10),
                cell(MailJob.ABSENT, JobCell.Nights.BEFORE, 900, 0),
                cell(MailJob.NONE, JobCell.Nights.JUDGED, 100, 0),
                cell(news, JobCell.Nights.JUDGED, 100, 10));

        assertThat(mail.terms().stream().map(Diagnosis.MixTerm::kind))
                .containsExactlyInAnyOrder(MailJob.Kind.ONE, MailJob.Kind.ABSENT, MailJob.Kind.NONE);
        assertThat(mail.worst()).contains(news);
        assertThat(mail.without(news)).isZero();

        JobMail onlyGone = mail(
                cell(MailJob.NONE, JobCell.Nights.BEFORE, 100, 10),
                cell(MailJob.ABSENT, JobCell.Nights.BEFORE, 900, 0),
                cell(MailJob.NONE, JobCell.Nights.JUDGED, 100, 10),
                cell(news, JobCell.Nights.JUDGED, 1_000, 0));
        assertThat(onlyGone.terms().get(0).kind()).isEqualTo(MailJob.Kind.ABSENT);
        assertThat(onlyGone.worst()).contains(MailJob.NONE);
    }

    /** Seed 7: the jobs that did not send together add what they add one by one, and all terms are the change. */
    @Test
    void absentJobsAreOneTermWithoutLossSeed7() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            JobCell news = cell(MailJob.of("news"), JobCell.Nights.BEFORE, 1L + random.nextInt(500), 0);
            JobCell now = cell(MailJob.of("news"), JobCell.Nights.JUDGED, 100, random.nextInt(100));
            long first = 1L + random.nextInt(300);
            long second = 1L + random.nextInt(300);
            long firstBlocks = random.nextInt((int) first + 1);
            long secondBlocks = random.nextInt((int) second + 1);
            JobMail apart = mail(
                    news,
                    now,
                    cell(MailJob.of("one"), JobCell.Nights.BEFORE, first, firstBlocks),
                    cell(MailJob.of("two"), JobCell.Nights.BEFORE, second, secondBlocks));
            JobMail together = mail(
                    news, now, cell(MailJob.ABSENT, JobCell.Nights.BEFORE, first + second, firstBlocks + secondBlocks));

            assertThat(sum(together.terms().stream())).isCloseTo(together.change(), within(1e-9));
            assertThat(sum(together.terms().stream().filter(term -> term.kind() == MailJob.Kind.ABSENT)))
                    .isCloseTo(sum(apart.terms().stream().filter(term -> !"news".equals(term.job()))), within(1e-9));
        }
    }

    private static double sum(Stream<Diagnosis.MixTerm> terms) {
        return terms.mapToDouble(term -> term.mix() + term.rate()).sum();
    }
}
