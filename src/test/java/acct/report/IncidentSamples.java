package acct.report;

import acct.incident.Incident;
import acct.incident.KnownIncident;
import acct.incident.Mark;
import acct.judge.Diagnosis;
import acct.judge.Trouble;
import acct.judge.Trouble.TroubledCell;
import acct.judge.TroubleFamily;
import acct.model.Course;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Incidents for reports. */
final class IncidentSamples {
    private IncidentSamples() {}

    /** Microsoft turns one address away, for so many days up to one. */
    static KnownIncident blocked(LocalDate last, int days) {
        return of("bcd23", "192.0.2.20", 201, 515, null, last, days);
    }

    /** An address is turned away by Microsoft. */
    static KnownIncident of(
            String id, String sourceIp, long x, long n, @Nullable Double usual, LocalDate last, int days) {
        Subject subject = Subject.ofIp(sourceIp).withVmta("ms-ip-1").withIsp("microsoft");
        RateEvidence rate = RateEvidence.of(x, n, 0.3, 0.4);
        RateEvidence evidence = usual == null ? rate : rate.beside(usual);
        Finding finding = Finding.of("block-bounce", Severity.CRITICAL, "", "Stop this IP at Microsoft.")
                .measuring(Metric.BLOCK)
                .about(subject)
                .on(last)
                .with(evidence)
                .with(List.of(new ReplyCount("550 5.7.1 part of their network is on our block list (S3140)", x)));
        return of(id, finding, evidence, List.of(new TroubledCell(sourceIp, "microsoft", n, x, usual)), days);
    }

    /** The same after an end that came too early: so many of its days are of this time. */
    static KnownIncident reopened(KnownIncident known, int days) {
        Incident once = known.incident();
        Incident again = new Incident(
                once.family(),
                once.opened(),
                once.last().minusDays(days - 1L),
                once.days(),
                null,
                null,
                Course.State.REOPENED,
                once.firstHour(),
                once.worst(),
                once.rules(),
                once.marks(),
                once.troubles());
        return new KnownIncident(known.id(), again, null, List.of(), List.of(), again.last());
    }

    /** What one finding tells, for so many days up to its own. */
    static KnownIncident of(
            String id, Finding finding, @Nullable RateEvidence evidence, List<TroubledCell> cells, int days) {
        LocalDate last = finding.day();
        Subject subject = finding.subject();
        Trouble trouble = new Trouble(
                finding.metric(),
                finding.severity(),
                subject,
                evidence,
                cells,
                Diagnosis.NONE,
                List.of(finding),
                evidence == null ? null : last.minusDays(days - 1L) + "T06+01:00",
                evidence == null ? List.of() : List.of(new Trouble.JobPart("news", evidence.n(), evidence.x(), 1)),
                List.of("hotmail.com"),
                List.of());
        LocalDate first = last.minusDays(days - 1L);
        Incident incident = new Incident(
                TroubleFamily.of(finding.metric()),
                first,
                first,
                IntStream.range(0, days).mapToObj(first::plusDays).toList(),
                null,
                null,
                days == 1 ? Course.State.NEW : Course.State.ONGOING,
                trouble.firstHour(),
                finding.severity(),
                trouble.rules(),
                List.of(new Mark(subject, null)),
                List.of(trouble));
        return new KnownIncident(id, incident, null, List.of(), List.of(), incident.last());
    }
}
