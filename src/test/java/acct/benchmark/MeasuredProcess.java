package acct.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a command as a whole process and says what it took. */
final class MeasuredProcess {
    /** The shell's own account of what its children took is exact, and every POSIX shell has it. */
    private static final String SCRIPT =
            "\"$@\" >\"$BENCHMARK_OUTPUT\" 2>\"$BENCHMARK_OUTPUT.err\"; status=$?; times; exit $status";

    private static final Pattern TIME = Pattern.compile("([0-9]+)m([0-9]+)[.,]([0-9]+)s");
    private static final long PAUSE_MILLIS = 20;

    private MeasuredProcess() {}

    /**
     * Runs a command to its end.
     *
     * @param output where its standard output goes; standard error goes beside it
     * @throws IllegalStateException if it ends with another code than 0
     */
    static Measured run(List<String> command, Path output) throws IOException {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        shell.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shell).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BENCHMARK_OUTPUT", output.toString());
        builder.environment().put("LC_ALL", "C");
        long start = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<Long> end = process.onExit().thenApply(ended -> System.nanoTime());
        PeakMemory memory = new PeakMemory(process.toHandle());
        try {
            while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                memory.look();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        long wall = end.join() - start;
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + " of " + String.join(" ", command)
                    + "\n" + Files.readString(Path.of(output + ".err")));
        }
        return new Measured(wall, cpuMillis(times), memory.bytes(), 0);
    }

    /** The shell prints four times: its own user and system time, then those of its children. */
    static long cpuMillis(String times) {
        Matcher matcher = TIME.matcher(times);
        List<Long> millis = new ArrayList<>();
        matcher.results().forEach(time -> millis.add(millis(time)));
        if (millis.size() != 4) {
            throw new IllegalStateException("`times` of this shell says: " + times);
        }
        return millis.get(2) + millis.get(3);
    }

    private static long millis(MatchResult time) {
        String fraction = (time.group(3) + "000").substring(0, 3);
        return (Long.parseLong(time.group(1)) * 60 + Long.parseLong(time.group(2))) * 1000 + Long.parseLong(fraction);
    }
}
