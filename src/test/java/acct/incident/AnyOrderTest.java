package acct.incident;

import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.Incident.Ending;
import acct.model.ToldNotice.Kind;
import acct.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows come in any order, nights are repeated, skipped and cut off: the incidents are those of the same rows in order, and
 * nobody is told twice or not at all. Each seed is one story; some of them are told over a real store.
 */
@Tag("slow")
final class AnyOrderTest {
    private static final int STORIES = 200;
    private static final int STORIES_OF_STORES = Integer.getInteger("incidents.stories", 5);

    static IntStream seeds() {
        int first = Integer.getInteger("incidents.seed", 1);
        return IntStream.range(first, first + STORIES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theIncidentsAreThoseOfTheSameRowsInOrder(int seed) {
        Story story = new Story(new Random(seed), new HeldLedger());
        story.run();
        story.check();
    }

    static IntStream seedsOfStores() {
        return seeds().limit(STORIES_OF_STORES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seedsOfStores")
    void soTheyAreInAStore(int seed, @TempDir Path folder) {
        try (Store store =
                Store.open(folder.resolve("acct.duckdb"), Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC())) {
            Story story = new Story(new Random(seed), new RealLedger(store));
            story.run();
            story.check();
        }
    }

    @Test
    void theStoriesAreWorthTelling() {
        Set<Ending> endings = new HashSet<>();
        Set<Kind> kinds = new HashSet<>();
        seeds().limit(60).forEach(seed -> {
            Story story = new Story(new Random(seed), new HeldLedger());
            story.run();
            story.known().everyOne().forEach(one -> {
                if (one.incident().ending() != null) {
                    endings.add(one.incident().ending());
                }
                one.told().forEach(notice -> kinds.add(notice.kind()));
            });
        });
        assertThat(endings).containsExactlyInAnyOrder(Ending.QUIET, Ending.MERGED, Ending.WITHDRAWN);
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    }
}
