package acct.incident;

import static acct.incident.Given.block;
import static acct.incident.Given.day;
import static acct.incident.Given.heard;
import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.MailJob;
import acct.judge.Cause;
import acct.judge.Coverage;
import acct.judge.Diagnosis;
import acct.judge.Diagnosis.Evidence;
import acct.judge.Diagnosis.MixTerm;
import acct.judge.Diagnosis.WithoutJob;
import acct.judge.JudgedDay;
import acct.judge.JudgedDay.Hearing;
import acct.judge.Trouble;
import acct.judge.Trouble.JobPart;
import acct.judge.Trouble.TroubledCell;
import acct.model.Course;
import acct.model.DayState;
import acct.model.FileLine;
import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.Metric;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.RememberedDay;
import acct.model.ReplyCount;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.model.Subject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered is what was judged. */
final class MemoryTextTest {
    private static final DayState ROWS = new DayState(day(3), 4, 5, 6);
    private static final String HOSTILE = "550 \"\\ \u0000 \u202e <script> ' ; drop table incident; é 😀 \n";

    /** Every part of a trouble, with what a log may hold. */
    private static Trouble full() {
        Finding finding = Finding.of("block-bounce", Severity.CRITICAL, HOSTILE, "Ask the ISP.")
                .measuring(Metric.BLOCK)
                .with(FindingCertainty.LIKELY)
                .about(new Subject("2001:db8::1", "v", "p", "gmail", "marketing", "j", HOSTILE))
                .over(new Period(day(1), day(3)))
                .with(new RateEvidence(3, 1, 1.0 / 3, 0.1, Double.MIN_VALUE, 0.02, null, 1e-300))
                .with(List.of(new ReplyCount(HOSTILE, Long.MAX_VALUE)))
                .at(new FileLine("/etc/pmta/config", 7))
                .with(new SeenRows(9, OffsetDateTime.parse("2026-11-03T09:30:00.123456+05:45")))
                .in(new Course("bcd23", Course.State.WORSE, day(1), "2026-11-01T09+01:00", 3));
        return new Trouble(
                Metric.BLOCK,
                Severity.CRITICAL,
                finding.subject(),
                finding.evidence(),
                List.of(new TroubledCell(null, null, 1, 0, null), new TroubledCell("192.0.2.1", "x", 2, 1, 0.1)),
                new Diagnosis(
                        Cause.JOB,
                        Diagnosis.Certainty.SURE,
                        Subject.ALL.withJob("j"),
                        "content",
                        new Evidence(
                                1,
                                2,
                                3,
                                4,
                                5,
                                6,
                                0.5,
                                List.of(new MixTerm(MailJob.Kind.ABSENT, null, 0.1, -0.2)),
                                new WithoutJob("j", 0.25))),
                List.of(finding, Finding.at("x", Severity.WARNING, FindingCertainty.MAY, "f", 1, "m")),
                "2026-11-03T09+01:00",
                List.of(new JobPart(null, 2, 1, 0.5)),
                List.of("example.com"),
                List.of("max-smtp-out of gmail.com became 20"));
    }

    @Test
    void aDayIsWhatItWas() {
        JudgedDay judged = new JudgedDay(
                day(3),
                Hearing.SILENCED,
                Finding.worstFirst(full().findings()),
                List.of(full(), block("192.0.2.1@gmail")),
                new Coverage(7, 2, 70, 20));
        RememberedDay kept = MemoryText.of(judged, ROWS, true);
        JudgedDay again = MemoryText.day(kept).orElseThrow();
        assertThat(again.troubles()).isEqualTo(judged.troubles());
        assertThat(again.hearing()).isEqualTo(Hearing.SILENCED);
        assertThat(again.coverage()).isEqualTo(new Coverage(7, 2, 70, 20));
        assertThat(again.day()).isEqualTo(day(3));
        assertThat(again.findings()).hasSize(3);
        assertThat(MemoryText.of(again, ROWS, true).body()).isEqualTo(kept.body());
        assertThat(MemoryText.day(kept, Objects.requireNonNull(kept.findings())))
                .contains(judged);
    }

    @Test
    void findingsThatCannotBeReadAreNoDay() {
        RememberedDay kept = MemoryText.of(heard(3), ROWS, true);
        assertThat(MemoryText.day(kept, "[{")).isEmpty();
        assertThat(MemoryText.day(kept, "null")).isEmpty();
        assertThat(MemoryText.day(kept, "[]")).contains(heard(3));
    }

    @Test
    void aQuietDayIsOnlyNumbers() {
        RememberedDay kept = MemoryText.of(heard(3), ROWS, false);
        assertThat(kept.body()).isNull();
        assertThat(MemoryText.day(kept)).contains(heard(3));
    }

    @Test
    void anIncidentIsWhatItWas() {
        Incident incident = IncidentFold.of(List.of(
                        new JudgedDay(day(3), Hearing.HEARD, List.of(), List.of(full()), Coverage.NONE), heard(4)))
                .incidents()
                .get(0);
        String body = MemoryText.of(new NamedIncident("bcd23", incident, null)).body();
        assertThat(MemoryText.incident(body)).contains(incident);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[1]", "[{}]", "[{\"metric\":\"NO_SUCH_METRIC\"}]", "null"})
    void whatCannotBeReadIsForgotten(String body) {
        assertThat(MemoryText.day(new RememberedDay(ROWS, true, "heard", 1, 0, 1, 0, body, null, null)))
                .isEmpty();
        assertThat(MemoryText.incident(body)).isEmpty();
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        String body =
                MemoryText.of(heard(3, block("192.0.2.1@gmail")), ROWS, true).body();
        String more = String.valueOf(body).replaceFirst("\\{", "{\"added\":{\"later\":1},");
        assertThat(MemoryText.day(new RememberedDay(ROWS, true, "heard", 40, 3, 4000, 30, more, null, null)))
                .map(JudgedDay::troubles)
                .contains(List.of(block("192.0.2.1@gmail")));
    }
}
