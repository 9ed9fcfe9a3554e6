package acct.judge;

import acct.ask.Fact;
import acct.ask.JudgedFacts;
import acct.ask.TroubleFacts;
import acct.model.Finding;
import acct.model.Metric;
import acct.model.RateEvidence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What rules about rates are handed, and what they share of it. */
public final class NightFacts {
    /** The source IPs that are being warmed: their past says nothing of tomorrow. */
    public static final Fact<Set<String>> WARMING_IPS = Fact.handedIn("warming-ips");

    /** The advice of a rule about replies that has one of its own, by the rule's name. */
    public static final Fact<Function<String, Optional<String>>> REPLY_ADVICE = Fact.handedIn("reply-advice");

    /** What changed in PowerMTA's configuration in the three days up to the one judged, in words. */
    public static final Fact<List<String>> CONFIG_CHANGES = Fact.handedIn("config-changes");

    /** Whether the bounces of the day can be told apart. */
    public static final Fact<Boolean> KNOWS_REASONS = Fact.handedIn("knows-reasons");

    private static final Derived<LoggedRates> LOGGED =
            Derived.of(facts -> LoggedDays.of(facts.day(), facts.of(JudgedFacts.LOGGED_DAYS), facts.of(KNOWS_REASONS)));

    /** The rates of the day, each beside its past. */
    static final Derived<Rates> RATES = Derived.of(Rates::new);

    private NightFacts() {}

    /** Comparisons, each made when a rule wants it. */
    static final class Rates {
        private final Map<CountedRate, Comparison> known = new EnumMap<>(CountedRate.class);
        private final NightCounts counts;
        private final NightCounts whereComplaintsAreTold;
        private final Set<String> warming;

        Rates(DayFacts facts) {
            LoggedRates logged = facts.of(LOGGED);
            this.counts = new NightCounts(facts.day(), logged);
            this.whereComplaintsAreTold = new NightCounts(facts.day(), logged);
            this.warming = facts.of(WARMING_IPS);
            Set<String> telling = facts.of(TroubleFacts.FEEDBACK_ISPS);
            facts.of(JudgedFacts.EACH_CELL_DAY).forEach(cell -> {
                long[] tallies = Series.tallies(cell.counts());
                counts.add(cell, tallies);
                // Deliveries at ISPs that tell of no complaint say nothing about complaints.
                if (cell.isp() != null && telling.contains(cell.isp())) {
                    whereComplaintsAreTold.add(cell, tallies);
                }
            });
        }

        /** Everything that was counted. */
        NightCounts counts() {
            return counts;
        }

        Comparison of(CountedRate rate) {
            return Objects.requireNonNull(known.computeIfAbsent(
                    rate,
                    wanted -> new Comparison(
                            wanted == CountedRate.COMPLAINT ? whereComplaintsAreTold : counts, wanted, warming)));
        }

        /** The rate that a finding is about; empty if it compares none. */
        Optional<CountedRate> of(Finding finding) {
            return of(finding.metric())
                    .map(rate ->
                            rate == CountedRate.DEFERRAL && isWithGreylisting(finding) ? CountedRate.PUT_OFF : rate);
        }

        /** Whether a finding counts what was greylisted as well. */
        private boolean isWithGreylisting(Finding finding) {
            RateEvidence evidence = finding.evidence();
            if (evidence == null) {
                return false;
            }
            Series series = counts.series(Group.of(finding.subject()));
            Tally counted = new Tally(evidence.n(), evidence.x());
            return !counted.equals(of(CountedRate.DEFERRAL).tally(series, RateTroubles.nights(finding)))
                    && counted.equals(of(CountedRate.PUT_OFF).tally(series, RateTroubles.nights(finding)));
        }

        private static Optional<CountedRate> of(Metric metric) {
            return switch (metric) {
                case HARD -> Optional.of(CountedRate.HARD);
                case BLOCK, REPLY -> Optional.of(CountedRate.BLOCK);
                case DEFERRAL -> Optional.of(CountedRate.DEFERRAL);
                case CONNECTION -> Optional.of(CountedRate.CONNECTION);
                case AUTHENTICATION -> Optional.of(CountedRate.AUTHENTICATION);
                case LATENCY -> Optional.of(CountedRate.LATENCY);
                case COMPLAINT -> Optional.of(CountedRate.COMPLAINT);
                case VOLUME, DATA, CONFIG, WARMING -> Optional.empty();
            };
        }
    }
}
