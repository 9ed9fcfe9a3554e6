package acct.judge;

import acct.ask.CellDay;
import acct.ask.Fact;
import acct.ask.JobCell;
import acct.ask.LoggedDay;
import acct.ask.TroubleFacts;
import acct.model.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What rules about rates are handed, and what they share of it. */
public final class JudgedFacts {
    /** The counts of a day and of those it is compared with. */
    public static final Fact<List<CellDay>> CELL_DAYS = Fact.handedIn("cell-days");

    /** The source IPs that are being warmed: their past says nothing of tomorrow. */
    public static final Fact<Set<String>> WARMING_IPS = Fact.handedIn("warming-ips");

    /** The advice of a rule about replies that has one of its own, by the rule's name. */
    public static final Fact<Function<String, Optional<String>>> REPLY_ADVICE = Fact.handedIn("reply-advice");

    /** What the files of these days log. */
    public static final Fact<List<LoggedDay>> LOGGED_DAYS = Fact.handedIn("logged-days");

    /** Whether the bounces of the day can be told apart. */
    public static final Fact<Boolean> KNOWS_REASONS = Fact.handedIn("knows-reasons");

    /** The jobs of some days. */
    public static final Fact<Jobs> JOB_CELLS = Fact.handedIn("job-cells");

    /** Jobs by road. */
    @FunctionalInterface
    public interface Jobs {
        /**
         * Of the day judged and so many days before it.
         *
         * @param days before
         */
        List<JobCell> before(int days);
    }

    private static final Derived<LoggedRates> LOGGED = Derived.of(
            facts -> LoggedDays.of(facts.day(), facts.of(LOGGED_DAYS), facts.of(KNOWS_REASONS)));

    /** The rates of the day, each beside its past. */
    static final Derived<Rates> RATES = Derived.of(Rates::new);

    private JudgedFacts() {}

    /** Comparisons, each made when a rule wants it. */
    static final class Rates {
        private final DayFacts facts;
        private final Map<CountedRate, Comparison> known = new EnumMap<>(CountedRate.class);
        private final NightCounts counts;

        Rates(DayFacts facts) {
            this.facts = facts;
            this.counts = NightCounts.of(facts.day(), facts.of(CELL_DAYS), facts.of(LOGGED));
        }

        /** Everything that was counted. */
        NightCounts counts() {
            return counts;
        }

        Comparison of(CountedRate rate) {
            return Objects.requireNonNull(known.computeIfAbsent(
                    rate, wanted -> new Comparison(counted(wanted), wanted, facts.of(WARMING_IPS))));
        }

        /** The rate that findings of a metric are about; empty if they compare none. */
        Optional<CountedRate> of(Metric metric) {
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

        /** Deliveries at ISPs that tell of no complaint say nothing about complaints. */
        private NightCounts counted(CountedRate rate) {
            if (rate != CountedRate.COMPLAINT) {
                return counts;
            }
            Set<String> telling = facts.of(TroubleFacts.FEEDBACK_ISPS);
            List<CellDay> cells = facts.of(CELL_DAYS).stream()
                    .filter(cell -> cell.isp() != null && telling.contains(cell.isp()))
                    .toList();
            return NightCounts.of(facts.day(), cells, counts.logged());
        }
    }
}
