package acct.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.benchmark.Settings.Part;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be set, and what is said to who sets it wrongly. */
final class SettingsTest {
    private static Settings settings(Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        return Settings.from(properties);
    }

    @Test
    void anUnknownSettingIsAnErrorThatNamesTheOthers() {
        assertThatThrownBy(() -> settings(Map.of("benchmark.row", "5")))
                .hasMessageContaining("benchmark.row: no such setting")
                .hasMessageContaining("benchmark.memory-rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "1,2", "5_000_000", "many", "99999999999"})
    void rowsAreOnePositiveNumber(String rows) {
        assertThatThrownBy(() -> settings(Map.of("benchmark.rows", rows)))
                .hasMessageContaining("-Dbenchmark.rows=" + rows);
    }

    @Test
    void anUnknownPartIsAnError() {
        assertThatThrownBy(() -> settings(Map.of("benchmark", "all")))
                .hasMessageContaining("load, history, replies or small-files");
    }

    @Test
    void withoutAnySettingTheLoadOfALargeFileIsMeasured() {
        Settings settings = settings(Map.of("user.name", "somebody", "benchmarks", "other"));
        assertThat(settings.part()).isEqualTo(Part.LOAD);
        assertThat(settings.rows()).isEqualTo(5_000_000);
        assertThat(settings.rounds()).isEqualTo(5);
        assertThat(settings.memoryRows()).isEmpty();
        assertThat(settings.command()).isEqualTo("./mvnw -Pbenchmark");
    }

    @Test
    void whatIsSetHoldsAndIsRepeatedInTheCommand() {
        Settings settings = settings(Map.of(
                "benchmark.memory-rows",
                "10, 20",
                "benchmark.rows",
                "5",
                "benchmark",
                "history",
                "benchmark.rounds",
                "3"));
        assertThat(settings.part()).isEqualTo(Part.HISTORY);
        assertThat(settings.memoryRows()).containsExactly(10L, 20L);
        assertThat(settings.command())
                .isEqualTo("./mvnw -Pbenchmark -Dbenchmark=history -Dbenchmark.rows=5 -Dbenchmark.rounds=3"
                        + " -Dbenchmark.memory-rows=10,20");
    }
}
