package acct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What must hold in every store after everything: the statements of {@code sql/check} answer nothing. */
public final class SoundStore {
    private static final Path CHECKS = Path.of("sql", "check");

    private SoundStore() {}

    /** Fails with the rows that a check found. */
    public static void check(Path store) {
        try (Stream<Path> files = Files.list(CHECKS)) {
            List<Path> checks = files.toList();
            assertThat(checks).isNotEmpty();
            for (Path check : checks) {
                assertThat(Rows.of(store, Files.readString(check)))
                        .as(check.toString())
                        .isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
