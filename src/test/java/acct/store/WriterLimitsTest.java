package acct.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A load must fit a small host, and must not fail on a large one for want of memory for its threads. */
final class WriterLimitsTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 250MB", "2, 2, 350MB", "4, 4, 550MB", "5, 4, 550MB", "96, 4, 550MB"})
    void memoryGrowsWithTheThreadsAndTheseEndAtFour(int cores, int threads, String memory) {
        WriterLimits limits = WriterLimits.of(cores);
        assertThat(limits.threads()).isEqualTo(threads);
        assertThat(limits.memory()).isEqualTo(memory);
    }

    @Test
    void theStoreIsOpenedWithThem(@TempDir Path folder) throws Exception {
        WriterLimits limits = WriterLimits.here();
        try (Store store =
                        Store.open(folder.resolve("acct.duckdb"), Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC());
                Statement statement = store.connection().createStatement();
                ResultSet settings = statement.executeQuery("select current_setting('threads') as threads,"
                        + " parse_formatted_bytes(current_setting('memory_limit')) / 1e6 as megabytes")) {
            settings.next();
            assertThat(settings.getInt("threads")).isEqualTo(limits.threads());
            assertThat(settings.getDouble("megabytes")).isBetween(limits.megabytes() - 1.0, limits.megabytes() + 0.0);
        }
    }
}
