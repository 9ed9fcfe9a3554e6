package acct.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code ./mvnw -Pbenchmark}: measures, prints a table and keeps it in {@code target/benchmark}. */
final class Benchmark {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Benchmark() {}

    /** Settings are system properties; {@link Setting} lists them. */
    public static void main(String[] arguments) throws IOException, SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Settings settings = settings();
        Path results = TARGET.resolve("benchmark");
        Program program = new Program(TARGET.resolve("dist"), TARGET.resolve("test-classes"));
        Workshop workshop = Workshop.at(results.resolve("work"), program, out);
        String markdown = switch (settings.part()) {
            case LOAD -> new LoadBenchmark(workshop, settings).run();
            case HISTORY -> new HistoryBenchmark(workshop, settings).run();
            case REPLIES -> new RepliesBenchmark(workshop, settings).run();
            case SMALL_FILES -> new SmallFilesBenchmark(workshop, settings).run();
        };
        Path file = results.resolve(settings.part().file());
        Files.writeString(file, markdown);
        Workshop.clear(workshop.folder());
        out.println(markdown);
        out.println("kept in " + file);
    }

    private static Settings settings() {
        try {
            return Settings.from(System.getProperties());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }
}
