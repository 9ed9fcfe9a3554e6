package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.LocalSpan;
import acct.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random filters count the rows that a second reading of the same text lets through. */
final class EveryFilterTest {
    private static final int ROUNDS = 250;
    private static final String NONE = "-";

    /** A filter as it is typed, and what it says of a row. */
    private record Typed(String text, Predicate<List<String>> says) {}

    private static Typed any(Random random, List<List<String>> rows) {
        List<Dimension> dimensions = List.of(Dimension.values());
        Dimension dimension = dimensions.get(random.nextInt(dimensions.size()));
        boolean isNot = random.nextInt(3) == 0;
        List<Typed> alternatives = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String value = PlainRows.value(rows.get(random.nextInt(rows.size())), dimension);
            alternatives.add(alternative(random, dimension, value));
        }
        String text = dimension.label()
                + (isNot ? "!=" : "=")
                + alternatives.stream().map(Typed::text).collect(Collectors.joining(","));
        return new Typed(
                text, row -> alternatives.stream().anyMatch(one -> one.says().test(row)) != isNot);
    }

    private static Typed alternative(Random random, Dimension dimension, String value) {
        if (value.equals(NONE)) {
            return new Typed("unknown", row -> PlainRows.value(row, dimension).equals(NONE));
        }
        int kind = random.nextInt(3);
        if (kind == 0 && dimension == Dimension.SOURCE_IP) {
            int last = Integer.parseInt(value.substring(value.lastIndexOf('.') + 1));
            return new Typed("192.0.2." + last + "-192.0.2.9", row -> {
                String ip = PlainRows.value(row, dimension);
                return !ip.equals(NONE) && Integer.parseInt(ip.substring(ip.lastIndexOf('.') + 1)) >= last;
            });
        }
        if (kind == 1) {
            int from = random.nextInt(value.length());
            int to = from + random.nextInt(value.length() - from) + 1;
            String part = value.substring(from, to);
            Pattern pattern = Pattern.compile((from == 0 ? "" : ".*") + Pattern.quote(part) + ".*", Pattern.DOTALL);
            return new Typed((from == 0 ? "" : "*") + escaped(part) + "*", row -> {
                String found = PlainRows.value(row, dimension);
                return !found.equals(NONE) && pattern.matcher(found).matches();
            });
        }
        return new Typed(escaped(value), row -> PlainRows.value(row, dimension).equals(value));
    }

    private static String escaped(String value) {
        return value.replaceAll("[\\\\,*]", "\\\\$0");
    }

    private static long count(List<List<String>> rows, List<Typed> filters, String outcome) {
        return rows.stream()
                .filter(row -> row.get(0).equals(outcome))
                .filter(row -> filters.stream().allMatch(filter -> filter.says().test(row)))
                .count();
    }

    @Test
    void whatAFilterCountsIsWhatItSays(@TempDir Path folder) {
        List<List<String>> rows = PlainRows.load(folder);
        Random random = new Random(3);
        int some = 0;
        try (Store store = Store.open(Cli.in(folder).store(), Store.Mode.READ, Duration.ZERO, Clock.systemUTC())) {
            Questions questions = new Questions(store.engine(sql -> {}));
            KnownValues known = new KnownValues(questions, List.of("receipts", "bulk"));
            for (int i = 0; i < ROUNDS; i++) {
                List<Typed> typed = new ArrayList<>(List.of(any(random, rows)));
                if (random.nextBoolean()) {
                    typed.add(any(random, rows));
                }
                List<String> texts = typed.stream().map(Typed::text).toList();
                List<Filter> filters =
                        typed.stream().map(Typed::text).map(Filter::parse).toList();
                KnownValues.mustBePossible(filters);
                assertThat(known.mustBeStored(filters)).as("%s", texts).isEmpty();
                Counts counts = questions
                        .counts(List.of(), known.withAddresses(filters), LocalSpan.ALL, null)
                        .get(0)
                        .counts();
                long delivered = count(rows, typed, "delivered");
                assertThat(counts.delivered()).as("%s", texts).isEqualTo(delivered);
                assertThat(counts.bounced()).as("%s", texts).isEqualTo(count(rows, typed, "bounced"));
                assertThat(counts.deferred()).as("%s", texts).isEqualTo(count(rows, typed, "deferred"));
                assertThat(counts.queueEvents()).as("%s", texts).isEqualTo(count(rows, typed, "queue_event"));
                some += delivered > 0 && delivered < 400 ? 1 : 0;
            }
        }
        assertThat(some).as("filters that let some rows through").isGreaterThan(ROUNDS / 4);
    }
}
