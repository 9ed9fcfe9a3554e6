package acct.warming;

import acct.chance.Wilson;
import acct.config.Warming;
import acct.warming.WarmingEvidence.Criterion;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an ISP has had enough. It shows in deferrals first: “rate limited”, “try again later”. Bounces that turn the sender
 * away, and deferrals that speak of its reputation, weigh more. The limits are those of {@link Warming.Limits}.
 */
final class WarmingCriteria {
    private WarmingCriteria() {}

    /** Being turned away if that is a reason to hold, else deferrals if they are logged; null if nothing can be judged. */
    static @Nullable WarmingEvidence worst(
            WarmingTally sum, LocalDate since, Warming.Limits limits, boolean deferrals) {
        if (sum.judged() == 0) {
            return null;
        }
        WarmingEvidence turnedAway = of(Criterion.TURNED_AWAY, sum, since, limits.turnedAway());
        if (!deferrals) {
            return turnedAway;
        }
        WarmingEvidence deferred = of(Criterion.DEFERRED, sum, since, limits.deferred());
        return isReasonToHold(turnedAway, limits) ? turnedAway : deferred;
    }

    /** Whether the share is credibly above its limit. */
    static boolean isReasonToHold(WarmingEvidence evidence, Warming.Limits limits) {
        return evidence.x() >= limits.minEvents() && evidence.low() > evidence.limit();
    }

    private static WarmingEvidence of(Criterion criterion, WarmingTally sum, LocalDate since, double limit) {
        long x = sum.events(criterion);
        long n = sum.judged();
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
