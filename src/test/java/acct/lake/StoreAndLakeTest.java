package acct.lake;

import static org.assertj.core.api.Assertions.assertThat;

import acct.sql.Engine;
import acct.sql.Row;
import acct.sql.SqlFile;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every statement that reports answers over a lake what it answers over the store that was published, row for row. */
@Tag("slow")
final class StoreAndLakeTest {
    private static @Nullable PublishedStore published;
    private static @Nullable Store lake;
    private static @Nullable Engine engine;

    @BeforeAll
    static void publish(@TempDir Path folder) throws SQLException, IOException {
        published = PublishedStore.in(folder);
        LakePlace place = new LakePlace(LakeFolder.onDisk(published.lake()));
        lake = place.toRead(Patience.silent(Duration.ZERO), Clock.systemUTC());
        engine = place.engine(lake, sql -> {});
    }

    @AfterAll
    static void close() {
        if (published != null) {
            published.close();
        }
        if (lake != null) {
            lake.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> answersTheSame() {
        return ReportingStatements.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        PublishedStore store = Objects.requireNonNull(published);
        Engine ofStore = store.store().engine(sql -> {});
        Engine ofLake = Objects.requireNonNull(engine);
        SqlFile file = ReportingStatements.file(name);
        long told = 0;
        for (ReportingStatements.Days period : ReportingStatements.PERIODS) {
            Map<String, @Nullable Object> values = ReportingStatements.values(file, period);
            List<List<@Nullable Object>> expected = ofStore.list(file, values, store::renamed);
            List<List<@Nullable Object>> answered = ofLake.list(file, values, StoreAndLakeTest::values);
            told += expected.size();
            if (file.header("order").isEmpty()) {
                assertThat(answered).as(name + " of " + period).isEqualTo(expected);
            } else {
                assertThat(answered).as(name + " of " + period).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(told > 0).as("rows of " + name).isEqualTo(!ReportingStatements.SILENT.contains(name));
    }

    private static List<@Nullable Object> values(Row row) {
        return new ArrayList<>(row.values());
    }
}
