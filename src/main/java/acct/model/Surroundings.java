package acct.model;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What is ambient to a run. Nothing else in the program reads standard streams, the environment, the clock or the
 * working folder, so a test can set them all.
 *
 * @param out data goes here
 * @param err everything else goes here
 * @param in standard input, as bytes
 * @param environment variables such as {@code ACCT_STORE}
 * @param clock the present time; its zone is UTC
 * @param folder relative paths start here
 * @param terminal whether a person watches standard error
 * @param screen whether a person watches standard output
 * @param stop asks a command to end that goes on until then
 */
public record Surroundings(
        DataOutput out,
        PrintWriter err,
        InputStream in,
        Map<String, String> environment,
        Clock clock,
        Path folder,
        Terminal terminal,
        Terminal screen,
        Stop stop) {

    /** Who reads a stream. */
    public enum Terminal {
        /** A person: progress may be drawn. */
        INTERACTIVE,
        /** A file, a pipe or cron. */
        NONE
    }

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Surroundings in which no person watches standard output. */
    public Surroundings(
            DataOutput out,
            PrintWriter err,
            InputStream in,
            Map<String, String> environment,
            Clock clock,
            Path folder,
            Terminal terminal,
            Stop stop) {
        this(out, err, in, environment, clock, folder, terminal, Terminal.NONE, stop);
    }

    /** Surroundings in which nobody asks to stop. */
    public Surroundings(
            DataOutput out,
            PrintWriter err,
            InputStream in,
            Map<String, String> environment,
            Clock clock,
            Path folder,
            Terminal terminal) {
        this(out, err, in, environment, clock, folder, terminal, Stop.never());
    }

    /** The real ones; output is UTF-8 whatever the host's locale says. */
    public static Surroundings real(Stop stop) {
        return new Surroundings(
                DataOutput.standard(),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
                System.in,
                System.getenv(),
                Clock.systemUTC(),
                Path.of("").toAbsolutePath(),
                // The launcher knows whether these are terminals; the JVM cannot tell them apart.
                terminal("acct.terminal"),
                terminal("acct.screen"),
                stop);
    }

    private static Terminal terminal(String property) {
        return Boolean.getBoolean(property) ? Terminal.INTERACTIVE : Terminal.NONE;
    }

    /** The same with another place for everything that is no data. */
    public Surroundings withErr(PrintWriter another) {
        return new Surroundings(out, another, in, environment, clock, folder, terminal, screen, stop);
    }

    /** A path as the user means it: relative ones start at {@link #folder}. */
    public Path path(String text) {
        return folder.resolve(text);
    }
}
