package acct.judge;

import java.util.List;
import java.util.Map;

/** The rules that an operator can set limits of: a new one is its class and a line here. */
public final class Rules {
    /** All of them, in the order in which people are told of them. */
    public static final List<LimitedRule> LIMITED = List.of(
            new LimitedRule(RateLevel.HARD_BOUNCE.name(), RateLevel.KEYS, BounceRule::hard),
            new LimitedRule(RateLevel.BLOCK_BOUNCE.name(), RateLevel.KEYS, BounceRule::block),
            new LimitedRule(RateLevel.COMPLAINT.name(), RateLevel.KEYS, ComplaintRule::of),
            new LimitedRule(RateLevel.DEFERRAL.name(), RateLevel.KEYS_OF_ATTEMPTS, DeferralRule::of),
            new LimitedRule(NewReplyRule.NAME, NewReplyRule.KEYS, NewReplyRule::new),
            new LimitedRule(VolumeRule.NAME, VolumeRule.KEYS, VolumeRule::new));

    private Rules() {}

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
