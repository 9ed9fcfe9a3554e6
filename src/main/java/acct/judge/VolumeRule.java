package acct.judge;

import acct.ask.Cells;
import acct.ask.Enough;
import acct.ask.Fact;
import acct.model.Finding;
import acct.model.Severity;
import acct.model.Subject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The rule {@code volume}: a source IP sent many times as much as on the same weekday of the weeks before, or a small part
 * of it. What is usual is the median of at least four of eight weeks, as one holiday or campaign must not decide.
 */
final class VolumeRule implements Rule {
    /** Recipients of each source IP by day. */
    static final Fact<Cells<Volume>> VOLUMES = Fact.cells("alert/volumes", Volume.class);

    static final String NAME = "volume";
    static final LimitKey TIMES = new LimitKey("times", LimitKey.Kind.TIMES);
    static final List<LimitKey> KEYS = List.of(TIMES, LimitKey.MIN_RECIPIENTS);

    /**
     * Google's guidelines for senders warn that a volume doubled at once may be rate limited. Twice is an ordinary campaign
     * for most senders, so this project's limit is ten; nobody publishes one.
     */
    private static final double TEN_TIMES = 10;

    private static final int ENOUGH_RECIPIENTS = 200;
    private static final int ENOUGH_WEEKS = 4;
    private static final int WEEKS = 8;

    private final double times;
    private final long minRecipients;

    VolumeRule(Limits limits) {
        Double set = limits.of(TIMES);
        Integer enough = limits.count(LimitKey.MIN_RECIPIENTS);
        this.times = set == null ? TEN_TIMES : set;
        this.minRecipients = enough == null ? ENOUGH_RECIPIENTS : enough;
    }

    /**
     * What one address sent on one day.
     *
     * @param recipients delivered and bounced
     */
    record Volume(String sourceIp, LocalDate day, long recipients) {}

    @Override
    public List<Finding> findings(DayFacts facts) {
        Map<String, Map<LocalDate, Long>> addresses = new LinkedHashMap<>();
        facts.of(VOLUMES)
                .where(new Enough(1, minRecipients))
                .forEach(volume -> addresses
                        .computeIfAbsent(volume.sourceIp(), ip -> new TreeMap<>())
                        .put(volume.day(), volume.recipients()));
        return addresses.entrySet().stream()
                .flatMap(address -> finding(address.getKey(), facts, address.getValue()).stream())
                .toList();
    }

    private Optional<Finding> finding(String sourceIp, DayFacts facts, Map<LocalDate, Long> volumes) {
        LocalDate day = facts.day();
        List<Long> before = IntStream.rangeClosed(1, WEEKS)
                .mapToObj(day::minusWeeks)
                .filter(volumes::containsKey)
                .map(volumes::get)
                .sorted()
                .toList();
        if (before.size() < ENOUGH_WEEKS) {
            return Optional.empty();
        }
        long now = volumes.getOrDefault(day, 0L);
        double usual = (before.get((before.size() - 1) / 2) + before.get(before.size() / 2)) / 2.0;
        if (now >= minRecipients && now >= usual * times) {
            return Optional.of(finding(
                    sourceIp,
                    day,
                    told(now, usual, before.size()),
                    "Find the job that brought so much. If it is wanted, spread it over days or more IPs: ISPs slow down an"
                            + " IP that suddenly sends more."));
        }
        // In the morning every address has sent a tenth.
        if (now > 0 && usual >= minRecipients && now * times <= usual && facts.of(DayFacts.IS_OVER)) {
            return Optional.of(finding(
                    sourceIp,
                    day,
                    told(now, usual, before.size()),
                    "See whether the feeder sent all of its jobs, and whether the mail lies in a queue or left by another"
                            + " IP."));
        }
        return Optional.empty();
    }

    private static Finding finding(String sourceIp, LocalDate day, String message, String advice) {
        return Finding.of(NAME, Severity.WARNING, message, advice)
                .about(Subject.ofIp(sourceIp))
                .on(day);
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
