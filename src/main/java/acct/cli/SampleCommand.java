package acct.cli;

import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.sample.Incident;
import acct.sample.SampleLogs;
import acct.sample.SampleOptions;
import acct.sample.SampleServers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct sample}: synthetic logs to try everything on. */
@Command(name = "sample", description = "Write synthetic accounting files and the PowerMTA configuration they fit.")
final class SampleCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    @Option(names = "--days", paramLabel = "N", description = "Days, one file each (default: 3).")
    private @Nullable Integer days;

    @Option(names = "--rows", paramLabel = "N", description = "Rows over all days (default: 100000).")
    private @Nullable Long rows;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same bytes (default: 1).")
    private @Nullable Long seed;

    @Option(names = "--last-day", paramLabel = "DAY", description = "The last day (default: yesterday).")
    private @Nullable TypedDay lastDay;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private String out = "";

    @Option(
            names = "--incident",
            paramLabel = "NAME",
            description = "What goes wrong on the last day: ip-block, deferral-storm, list-quality, leak, complaints."
                    + " May be repeated.")
    private List<String> incidents = List.of();

    @Option(
            names = "--servers",
            paramLabel = "N",
            description =
                    "The logs of so many servers, each in a folder of its own: the same campaigns, one file that two of"
                            + " them have, one clock that is ahead.")
    private @Nullable Integer servers;

    @Option(names = "--committed", description = "Write the very files of sample-logs/.")
    private boolean committed;

    SampleCommand(Surroundings around) {
        this.options = new CommonOptions(around);
    }

    @Override
    public Integer call() {
        Path folder = options.around().path(out);
        for (Path file : files(folder)) {
            options.around().out().println(Path.of(out).resolve(folder.relativize(file)));
        }
        return ExitCode.DONE.code();
    }

    private List<Path> files(Path folder) {
        if (committed) {
            return committedSet(folder);
        }
        return servers == null ? SampleLogs.write(wanted(folder)) : SampleServers.write(wanted(folder), servers);
    }

    private List<Path> committedSet(Path folder) {
        if (days != null
                || rows != null
                || seed != null
                || lastDay != null
                || servers != null
                || !incidents.isEmpty()) {
            throw UserException.usage("--committed takes no other option than --out");
        }
        return SampleLogs.committed(folder);
    }

    private SampleOptions wanted(Path folder) {
        LocalDate today = LocalDate.now(options.around().clock());
        Set<Incident> planted = new LinkedHashSet<>();
        incidents.forEach(label -> planted.add(Incident.of(label)));
        return new SampleOptions(
                days == null ? 3 : days,
                rows == null ? 100_000 : rows,
                seed == null ? 1 : seed,
                lastDay == null ? today.minusDays(1) : lastDay.on(today),
                folder,
                planted);
    }
}
