package acct;

import acct.model.DataOutput;
import acct.model.Stop;
import acct.model.Surroundings;
import acct.store.ReadyStore;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs acct as cron does, in this JVM, in a folder, an environment and at a time of its own. */
public final class Cli {
    /** Noon of the day after the days in the tests' files. */
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    static {
        ReadyStore.copy();
    }

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = new byte[0];
    private Stop stop = Stop.never();
    private Instant now = NOW;
    private Surroundings.Terminal screen = Surroundings.Terminal.NONE;

    private Cli(Path folder) {
        this.folder = folder;
    }

    /** Runs in this folder, where the store and the configuration are looked for. */
    public static Cli in(Path folder) {
        return new Cli(folder);
    }

    /** What a command left behind. */
    public record Result(int exitCode, String out, String err) {
        /** Standard output as JSON. */
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        /** The first file of {@code ingest --format json}. */
        public JsonNode file() {
            return json().get("files").get(0);
        }
    }

    /** The same with a variable set. */
    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The same with these bytes on standard input. */
    public Cli reading(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    /** The same with a person before standard output, at a terminal of this width. */
    public Cli watched(int columns) {
        screen = Surroundings.Terminal.INTERACTIVE;
        return with("COLUMNS", Integer.toString(columns));
    }

    /** The same, stopped by this. */
    public Cli stoppedBy(Stop request) {
        stop = request;
        return this;
    }

    /** The same at another time. */
    public Cli at(Instant instant) {
        now = instant;
        return this;
    }

    /** The store that is used if none is named. */
    public Path store() {
        return folder.resolve("acct.duckdb");
    }

    /** Runs one command. */
    public Result launch(String... args) {
        return launchInto(new StringWriter(), args);
    }

    /** Runs one command whose standard output is this. */
    public Result launchInto(Writer out, String... args) {
        StringWriter err = new StringWriter();
        Surroundings around = new Surroundings(
                DataOutput.to(out),
                new PrintWriter(err),
                new ByteArrayInputStream(input),
                environment,
                Clock.fixed(now, ZoneOffset.UTC),
                folder,
                Surroundings.Terminal.NONE,
                screen,
                stop);
        int code = Main.run(args, around);
        return new Result(code, out.toString(), err.toString());
    }

    /** Loads these inputs and answers in JSON. */
    public Result ingest(String... paths) {
        String[] args = new String[paths.length + 3];
        args[0] = "ingest";
        args[1] = "--format";
        args[2] = "json";
        System.arraycopy(paths, 0, args, 3, paths.length);
        return launch(args);
    }
}
