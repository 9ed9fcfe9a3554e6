package acct.judge;

import acct.chance.Wilson;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong on one day, told once: all findings that have one cause.
 *
 * @param metric what is too many
 * @param severity the worst of its findings
 * @param subject whom it concerns: what all its cells have in common
 * @param evidence the rate over all of it; null if no rate is concerned
 * @param cells the pairs of source IP and ISP that are worse than usual; none where no rate is concerned
 * @param diagnosis where it comes from
 * @param findings what the rules said, the worst first; at least one
 * @param firstHour the first bad hour with offset, such as {@code 2026-11-18T09+01:00}; null if none stands out
 * @param jobs whose mail it is, the most events first
 * @param domains the recipients' domains, the most events first
 * @param configChanges what changed in PowerMTA's configuration in the three days before, in words
 */
public record Trouble(
        Metric metric,
        Severity severity,
        Subject subject,
        @Nullable RateEvidence evidence,
        List<TroubledCell> cells,
        Diagnosis diagnosis,
        List<Finding> findings,
        @Nullable String firstHour,
        List<JobPart> jobs,
        List<String> domains,
        List<String> configChanges) {
    public Trouble {
        cells = List.copyOf(cells);
        findings = List.copyOf(findings);
        jobs = List.copyOf(jobs);
        domains = List.copyOf(domains);
        configChanges = List.copyOf(configChanges);
    }

    /**
     * One pair of source IP and ISP.
     *
     * @param sourceIp the address; null is unknown
     * @param isp the destination; null is unknown
     * @param n how many could have had the event
     * @param x how many had it
     * @param baseline the rate that is usual there; null without a past
     */
    public record TroubledCell(
            @Nullable String sourceIp,
            @Nullable String isp,
            long n,
            long x,
            @Nullable Double baseline) {
        /** Whether it is the same pair. */
        public boolean isSamePair(TroubledCell other) {
            return Objects.equals(sourceIp, other.sourceIp) && Objects.equals(isp, other.isp);
        }
    }

    /**
     * One job's part.
     *
     * @param job its id; null is mail without one
     * @param n how many of its mails could have had the event
     * @param x how many had it
     * @param share of all such events of the trouble, 0..1
     */
    public record JobPart(@Nullable String job, long n, long x, double share) {}

    /** Of an answer: whether it mostly refused, so that what was refused at its pairs is the count of it. */
    public boolean isRefusal() {
        RateEvidence answered = findings.get(0).evidence();
        return metric == Metric.REPLY
                && !cells.isEmpty()
                && evidence != null
                && evidence.x() > 0
                && (answered == null || 2 * evidence.x() >= answered.x());
    }

    /** Of an answer: whether it mostly put mail off, which is then the same trouble. */
    public boolean isPuttingOff() {
        return metric == Metric.REPLY && !cells.isEmpty() && !isRefusal();
    }

    /**
     * The rate as people are told of it: of a job its own mail, and of an answer that mostly put off what its rule counted,
     * not a 0 of refusals.
     */
    public @Nullable RateEvidence told() {
        return ofItsJob().orElse(isPuttingOff() ? findings.get(0).evidence() : evidence);
    }

    /** Of a job its own mail at the pairs, and not all mail there, beside what is usual there; empty if no job is blamed. */
    public Optional<RateEvidence> ofItsJob() {
        return jobs.stream()
                .filter(part -> subject.isOfJob() && Objects.equals(part.job(), subject.job()) && part.x() <= part.n())
                .findFirst()
                .map(own -> {
                    Wilson interval = Wilson.of(own.x(), own.n());
                    RateEvidence rate = RateEvidence.of(own.x(), own.n(), interval.low(), interval.high());
                    Double usual = evidence == null ? null : evidence.baseline();
                    return usual == null ? rate : rate.beside(usual);
                });
    }

    /** A finding that stands by itself. */
    public static Trouble of(Finding finding) {
        return new Trouble(
                finding.metric(),
                finding.severity(),
                finding.subject(),
                finding.evidence(),
                List.of(),
                Diagnosis.NONE,
                List.of(finding),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** The same from a known cause. */
    Trouble because(Diagnosis cause) {
        return new Trouble(
                metric, severity, subject, evidence, cells, cause, findings, firstHour, jobs, domains, configChanges);
    }

    /** Together with another that shows the same; what it is and where it comes from stays. */
    Trouble with(Trouble other) {
        List<Finding> both = new ArrayList<>(findings);
        both.addAll(other.findings);
        List<TroubledCell> more = new ArrayList<>(cells);
        other.cells.stream()
                .filter(cell -> cells.stream().noneMatch(cell::isSamePair))
                .forEach(more::add);
        return new Trouble(
                metric,
                severity.compareTo(other.severity) >= 0 ? severity : other.severity,
                subject,
                evidence,
                more,
                diagnosis,
                Finding.worstFirst(both),
                firstHour,
                jobs,
                domains,
                configChanges);
    }

    /** The rules that spoke, each once, the worst first. */
    public List<String> rules() {
        return findings.stream().map(Finding::rule).distinct().toList();
    }

    /** The answers behind it, each once: the most frequent ones of what is counted first, then what else rules named. */
    public List<ReplyCount> replies() {
        return replies(List.of(this));
    }

    /** The answers behind several troubles of one cause. */
    public static List<ReplyCount> replies(List<Trouble> troubles) {
        Map<String, ReplyCount> replies = new LinkedHashMap<>();
        Stream.of(true, false)
                .flatMap(isCounted -> AnswersBehind.of(troubles.stream()
                                .flatMap(trouble -> trouble.findings().stream()
                                        .filter(finding -> (finding.metric() == trouble.metric()) == isCounted)))
                        .stream())
                .forEach(reply -> replies.putIfAbsent(reply.reply(), reply));
        return List.copyOf(replies.values());
    }
}
