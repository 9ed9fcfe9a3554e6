package acct.report;

import acct.incident.Incident;
import acct.judge.Trouble;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.print.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * As what an incident is counted for people. Of an answer that is told at pairs of source IP and ISP the judge counts what was
 * refused there; if that is what was answered, it is a block to whoever reads of it.
 *
 * @param metric what is too many
 * @param evidence the rate; null if none is concerned
 * @param where of which part of the subject’s mail it is; empty if of all
 */
record ToldRate(Metric metric, @Nullable RateEvidence evidence, String where) {
    static ToldRate of(Incident incident) {
        Trouble trouble = incident.trouble();
        Metric metric = trouble.isRefusal() ? Metric.BLOCK : trouble.metric();
        return trouble.ofItsJob()
                .map(own -> new ToldRate(
                        metric,
                        own,
                        " at " + Numbers.count(trouble.cells().size(), "pair", "pairs") + " of source IP and ISP"))
                .orElseGet(() -> new ToldRate(metric, trouble.told(), ""));
    }
}
