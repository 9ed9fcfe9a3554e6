package acct.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process took, with all that it started. */
final class MeasuredProcessTest {
    private static final String WORK = "awk 'BEGIN { for (i = 0; i < 2000000; i++) sum += i; print sum }'";

    @TempDir
    private Path folder = Path.of("");

    private Measured run(String script) throws IOException {
        return MeasuredProcess.run(List.of("sh", "-c", script), folder.resolve("out"));
    }

    @Test
    void aFailureIsNotMeasured() {
        assertThatThrownBy(() -> run("echo no such thing >&2; exit 3"))
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no such thing");
    }

    @Test
    void timesThatCannotBeReadAreNotTakenForZero() {
        assertThatThrownBy(() -> MeasuredProcess.cpuMillis("real 1.5")).hasMessageContaining("real 1.5");
    }

    @Test
    void theTimesOfTheChildrenCount() {
        assertThat(MeasuredProcess.cpuMillis("0m9.000000s 0m9.000000s\n1m2.030000s 0m0.5s\n"))
                .isEqualTo(62_530);
    }

    @Test
    void thePartsOfAPipelineCount() throws IOException {
        Measured measured = run(WORK + " | cat");
        assertThat(Files.readString(folder.resolve("out"))).isNotBlank();
        assertThat(measured.cpuMillis()).isPositive();
        assertThat(measured.wallNanos()).isPositive();
    }

    @Test
    void memoryIsThatOfAllProcesses() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "this host has no /proc");
        String large =
                "awk 'BEGIN { s = \"0123456789\"; while (length(s) < 20000000) s = s s; for (i = 0; i < 2000000; i++) x += i;"
                        + " print length(s) }'";
        assertThat(run(large).peakBytes()).isBetween(20_000_000L, 1_000_000_000L);
    }
}
