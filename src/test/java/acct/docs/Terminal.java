package acct.docs;

import acct.Main;
import acct.model.DataOutput;
import acct.model.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs commands as a shell in a folder would, in this JVM, at a fixed time. */
final class Terminal {
    /** The night after the sample's last day. */
    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-11-20T03:15:00Z"), ZoneOffset.UTC);

    private final Path folder;

    Terminal(Path folder) {
        this.folder = folder;
    }

    /**
     * What a command did.
     *
     * @param code its exit code
     * @param out its data
     * @param all its data and its remarks, in the order in which they were printed
     */
    record Result(int code, String out, String all) {}

    Result run(List<String> arguments) {
        return run(arguments, new byte[0]);
    }

    Result run(List<String> arguments, byte[] input) {
        StringWriter all = new StringWriter();
        StringWriter data = new StringWriter();
        DataOutput out = DataOutput.to(new Tee(data, all));
        PrintWriter err = new PrintWriter(all);
        int code = Main.run(arguments.toArray(String[]::new), around(out, err, input));
        return new Result(code, data.toString(), all.toString());
    }

    private Surroundings around(DataOutput out, PrintWriter err, byte[] input) {
        return new Surroundings(
                out, err, new ByteArrayInputStream(input), Map.of(), NIGHT, folder, Surroundings.Terminal.NONE);
    }

    /** Surroundings for what runs nothing, such as help. */
    static Surroundings nowhere() {
        return new Terminal(Path.of("").toAbsolutePath())
                .around(DataOutput.to(new StringWriter()), new PrintWriter(new StringWriter()), new byte[0]);
    }

    /** Writes to two places. */
    private static final class Tee extends java.io.Writer {
        private final StringWriter first;
        private final StringWriter second;

        Tee(StringWriter first, StringWriter second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(char[] text, int from, int length) {
            first.write(text, from, length);
            second.write(text, from, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
