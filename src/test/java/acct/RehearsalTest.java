package acct;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build rehearses in silence and goes on without if that fails, so this is where a failure is seen. */
class RehearsalTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCommandOfTheRehearsalEndsWell() {
        assertThat(Rehearsal.firstFailure(folder)).isNull();
        assertThat(folder.resolve("acct.duckdb")).isNotEmptyFile();
    }
}
