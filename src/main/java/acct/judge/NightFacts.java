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
        private final Complaints complaints;
        private final Set<String> warming;

        Rates(DayFacts facts) {
            LoggedRates logged = facts.of(LOGGED);
            this.counts = new NightCounts(facts.day(), logged, CountedRate.values());
            this.warming = facts.of(WARMING_IPS);
            this.complaints = new Complaints(facts, facts.of(TroubleFacts.FEEDBACK_ISPS), warming);
            facts.of(JudgedFacts.EACH_CELL_DAY).forEach(cell -> {
                counts.add(cell);
                complaints.add(cell);
            });
            complaints.date(facts);
        }

        /** Everything that was counted. */
        NightCounts counts() {
            return counts;
        }

        /** Complaints, by the day of their mail. */
        Complaints complaints() {
            return complaints;
        }

        Comparison of(CountedRate rate) {
            return rate == CountedRate.COMPLAINT
                    ? complaints.settled()
                    : Objects.requireNonNull(
                            known.computeIfAbsent(rate, wanted -> new Comparison(counts, wanted, warming)));
        }

        /** What a finding is about, beside its past; empty if it compares no rate. */
        Optional<Comparison> of(Finding finding) {
            return of(finding.metric()).map(rate -> switch (rate) {
                case COMPLAINT -> complaints.of(finding);
                case DEFERRAL -> of(isWithGreylisting(finding) ? CountedRate.PUT_OFF : rate);
                default -> of(rate);
            });
        }

        /** Whether a finding counts what was greylisted as well. */
        private boolean isWithGreylisting(Finding finding) {
            RateEvidence evidence = finding.evidence();
            if (evidence == null) {
                return false;
            }
            Series series = counts.series(Group.of(finding.subject()));
            Tally counted = new Tally(evidence.n(), evidence.x());
            Comparison without = of(CountedRate.DEFERRAL);
            Comparison with = of(CountedRate.PUT_OFF);
            return !counted.equals(without.tally(series, RateTroubles.nights(finding, without)))
                    && counted.equals(with.tally(series, RateTroubles.nights(finding, with)));
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
