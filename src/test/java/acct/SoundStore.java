package acct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            List<String> statements = new ArrayList<>();
            for (Path check : checks) {
                statements.add(Files.readString(check));
            }
            List<List<String>> answers = Rows.ofEach(store, statements);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i)).as(checks.get(i).toString()).isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
