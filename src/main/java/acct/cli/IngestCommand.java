package acct.cli;

import acct.load.IngestRun;
import acct.load.Loads;
import acct.model.Surroundings;
import acct.model.UserException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct ingest}: loads what is new. */
@Command(name = "ingest", description = "Load what is new in accounting files, each row exactly once.")
final class IngestCommand implements Callable<Integer> {
    /** With the time that loading takes, less than a minute lies between two commits. */
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(45);

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);

    @Mixin
    private final StoreOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final TermsOptions terms = new TermsOptions();

    @Mixin
    private final PmtaLogOption pmtaLog = new PmtaLogOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files (plain, gzip or zstd), folders, patterns, or - for standard input.")
    private List<String> paths = List.of();

    @Option(
            names = "--follow",
            description = "Keep up with growing files until stopped (SIGTERM or Ctrl-C). The store is free in between.")
    private boolean follow;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Interval.class,
            description = "With --follow: how often to look for more, from 100ms to 60s (default: 45s).")
    private @Nullable Duration every;

    IngestCommand(Surroundings around) {
        this.options = new StoreOptions(around);
    }

    @Override
    public Integer call() {
        IngestRun run = follow
                ? Loading.follow(options, followed(), terms.chosen(), every == null ? DEFAULT_INTERVAL : every)
                : Loading.run(options, once(), terms.chosen());
        output.print(options, Receipts.of(run.files(), Map.of()));
        return run.exit().and(pmtaLog.compare(options)).code();
    }

    private List<String> once() {
        if (every != null) {
            throw UserException.usage("--every goes with --follow");
        }
        return paths;
    }

    private List<String> followed() {
        if (paths.contains(Loads.STANDARD_INPUT)) {
            throw UserException.usage(
                    "--follow needs files, folders or patterns; standard input is read to its end anyway");
        }
        return paths;
    }

    /** Reads how often to look for more. */
    static final class Interval implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Duration interval = TypedTime.read(text);
            if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
                throw new WrongValue(text, "give a time from 100ms to 60s");
            }
            return interval;
        }
    }
}
