package acct.judge;

import acct.model.Finding;
import acct.model.Metric;
import acct.model.Severity;
import acct.model.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule {@code volume}: a source IP, an ISP or the whole of the mail was many times as much as on the same weekday of the
 * weeks before, or a small part of it. What is usual is the median of at least four of eight weeks, as one holiday or
 * campaign must not decide. If all mail is so, no part of it is told of by itself.
 */
final class VolumeRule implements Rule {
    static final String NAME = "volume";
    static final List<LimitKey> KEYS = List.of(LimitKey.TIMES, LimitKey.MIN_RECIPIENTS);

    /**
     * Google's guidelines for senders warn that a volume doubled at once may be rate limited. Twice is an ordinary campaign
     * for most senders, so this project's limit is ten; nobody publishes one.
     */
    private static final double TEN_TIMES = 10;

    private static final int ENOUGH_RECIPIENTS = 200;
    private static final int ENOUGH_WEEKS = 4;

    private final double times;
    private final long minRecipients;

    VolumeRule(Limits limits) {
        Double set = limits.of(LimitKey.TIMES);
        Integer enough = limits.count(LimitKey.MIN_RECIPIENTS);
        this.times = set == null ? TEN_TIMES : set;
        this.minRecipients = enough == null ? ENOUGH_RECIPIENTS : enough;
    }

    @Override
    public List<Finding> findings(DayFacts facts) {
        NightCounts counts = facts.of(NightFacts.RATES).counts();
        if (!counts.logged().has(0, CountedRate.CONNECTION)) {
            return List.of();
        }
        List<Finding> all = of(Level.ALL, counts, facts);
        if (!all.isEmpty()) {
            return all;
        }
        List<Finding> parts = new ArrayList<>(of(Level.IP, counts, facts));
        parts.addAll(of(Level.ISP, counts, facts));
        return parts;
    }

    private List<Finding> of(Level level, NightCounts counts, DayFacts facts) {
        return counts.of(level).stream()
                .flatMap(group -> finding(group, counts, facts).stream())
                .toList();
    }

    private Optional<Finding> finding(Group group, NightCounts counts, DayFacts facts) {
        Series series = counts.series(group);
        long[] before = Arrays.stream(LookBack.SAME_WEEKDAY)
                .filter(place -> counts.logged().has(place, CountedRate.CONNECTION))
                .mapToLong(place -> series.on(place, CountedRate.HARD).n())
                .filter(recipients -> recipients > 0)
                .sorted()
                .toArray();
        if (before.length < ENOUGH_WEEKS) {
            return Optional.empty();
        }
        long now = series.on(0, CountedRate.HARD).n();
        double usual = (before[(before.length - 1) / 2] + before[before.length / 2]) / 2.0;
        if (now >= minRecipients && now >= usual * times) {
            return Optional.of(finding(
                    group,
                    counts,
                    facts,
                    told(now, usual, before.length),
                    "Find the job that brought so much. If it is wanted, spread it over days or more IPs: ISPs slow down an"
                            + " IP that suddenly sends more."));
        }
        // In the morning every address has sent a tenth.
        if (now > 0 && usual >= minRecipients && now * times <= usual && facts.of(DayFacts.IS_OVER)) {
            return Optional.of(finding(
                    group,
                    counts,
                    facts,
                    told(now, usual, before.length),
                    "See whether the feeder sent all of its jobs, and whether the mail lies in a queue or left by another"
                            + " IP."));
        }
        return Optional.empty();
    }

    private static Finding finding(Group group, NightCounts counts, DayFacts facts, String message, String advice) {
        return Finding.of(NAME, Severity.WARNING, message, advice)
                .measuring(Metric.VOLUME)
                .about(group.level() == Level.ALL ? Subject.ALL : counts.subject(group))
                .on(facts.day());
    }

    private static String told(long now, double usual, int weeks) {
        return String.format(
                Locale.ROOT,
                "%,d recipients, where %,d are usual on this weekday (median of %d weeks).",
                now,
                Math.round(usual),
                weeks);
    }
}
