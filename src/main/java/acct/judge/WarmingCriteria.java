package acct.judge;

import acct.model.Warming;
import acct.model.WarmingEvidence;
import acct.model.WarmingEvidence.Criterion;
import java.time.LocalDate;
import java.util.Map;

/**
 * When an ISP has had enough. It shows in deferrals first: “rate limited”, “try again later”. Bounces that turn the sender
 * away, and deferrals that speak of its reputation, weigh more. The limits are those of {@link Warming.Limits}.
 */
final class WarmingCriteria {
    private WarmingCriteria() {}

    /** The criterion that is nearest to its limit, or furthest above it. */
    static WarmingEvidence worst(WarmingTally sum, LocalDate since, Warming.Limits limits, boolean deferrals) {
        WarmingEvidence turnedAway = of(Criterion.TURNED_AWAY, sum, since, limits.turnedAway());
        if (!deferrals) {
            return turnedAway;
        }
        WarmingEvidence deferred = of(Criterion.DEFERRED, sum, since, limits.deferred());
        boolean holds = turnedAway.x() >= limits.minEvents() && turnedAway.low() > turnedAway.limit();
        return holds ? turnedAway : deferred;
    }

    private static WarmingEvidence of(Criterion criterion, WarmingTally sum, LocalDate since, double limit) {
        long x = sum.events(criterion);
        // Where all was greylisted nothing is left to judge; the share is then of all attempts, and too few for a verdict.
        long n = Math.max(sum.judged(), x);
        if (n == 0) {
            return new WarmingEvidence(criterion, since, 0, 0, 0, 0, 1, limit, null, 0);
        }
        Wilson interval = Wilson.of(x, n);
        Map.Entry<String, Long> reason = sum.topReason(criterion);
        return new WarmingEvidence(
                criterion,
                since,
                x,
                n,
                (double) x / n,
                interval.low(),
                interval.high(),
                limit,
                reason.getKey().isEmpty() ? null : reason.getKey(),
                reason.getValue());
    }
}
