package acct.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WrongUseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    private final Path folder;

    WrongUseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void refusesZeroDays() {
        assertUsage(() -> options(0, 10, folder), "--days 0: give a number from 1 to 3660");
    }

    @Test
    void refusesMoreDaysThanTenYears() {
        assertUsage(() -> options(3_661, 10, folder), "--days 3661: give a number from 1 to 3660");
    }

    @Test
    void refusesNegativeRows() {
        assertUsage(() -> options(1, -5, folder), "--rows -5: give at least 1");
    }

    @Test
    void refusesAFileAsFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x");

        assertUsage(() -> SampleLogs.write(options(1, 10, file)), "--out " + file + ": is a file; give a folder");
        assertUsage(() -> SampleLogs.committed(file), "--out " + file + ": is a file; give a folder");
        assertThat(file).hasContent("x");
    }

    @Test
    void failsInOneLineWhereTheFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x");

        assertThatThrownBy(() -> SampleLogs.write(options(1, 10, file.resolve("below"))))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED);
                    assertThat(e.getMessage())
                            .contains("cannot write the sample")
                            .doesNotContain("\n");
                });
    }

    @Test
    void namesTheIncidentsThereAre() {
        assertUsage(
                () -> Incident.of("meteor"),
                "--incident meteor: no such incident; choose of"
                        + " ip-block, deferral-storm, list-quality, leak, complaints");
    }

    @Test
    void findsEachIncidentByItsLabel() {
        assertThat(Incident.values())
                .allSatisfy(
                        incident -> assertThat(Incident.of(incident.label())).isSameAs(incident));
    }

    private static SampleOptions options(int days, long rows, Path out) {
        return new SampleOptions(days, rows, 1, DAY, out, Set.of());
    }

    private static void assertUsage(ThrowingCallable call, String message) {
        UserException e = catchThrowableOfType(UserException.class, call);
        assertThat(e).hasMessage(message);
        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
