package acct.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/**
 * acct as cron starts it: a process of its own with the flags of the launcher. Like there, DuckDB's native library lies
 * beside the class path: a killed process would leave its unpacked copy behind.
 */
final class Product {
    private static final int PATIENCE_SECONDS = 180;
    private static final AtomicInteger STARTS = new AtomicInteger();
    private static final List<String> DRIVER = driver();

    private final Path folder;
    private final List<String> prefix;
    private final String heap;

    private Product(Path folder, List<String> prefix, String heap) {
        this.folder = folder;
        this.prefix = prefix;
        this.heap = heap;
    }

    /** What an ended process left behind. */
    record Ended(int code, String out, String err) {}

    /**
     * A process that may still run.
     *
     * @param process it
     * @param out where its standard output goes
     * @param err where its standard error goes
     */
    record Started(Process process, Path out, Path err) {
        /** Waits until it has ended by itself. */
        Ended ended() {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("acct hangs; it said " + Files.readString(err));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs in this folder, where its store is. */
    static Product in(Path folder) {
        return new Product(folder, List.of(), "256m");
    }

    /** The same, started by another command, such as {@code nice}. */
    Product startedBy(String... command) {
        return new Product(folder, List.of(command), heap);
    }

    /** The same with another limit of Java's memory, such as {@code 24m}. */
    Product withHeap(String limit) {
        return new Product(folder, prefix, limit);
    }

    /** The same with the memory that the launcher gives to a night, and divided as there. */
    Product asLaunched() {
        return new Product(folder, prefix, "256m -Xmn144m");
    }

    /** Starts a command. */
    Started start(String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(("-Xmx" + heap).split(" ", -1)));
        command.addAll(List.of("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData"));
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Djava.awt.headless=true");
        command.addAll(DRIVER);
        command.add("acct.Main");
        command.addAll(Arrays.asList(arguments));
        try {
            Path said = Files.createDirectories(folder.resolve("said"));
            int number = STARTS.incrementAndGet();
            Path out = said.resolve(number + ".out");
            Path err = said.resolve(number + ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().remove("ACCT_STORE");
            // Lines with their times are for a log file.
            builder.environment().put("JOURNAL_STREAM", "0:0");
            return new Started(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        return start(arguments).ended();
    }

    /** The arguments that put the program, its libraries and the driver's two parts into a process. */
    private static List<String> driver() {
        List<String> classPath = new ArrayList<>();
        String library = "";
        for (String entry : List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))) {
            if (entry.contains("duckdb_jdbc")) {
                try {
                    Path parts = Files.createDirectories(Path.of("target", "campaign-driver"))
                            .toAbsolutePath();
                    classPath.add(takeApart(Path.of(entry), parts).toString());
                    library = "-Djava.library.path=" + parts;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            } else if (!entry.endsWith("test-classes")) {
                classPath.add(entry);
            }
        }
        return List.of(library, "-cp", String.join(java.io.File.pathSeparator, classPath));
    }

    /** Lays the driver's classes and this platform's library into a folder, once; another process may be doing the same. */
    private static Path takeApart(Path driver, Path parts) throws IOException {
        Path classes = parts.resolve("classes-of-" + driver.getFileName());
        if (Files.exists(classes)) {
            return classes;
        }
        Path begun = parts.resolve("begun-" + ProcessHandle.current().pid());
        try (JarInputStream in = new JarInputStream(Files.newInputStream(driver));
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(begun))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                if (entry.getName().endsWith(library())) {
                    unpack(in, parts, System.mapLibraryName("duckdb_java"));
                } else if (entry.getName().startsWith("org/") || entry.getName().startsWith("META-INF/services/")) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return Files.move(begun, classes, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(InputStream in, Path parts, String library) throws IOException {
        Path begun = parts.resolve("library-" + ProcessHandle.current().pid());
        try (OutputStream out = Files.newOutputStream(begun)) {
            in.transferTo(out);
        }
        Files.move(begun, parts.resolve(library), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String library() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "libduckdb_java.so_" + system + "_" + machine;
    }
}
