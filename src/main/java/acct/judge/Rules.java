package acct.judge;

import java.util.List;
import java.util.Map;

/** The rules that an operator can set limits of: a new one is its class and a line here. */
public final class Rules {
    /** Mail that waits is an ISP’s own way on many days; three times as much is not. */
    private static final double THREE_TIMES = 3;

    /** All of them, in the order in which people are told of them. */
    public static final List<LimitedRule> LIMITED = List.of(
            rate(CountedRate.HARD, RateLevel.HARD_BOUNCE, RateLevel.KEYS),
            rate(CountedRate.BLOCK, RateLevel.BLOCK_BOUNCE, RateLevel.KEYS),
            new LimitedRule(
                    RateLevel.COMPLAINT.name(),
                    RateLevel.KEYS,
                    limits -> new ComplaintRule(
                            Criteria.of(RateLevel.COMPLAINT, Criteria.Chronic.TOLD, Criteria.TIMES, limits))),
            new LimitedRule(
                    RateLevel.DEFERRAL.name(),
                    RateLevel.KEYS_OF_ATTEMPTS,
                    limits -> new DeferralRule(
                            Criteria.of(RateLevel.DEFERRAL, Criteria.Chronic.TOLD, Criteria.TIMES, limits))),
            rate(CountedRate.CONNECTION, RateLevel.CONNECTION, RateLevel.KEYS_OF_ATTEMPTS),
            rate(CountedRate.AUTHENTICATION, RateLevel.AUTHENTICATION, RateLevel.KEYS_OF_ATTEMPTS),
            new LimitedRule(
                    RateLevel.LATENCY.name(),
                    RateLevel.KEYS,
                    limits -> new RateRule(
                            CountedRate.LATENCY,
                            Criteria.of(RateLevel.LATENCY, Criteria.Chronic.USUAL, THREE_TIMES, limits))),
            new LimitedRule(DriftRule.NAME, DriftRule.KEYS, DriftRule::new),
            new LimitedRule(SignatureRule.NAME, SignatureRule.KEYS, SignatureRule::new),
            new LimitedRule(BlockLikelyRule.NAME, BlockLikelyRule.KEYS, BlockLikelyRule::new),
            new LimitedRule(NewReplyRule.NAME, NewReplyRule.KEYS, NewReplyRule::new),
            new LimitedRule(VolumeRule.NAME, VolumeRule.KEYS, VolumeRule::new));

    private Rules() {}

    private static LimitedRule rate(CountedRate rate, RateLevel level, List<LimitKey> keys) {
        return new LimitedRule(
                level.name(),
                keys,
                limits -> new RateRule(rate, Criteria.of(level, Criteria.Chronic.TOLD, Criteria.TIMES, limits)));
    }

    /**
     * Each with the operator's limits.
     *
     * @param limits by the rule's name; what is not there keeps its own
     */
    public static List<Rule> with(Map<String, Limits> limits) {
        return LIMITED.stream()
                .map(rule -> rule.make().apply(limits.getOrDefault(rule.name(), Limits.NONE)))
                .toList();
    }
}
