package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.model.Dimension;
import acct.model.LocalSpan;
import acct.model.Measure;
import acct.model.SideMeasure;
import acct.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every pair of dimensions, with every measure, is what the rows say. The rows are read once in plain SQL of this test's own,
 * without a view of the program, and counted in Java.
 */
@Tag("slow")
final class EveryPairTest {
    /** Sizes, times and rates take a statement each: of each pair one, or all with {@code -Dpairs.measures=all}. */
    private static final boolean ALL = System.getProperty("pairs.measures", "").equals("all");

    private static final List<EnumSet<SideMeasure>> KINDS = List.of(
            EnumSet.of(SideMeasure.BYTES),
            EnumSet.range(SideMeasure.ACCEPT_P50, SideMeasure.ACCEPT_P99),
            EnumSet.of(SideMeasure.RATE_MAX_1M),
            EnumSet.of(SideMeasure.RATE_MAX_5M),
            EnumSet.of(SideMeasure.RATE_MAX_1H));

    /** What one line of an answer should say, counted of rows. */
    private static final class Tally {
        private final Map<String, Long> outcomes = new TreeMap<>();
        private final List<Long> seconds = new ArrayList<>();
        private final Map<String, Long> minutes = new TreeMap<>();
        private final Map<String, Long> fives = new TreeMap<>();
        private final Map<String, Long> hours = new TreeMap<>();
        private long bytes;
        private long own;
        private boolean isOnlySilent = true;

        void add(List<String> row) {
            String outcome = row.get(0);
            outcomes.merge(outcome, 1L, Long::sum);
            isOnlySilent &= PlainRows.value(row, Dimension.ISP).equals("gmail");
            if (outcome.equals("bounced")
                    && PlainRows.value(row, Dimension.CATEGORY).equals("administrative")) {
                own++;
            }
            if (outcome.equals("delivered")) {
                bytes += row.get(1).equals("-") ? 0 : Long.parseLong(row.get(1));
                if (!row.get(2).equals("-")) {
                    seconds.add(Long.parseLong(row.get(2)));
                }
            }
            if (List.of("delivered", "bounced", "deferred").contains(outcome)) {
                String minute = PlainRows.value(row, Dimension.MINUTE);
                minutes.merge(minute, 1L, Long::sum);
                int five = Integer.parseInt(minute.substring(14, 16)) / 5;
                fives.merge(minute.substring(0, 14) + five + minute.substring(16), 1L, Long::sum);
                hours.merge(PlainRows.value(row, Dimension.HOUR), 1L, Long::sum);
            }
        }

        private long count(String outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }

        private static String share(long part, long whole) {
            return whole == 0 ? "-" : String.valueOf((double) part / whole);
        }

        private static long bucket(long seconds) {
            return List.of(10L, 60L, 300L, 1800L, 7200L, 43200L).stream()
                    .filter(edge -> seconds <= edge)
                    .findFirst()
                    .orElse(43201L);
        }

        private String percentile(int percent, boolean isBucketed) {
            List<Long> sorted = seconds.stream().sorted().toList();
            if (sorted.isEmpty()) {
                return "-";
            }
            long at = sorted.get((sorted.size() * percent + 99) / 100 - 1);
            return String.valueOf(isBucketed ? bucket(at) : at);
        }

        private static long most(Map<String, Long> slots) {
            return slots.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }

        List<String> measures(CountSource source, boolean complaintsAreTold) {
            long delivered = count("delivered");
            long bounced = count("bounced");
            long deferred = count("deferred");
            long administrative = source == CountSource.JOBS ? 0 : own;
            long answered = delivered + bounced - administrative;
            boolean isHeard = count("complaint") > 0 || (complaintsAreTold && !isOnlySilent);
            String complaints = isHeard ? String.valueOf(count("complaint")) : "-";
            return List.of(
                    String.valueOf(delivered),
                    String.valueOf(bounced),
                    String.valueOf(deferred),
                    String.valueOf(delivered + bounced),
                    String.valueOf(delivered + bounced + deferred),
                    String.valueOf(count("not_sent")),
                    complaints,
                    String.valueOf(count("queue_event")),
                    String.valueOf(count("remote_bounce")),
                    share(delivered, answered),
                    share(bounced - administrative, answered),
                    share(deferred, answered + deferred),
                    isHeard && count("complaint") <= delivered ? share(count("complaint"), delivered) : "-");
        }

        List<String> side(CountSource source) {
            boolean isBucketed = source == CountSource.HOURS || source == CountSource.SEVERITIES;
            return List.of(
                    String.valueOf(bytes),
                    percentile(50, isBucketed),
                    percentile(95, isBucketed),
                    percentile(99, isBucketed),
                    String.valueOf(most(minutes)),
                    String.valueOf(most(fives)),
                    String.valueOf(most(hours)));
        }
    }

    private static Map<List<String>, Tally> tallied(List<List<String>> rows, List<Dimension> by) {
        Map<List<String>, Tally> tallies = new HashMap<>();
        for (List<String> row : rows) {
            List<String> key = by.stream()
                    .map(dimension -> PlainRows.value(row, dimension))
                    .toList();
            tallies.computeIfAbsent(key, k -> new Tally()).add(row);
        }
        return tallies;
    }

    /** The dimensions that complaints name, and those of time. */
    private static final EnumSet<Dimension> TOLD = EnumSet.of(
            Dimension.MONTH,
            Dimension.WEEK,
            Dimension.DAY,
            Dimension.HOUR,
            Dimension.MINUTE,
            Dimension.WEEKDAY,
            Dimension.HOUR_OF_DAY,
            Dimension.SOURCE_IP,
            Dimension.VMTA,
            Dimension.POOL,
            Dimension.POOL_SOURCE,
            Dimension.ISP,
            Dimension.ISP_SOURCE,
            Dimension.RCPT_DOMAIN,
            Dimension.SENDER_DOMAIN,
            Dimension.JOB,
            Dimension.SERVER,
            Dimension.CLASS);

    private static List<List<Dimension>> pairs() {
        List<List<Dimension>> pairs = new ArrayList<>(List.of(List.of()));
        for (Dimension first : Dimension.values()) {
            pairs.add(List.of(first));
            for (Dimension second : Dimension.values()) {
                if (second.compareTo(first) > 0) {
                    pairs.add(List.of(first, second));
                }
            }
        }
        return pairs;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    @Test
    void everyPairWithEveryMeasureIsWhatTheRowsSay(@TempDir Path folder) {
        Cli acct = Cli.in(folder);
        List<List<String>> rows = PlainRows.load(folder);
        List<List<Dimension>> pairs = pairs();
        assertThat(pairs).hasSizeGreaterThan(300);
        try (Store store = Store.open(acct.store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            Questions questions = new Questions(store.engine(sql -> {}));
            int turn = 0;
            for (List<Dimension> by : pairs) {
                Map<List<String>, Tally> expected = tallied(rows, by);
                CountSource source = CountSource.of(by, List.of());
                boolean isTold = TOLD.containsAll(by);
                Map<List<String>, List<String>> counts = new HashMap<>();
                questions
                        .counts(by, List.of(), LocalSpan.ALL, null)
                        .forEach(row -> counts.put(
                                row.key().stream().map(EveryPairTest::text).toList(),
                                Arrays.stream(Measure.values())
                                        .map(measure -> text(measure.of(row.counts())))
                                        .toList()));
                assertThat(counts.keySet()).as("%s", by).isEqualTo(expected.keySet());
                expected.forEach((key, tally) ->
                        assertThat(counts.get(key)).as("%s %s", by, key).isEqualTo(tally.measures(source, isTold)));
                EnumSet<SideMeasure> wanted = ALL ? EnumSet.allOf(SideMeasure.class) : KINDS.get(turn++ % KINDS.size());
                SideNumbers side = SideNumbers.ask(questions, by, List.of(), LocalSpan.ALL, wanted);
                expected.forEach((key, tally) -> {
                    List<@Nullable String> asked = new ArrayList<>();
                    key.forEach(value -> asked.add(value.equals("-") ? null : value));
                    Map<SideMeasure, @Nullable Long> numbers = side.of(asked);
                    List<String> all = tally.side(source);
                    wanted.forEach(measure -> assertThat(text(numbers.get(measure)))
                            .as("%s %s %s", by, key, measure)
                            .isEqualTo(all.get(List.of(SideMeasure.values()).indexOf(measure))));
                });
            }
        }
    }
}
