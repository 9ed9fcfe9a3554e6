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
        return new ToldRate(trouble.isRefusal() ? Metric.BLOCK : trouble.metric(), trouble.told());
    }
}
