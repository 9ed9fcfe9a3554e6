package acct;

import acct.model.DataOutput;
import acct.model.ExitCode;
import acct.model.Stop;
import acct.model.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs once what people wait for, over a small log of its own, so that a build can keep the classes as a JVM has them in
 * memory: {@code java -XX:ArchiveClassesAtExit=FILE acct.Rehearsal}. Most of a short command's time goes into loading them.
 */
public final class Rehearsal {
    private static final List<String> COMMANDS = List.of(
            "sample --out log --rows 2000 --days 2",
            "nightly log --mail-dry-run --mail-to team@example.com",
            "query --by isp",
            "query --by job --sort bounced --limit 3 --format json",
            "query --sql show~tables",
            "alerts",
            "incidents",
            "replies",
            "status",
            "files",
            "verify --quick",
            "--help",
            "query --help");

    private Rehearsal() {}

    /** Ends with an exception, and so with 1, if one of the commands failed. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("acct-rehearsal");
        String failed;
        try {
            failed = firstFailure(folder);
        } finally {
            remove(folder);
        }
        if (failed != null) {
            throw new IllegalStateException("`acct " + failed + "` failed");
        }
    }

    /** Runs all of them in a folder; the first that failed, null if all went well. */
    static @Nullable String firstFailure(Path folder) {
        Surroundings around = new Surroundings(
                DataOutput.to(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                InputStream.nullInputStream(),
                Map.of(),
                Surroundings.real(Stop.never()).clock(),
                folder,
                Surroundings.Terminal.NONE);
        return COMMANDS.stream()
                .filter(command -> Main.run(words(command), around) != ExitCode.DONE.code())
                .findFirst()
                .orElse(null);
    }

    private static String[] words(String command) {
        return Stream.of(command.split(" ")).map(word -> word.replace('~', ' ')).toArray(String[]::new);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
