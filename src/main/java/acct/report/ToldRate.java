package acct.report;

import acct.incident.Incident;
import acct.judge.Trouble;
import acct.model.Metric;
import acct.model.RateEvidence;
import org.jspecify.annotations.Nullable;

/**
 * As what an incident is counted for people. Of an answer that is told at pairs of source IP and ISP the judge counts what was
 * refused there; if that is what was answered, it is a block to whoever reads of it.
 *
 * @param metric what is too many
 * @param evidence the rate; null if none is concerned
 */
record ToldRate(Metric metric, @Nullable RateEvidence evidence) {
    static ToldRate of(Incident incident) {
        Trouble trouble = incident.trouble();
        RateEvidence counted = trouble.evidence();
        if (trouble.metric() != Metric.REPLY || trouble.cells().isEmpty()) {
            return new ToldRate(trouble.metric(), counted);
        }
        RateEvidence answered = trouble.findings().get(0).evidence();
        boolean isRefused = counted != null && counted.x() > 0 && (answered == null || 2 * counted.x() >= answered.x());
        return isRefused ? new ToldRate(Metric.BLOCK, counted) : new ToldRate(Metric.REPLY, answered);
    }
}
