package acct.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, as cron starts it, so that it can be waited for or killed. */
public final class Launched {
    private final Process process;

    private Launched(Process process) {
        this.process = process;
    }

    /** Starts a command in a folder. */
    public static Launched in(Path folder, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-cp",
                System.getProperty("java.class.path"),
                "acct.Main"));
        command.addAll(List.of(args));
        try {
            return new Launched(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Gives it these bytes on standard input, and no more. */
    public void feed(byte[] bytes) throws IOException {
        process.getOutputStream().write(bytes);
        process.getOutputStream().close();
    }

    /** Gives it so many blank lines that it takes standard input for something that comes, and leaves the rest open. */
    public void beginToFeed() throws IOException {
        process.getOutputStream().write("\n".repeat(1_100_000).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Its standard output, once it has ended. */
    public String out() throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    /** Its exit code, once it has ended. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
