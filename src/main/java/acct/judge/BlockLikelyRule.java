package acct.judge;

import acct.ask.SignatureReply;
import acct.ask.TroubleFacts;
import acct.chance.Wilson;
import acct.model.Category;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule {@code block-likely}: an ISP limits a source IP for its reputation, two nights in a row. Microsoft’s 4.7.65x and
 * RP-00x are such answers; a block often follows.
 */
final class BlockLikelyRule implements Rule {
    static final String NAME = "block-likely";
    static final List<LimitKey> KEYS = List.of(LimitKey.WARNING, LimitKey.MIN_EVENTS);
    private static final double WARNING = 0.01;
    private static final int ENOUGH = 5;

    private final double warning;
    private final long minEvents;

    BlockLikelyRule(Limits limits) {
        Double share = limits.of(LimitKey.WARNING);
        Integer events = limits.count(LimitKey.MIN_EVENTS);
        this.warning = share == null ? WARNING : share;
        this.minEvents = events == null ? ENOUGH : events;
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        Map<Group, List<SignatureReply>> pairs = new LinkedHashMap<>();
        for (SignatureReply reply : facts.of(TroubleFacts.SIGNATURES)) {
            if (reply.category().equals(Category.RATE_LIMIT.label())) {
                pairs.computeIfAbsent(Group.pair(reply.sourceIp(), reply.isp()), pair -> new ArrayList<>())
                        .add(reply);
            }
        }
        List<Finding> findings = new ArrayList<>();
        pairs.forEach((pair, replies) -> finding(pair, replies, facts).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> finding(Group pair, List<SignatureReply> replies, DayFacts facts) {
        long events = replies.stream().mapToLong(SignatureReply::events).sum();
        boolean isSecondNight = replies.stream().anyMatch(reply -> reply.eventsTheDayBefore() >= minEvents);
        NightCounts counts = facts.of(NightFacts.RATES).counts();
        long attempts = counts.series(pair).on(0, CountedRate.PUT_OFF).n();
        if (!isSecondNight || events < minEvents || events > attempts) {
            return Optional.empty();
        }
        Wilson interval = Wilson.of(events, attempts);
        if (interval.low() <= warning) {
            return Optional.empty();
        }
        SignatureReply first = replies.get(0);
        return Optional.of(Finding.of(
                        NAME,
                        Severity.WARNING,
                        "Limited for its reputation, the second night in a row; a block is likely.",
                        facts.of(NightFacts.REPLY_ADVICE).apply(first.rule()).orElse(first.action()))
                .measuring(Metric.DEFERRAL)
                .about(counts.subject(pair))
                .on(facts.day())
                .with(RateEvidence.of(events, attempts, interval.low(), interval.high())
                        .above(warning))
                .with(replies.stream()
                        .limit(3)
                        .map(reply -> new ReplyCount(reply.text(), reply.events()))
                        .toList()));
    }
}
