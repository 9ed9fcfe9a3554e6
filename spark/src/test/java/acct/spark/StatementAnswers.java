package acct.spark;

import static org.assertj.core.api.Assertions.assertThat;

import acct.lake.PublishedStore;
import acct.lake.ReportingStatements;
import acct.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every statement that reports answers by Spark over a lake what it answers over the store that was published, row for row. */
abstract class StatementAnswers {
    /** How many periods are asked: all of them with the profile {@code all}. */
    private static final int PERIODS = Integer.getInteger("periods", 1);

    private static @Nullable PublishedStore published;
    private static @Nullable OpenLake lake;

    @BeforeAll
    static void publish(@TempDir Path folder) throws SQLException, IOException {
        published = PublishedStore.in(folder);
        lake = OpenLake.at(published.lake());
    }

    @AfterAll
    static void close() {
        if (lake != null) {
            lake.close();
        }
        if (published != null) {
            published.close();
        }
    }

    /** The folders whose statements are asked here. */
    abstract List<String> folders();

    static List<String> names(List<String> folders) {
        return ReportingStatements.names(Path.of("../sql")).stream()
                .filter(name -> folders.contains(name.replaceFirst("/.*", "")))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> answersTheSame() {
        return names(folders()).stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        PublishedStore store = Objects.requireNonNull(published);
        OpenLake open = Objects.requireNonNull(lake);
        SqlFile file = ReportingStatements.file(name);
        long told = 0;
        for (ReportingStatements.Days period : ReportingStatements.PERIODS.subList(0, PERIODS)) {
            Map<String, @Nullable Object> values = ReportingStatements.values(file, period);
            List<List<@Nullable Object>> ofStore =
                    Answers.of(store.store().engine(sql -> {}), file, values, store::renamed);
            Answers.mustBeEqual(file, name + " of " + period, Answers.of(open.spark(), file, values), ofStore);
            told += ofStore.size();
        }
        if (PERIODS == ReportingStatements.PERIODS.size()) {
            assertThat(told > 0).as("rows of " + name).isEqualTo(!ReportingStatements.SILENT.contains(name));
        }
    }
}
