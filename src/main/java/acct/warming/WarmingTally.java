package acct.warming;

import acct.model.Category;
import acct.model.Counts;
import acct.model.SeverityClass;
import acct.warming.WarmingEvidence.Criterion;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sums of one source IP at one ISP over some days. */
final class WarmingTally {
    static final WarmingTally NOTHING = new WarmingTally();

    private static final Set<String> REPUTATION =
            Set.of(Category.IP_REPUTATION.label(), Category.DOMAIN_REPUTATION.label());
    private static final String UNKNOWN = "";

    private long delivered;
    private long bounced;
    private long deferred;
    private long greylisted;
    private final Map<Criterion, Map<String, Long>> reasons = new EnumMap<>(Criterion.class);

    void add(WarmingCount count) {
        String category = count.category() == null ? UNKNOWN : count.category();
        switch (count.outcome()) {
            case "delivered" -> delivered += count.events();
            case "bounced" -> {
                bounced += count.events();
                if (SeverityClass.BLOCK.label().equals(count.severityClass())) {
                    reason(Criterion.TURNED_AWAY, category, count.events());
                }
            }
            case "deferred" -> {
                deferred += count.events();
                if (category.equals(Category.GREYLISTING.label())) {
                    greylisted += count.events();
                } else {
                    reason(Criterion.DEFERRED, category, count.events());
                }
                if (REPUTATION.contains(category)) {
                    reason(Criterion.TURNED_AWAY, category, count.events());
                }
            }
            default -> throw new IllegalArgumentException("no outcome of an attempt: " + count.outcome());
        }
    }

    void add(WarmingTally other) {
        delivered += other.delivered;
        bounced += other.bounced;
        deferred += other.deferred;
        greylisted += other.greylisted;
        other.reasons.forEach(
                (criterion, counts) -> counts.forEach((category, events) -> reason(criterion, category, events)));
    }

    private void reason(Criterion criterion, String category, long events) {
        reasons.computeIfAbsent(criterion, c -> new TreeMap<>()).merge(category, events, Long::sum);
    }

    /** All attempts that are known of. */
    long tried() {
        return delivered + bounced + deferred;
    }

    /** Attempts without those that were greylisted, which every new address is and which says nothing about its name. */
    long judged() {
        return tried() - greylisted;
    }

    /** How many meet a criterion. */
    long events(Criterion criterion) {
        return reasons.getOrDefault(criterion, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The most frequent category of those that meet a criterion, and how many it has; the first by name of equals. */
    Map.Entry<String, Long> topReason(Criterion criterion) {
        Map.Entry<String, Long> top = Map.entry(UNKNOWN, 0L);
        for (Map.Entry<String, Long> reason :
                reasons.getOrDefault(criterion, Map.of()).entrySet()) {
            if (reason.getValue() > top.getValue()) {
                top = reason;
            }
        }
        return top;
    }

    Counts counts(Counts.Logged deliveries, boolean deferrals) {
        return new Counts(
                delivered, bounced, deferrals ? Long.valueOf(deferred) : null, null, null, null, null, deliveries);
    }
}
