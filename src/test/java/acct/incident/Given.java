package acct.incident;

import acct.judge.Coverage;
import acct.judge.Diagnosis;
import acct.judge.JudgedDay;
import acct.judge.JudgedDay.Hearing;
import acct.judge.Trouble;
import acct.judge.Trouble.TroubledCell;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Judged days in a few words. */
final class Given {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final long N = 1000;

    private Given() {}

    /** The n-th of November; later numbers go on in December. */
    static LocalDate day(int number) {
        return FIRST.plusDays(number - 1L);
    }

    static JudgedDay heard(int number, Trouble... troubles) {
        return judged(number, Hearing.HEARD, troubles);
    }

    static JudgedDay silenced(int number, Trouble... troubles) {
        return judged(number, Hearing.SILENCED, troubles);
    }

    private static JudgedDay judged(int number, Hearing hearing, Trouble... troubles) {
        List<Finding> findings = Stream.of(troubles)
                .flatMap(trouble -> trouble.findings().stream())
                .map(finding -> finding.on(day(number)))
                .toList();
        return new JudgedDay(day(number), hearing, findings, List.of(troubles), new Coverage(40, 3, 4000, 30));
    }

    /** Blocks of 5 % in these pairs, such as {@code 192.0.2.1@gmail}. */
    static Trouble block(String... pairs) {
        return trouble(Metric.BLOCK, "block-bounce", Severity.WARNING, 0.05, pairs);
    }

    static Trouble trouble(Metric metric, String rule, Severity severity, double rate, String... pairs) {
        long x = Math.round(rate * N);
        RateEvidence evidence = RateEvidence.of(x, N, rate * 0.8, rate * 1.2).beside(0.01);
        List<TroubledCell> cells = Stream.of(pairs)
                .map(pair -> pair.split("@"))
                .map(pair -> new TroubledCell(pair[0], pair[1], N, x, 0.01))
                .toList();
        Subject subject = cells.size() == 1
                ? Subject.ofIp(cells.get(0).sourceIp()).withIsp(cells.get(0).isp())
                : Subject.ALL;
        Finding finding = Finding.of(rule, severity, "", "Ask the ISP.")
                .measuring(metric)
                .about(subject)
                .with(evidence)
                .with(List.of(new ReplyCount("550 5.7.1 blocked", x)));
        return new Trouble(
                metric,
                severity,
                subject,
                evidence,
                cells,
                Diagnosis.NONE,
                List.of(finding),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Blocks of 5 % in these pairs, of whom and by which answer is told. */
    static Trouble block(Subject whom, String answer, String... pairs) {
        Trouble plain = block(pairs);
        Finding finding = plain.findings().get(0).about(whom).with(List.of(new ReplyCount(answer, 50)));
        return new Trouble(
                plain.metric(),
                plain.severity(),
                whom,
                plain.evidence(),
                plain.cells(),
                plain.diagnosis(),
                List.of(finding),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Something that concerns no pair. */
    static Trouble bare(Metric metric, String rule, String thing) {
        return Trouble.of(Finding.of(rule, Severity.WARNING, "It is so.", "Mend it.")
                .measuring(metric)
                .about(Subject.ofThing(thing)));
    }
}
