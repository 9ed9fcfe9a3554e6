package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.Severity;
import acct.model.Subject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Troubles as people of the trade tell each other of them. */
final class TroubleSentenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    @Test
    void anIncidentSaysWhoWhomHowMuchSinceWhenAndWhatIsUsual() {
        assertThat(TroubleSentence.of(
                        IncidentSamples.blocked(DAY, 1), DAY, OffsetDateTime.parse("2026-11-19T06:07:31+01:00"), 0.003))
                .isEqualTo("Microsoft blocks 192.0.2.20 (ms-ip-1): 201 of 515 refused since 06:07; usual 0.3 %");
    }

    @Test
    void anAnswerOfAnotherHourDoesNotMoveItsBegin() {
        assertThat(TroubleSentence.begin(
                        IncidentSamples.blocked(DAY, 1).incident(),
                        DAY,
                        OffsetDateTime.parse("2026-11-19T02:07:31+01:00")))
                .isEqualTo("06:00");
    }

    @Test
    void anOlderOneSaysItsDayAndHowManyThereWere() {
        assertThat(TroubleSentence.of(IncidentSamples.blocked(DAY, 6), DAY, null, null))
                .isEqualTo("Microsoft blocks 192.0.2.20 (ms-ip-1): 201 of 515 refused since 2026-11-14 (day 6)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HARD | 192.0.2.20 mails dead addresses at gmx: 30 of 400 bounced hard; limit 5.0 %",
                "BLOCK | Gmx blocks 192.0.2.20: 30 of 400 refused; limit 5.0 %",
                "DEFERRAL | Gmx defers 192.0.2.20: 30 of 400 put off; limit 5.0 %",
                "COMPLAINT | Recipients at gmx complain about 192.0.2.20: 30 of 400 complained; limit 5.0 %",
                "CONNECTION | 192.0.2.20 gets no connection to gmx: 30 of 400 failed; limit 5.0 %",
                "AUTHENTICATION | 192.0.2.20 fails authentication at gmx: 30 of 400 failed; limit 5.0 %",
                "LATENCY | Mail of 192.0.2.20 takes long at gmx: 30 of 400 took over half an hour; limit 5.0 %",
                "VOLUME | Odd rule: 192.0.2.20 at gmx"
            })
    void everyMetricHasItsVerb(Metric metric, String sentence) {
        assertThat(TroubleSentence.of(finding(metric, Subject.ofIp("192.0.2.20").withIsp("gmx"))))
                .isEqualTo(sentence);
    }

    @Test
    void whatIsAboutNobodyIsAboutAll() {
        assertThat(TroubleSentence.of(finding(Metric.BLOCK, Subject.ALL)))
                .isEqualTo("All source IPs are blocked: 30 of 400 refused; limit 5.0 %");
    }

    private static Finding finding(Metric metric, Subject subject) {
        return Finding.of("odd-rule", Severity.WARNING, "", "Look.")
                .measuring(metric)
                .about(subject)
                .on(DAY)
                .with(RateEvidence.of(30, 400, 0.05, 0.1).above(0.05));
    }
}
