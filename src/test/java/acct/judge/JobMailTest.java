package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import acct.ask.JobCell;
import acct.ask.MailJob;
import java.util.ArrayList;
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

    /** A job of a few mails is perhaps one person's, and an incident remembers its jobs for years. */
    @Test
    void aJobOfFewerThanFiveMailsIsNotNamedAndStillCounts() {
        JobMail mail = mail(
                cell(MailJob.of("news"), JobCell.Nights.BEFORE, 1_000, 10),
                cell(MailJob.of("news"), JobCell.Nights.JUDGED, 100, 1),
                cell(MailJob.of("to-ann"), JobCell.Nights.JUDGED, 4, 4),
                cell(MailJob.of("to-bob"), JobCell.Nights.JUDGED, 1, 1),
                cell(MailJob.of("to-five"), JobCell.Nights.JUDGED, 5, 0));
        assertThat(mail.terms().stream().map(Diagnosis.MixTerm::job))
                .containsExactlyInAnyOrder("news", "to-five", null);
        assertThat(mail.terms().get(0).kind()).isEqualTo(MailJob.Kind.OTHERS);
        assertThat(sum(mail.terms().stream())).isCloseTo(mail.change(), within(1e-9));
        assertThat(mail.worst()).isPresent().get().isNotIn(MailJob.of("to-ann"), MailJob.of("to-bob"));
        assertThat(TroubleDetails.jobs(mail).stream().map(Trouble.JobPart::job)).containsExactly("news");
    }

    /** Seed 11: what is remembered of a night does not grow with its jobs. */
    @Test
    void veryManyJobsAreAHundredTermsAndOneSeed11() {
        Random random = new Random(11);
        List<JobCell> cells = new ArrayList<>();
        for (int job = 0; job < 5_000; job++) {
            for (JobCell.Nights nights : JobCell.Nights.values()) {
                int n = 10 + random.nextInt(50);
                cells.add(cell(MailJob.of("job-" + job), nights, n, random.nextInt(n)));
            }
        }
        JobMail mail = JobMail.of(cells, CountedRate.BLOCK);
        assertThat(mail.terms()).hasSize(101);
        assertThat(mail.terms().stream().filter(term -> term.kind() == MailJob.Kind.OTHERS))
                .hasSize(1);
        assertThat(sum(mail.terms().stream())).isCloseTo(mail.change(), within(1e-9));
        assertThat(mail.terms().stream().map(Diagnosis.MixTerm::job))
                .contains(mail.worst().orElseThrow().id());
    }

    private static double sum(Stream<Diagnosis.MixTerm> terms) {
        return terms.mapToDouble(term -> term.mix() + term.rate()).sum();
    }
}
