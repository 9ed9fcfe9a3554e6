package acct.cli;

import acct.Version;
import acct.config.Config;
import acct.lake.CompactedDay;
import acct.lake.LakeFault;
import acct.lake.LakeFolder;
import acct.lake.Lakes;
import acct.lake.ProvedLake;
import acct.lake.PublishTerms;
import acct.lake.Published;
import acct.lake.RemovedFiles;
import acct.lake.ServerStanding;
import acct.model.ExitCode;
import acct.model.Severity;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.store.Patience;
import acct.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acct lake}: one folder that many servers publish to. */
@Command(
        name = "lake",
        description = "Publish what this host counted into a folder that many hosts share, and look after that folder.",
        footer = {"", "Ask it with --lake DIR: query, show, report, alerts, incidents, replies, warming, status."},
        subcommands = {
            LakeCommand.Publish.class,
            LakeCommand.Status.class,
            LakeCommand.Verify.class,
            LakeCommand.Compact.class,
            LakeCommand.Remove.class,
            LakeCommand.Adopt.class
        })
final class LakeCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: publish, status, verify, compact, remove or adopt");
    }

    /** Which lake. */
    static final class Which {
        @Option(
                names = "--lake",
                paramLabel = "DIR",
                description =
                        "The folder of the lake, or s3a://BUCKET/PREFIX (else `path` under `lake:` of acct.yaml).")
        private @Nullable String folder;

        Lakes of(ConfigOptions options) {
            return new Lakes(folder(options), options.around().clock(), Version.current());
        }

        private LakeFolder folder(ConfigOptions options) {
            String configured = options.config().lake().path();
            String named = folder == null ? configured : folder;
            if (named == null || named.isBlank()) {
                throw UserException.usage(
                        "no lake: name its folder with --lake, or with `path` under `lake:` of acct.yaml");
            }
            return LakeName.folder(named, options);
        }
    }

    /** The lake of the configuration, for a night; refuses one that could not be published to. */
    static Lakes configured(StoreOptions options) {
        mustHaveName(options.config());
        return new Which().of(options);
    }

    private static String mustHaveName(Config config) {
        String server = config.server();
        if (server == null) {
            throw UserException.usage(
                    "this host has no name: set `server` in acct.yaml, as what it publishes is kept under it");
        }
        return server;
    }

    /** Publishes what the store of this host has. */
    static Published publish(StoreOptions options, Lakes lakes, @Nullable String level, PublishTerms.Effect effect) {
        Config config = options.config();
        String server = mustHaveName(config);
        Store.mustExist(options.file());
        return lakes.publish(
                options.file(),
                new Patience(options.patience(), options::note),
                new PublishTerms(
                        server,
                        level == null ? config.lake().level() : level,
                        config.lake().without(),
                        config.privacy().isClear() ? PublishTerms.Recipients.AS_STORED : PublishTerms.Recipients.HIDDEN,
                        effect));
    }

    /** {@code acct lake publish}: what is new of the store goes into the lake. */
    @Command(
            name = "publish",
            description = "Publish what the store of this host counted: a file for each table and day that has changed."
                    + " `server` of acct.yaml is the name that it is published under.")
    static final class Publish implements Callable<Integer> {
        @Mixin
        private final StoreOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Mixin
        private final Which which = new Which();

        @Option(
                names = "--level",
                paramLabel = "LEVEL",
                description = "How much: counts, or rows too (else `level` under `lake:` of acct.yaml, else counts).")
        private @Nullable String level;

        @Option(names = "--dry-run", description = "Only say what would be published.")
        private boolean dryRun;

        Publish(Surroundings around) {
            this.options = new StoreOptions(around);
        }

        @Override
        public Integer call() {
            if (level != null && !Config.Lake.LEVELS.contains(level)) {
                throw UserException.usage("--level " + level + ": write counts or rows");
            }
            Published published = publish(
                    options,
                    which.of(options),
                    level,
                    dryRun ? PublishTerms.Effect.TOLD_ONLY : PublishTerms.Effect.WRITTEN);
            output.print(options, LakeRows.of(published));
            options.note(LakeRows.sentence(published, dryRun));
            return ExitCode.DONE.code();
        }
    }

    /** {@code acct lake status}: how each server stands. */
    @Command(
            name = "status",
            description =
                    "Show of each server up to which day it has published, how much, by which rules, how long ago, how"
                            + " far its clock is off, and how many of its loads another server has too.")
    static final class Status implements Callable<Integer> {
        @Mixin
        private final ConfigOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Mixin
        private final Which which = new Which();

        Status(Surroundings around) {
            this.options = new ConfigOptions(around);
        }

        @Override
        public Integer call() {
            List<ServerStanding> servers = which.of(options).status();
            output.print(options, LakeRows.STANDINGS.of(servers));
            LakeRows.remarks(servers).forEach(options::note);
            return ExitCode.DONE.code();
        }
    }

    /** {@code acct lake verify}: whether all is there and adds up. */
    @Command(
            name = "verify",
            description =
                    "Read every file that counts and compare it with what was published; add up what it holds; name"
                            + " servers that seem to have loaded the same lines. Exit 1 if something is missing, damaged or does not"
                            + " add up; what is only doubtful is a warning for --fail-on.")
    static final class Verify implements Callable<Integer> {
        @Mixin
        private final ConfigOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Mixin
        private final Which which = new Which();

        @Mixin
        private final FailOnOption failOn = new FailOnOption();

        @Option(names = "--deep", description = "Compare the single rows of servers too, where they are published.")
        private boolean deep;

        Verify(Surroundings around) {
            this.options = new ConfigOptions(around);
        }

        @Override
        public Integer call() {
            ProvedLake proved = which.of(options).verify(deep ? Lakes.Depth.ROWS : Lakes.Depth.COUNTS);
            List<LakeFault> faults = proved.faults();
            output.print(options, LakeRows.FAULTS.of(faults));
            options.note(LakeRows.sentence(proved));
            boolean isDamaged = faults.stream().anyMatch(fault -> fault.severity() == LakeFault.Severity.DAMAGED);
            return (isDamaged ? ExitCode.FAILED : failOn.exit(faults.stream().map(fault -> Severity.WARNING))).code();
        }
    }

    /** {@code acct lake compact}: one file in the place of many. */
    @Command(
            name = "compact",
            description =
                    "Put what all servers have of a day into one file for each table that is asked most, so that a"
                            + " thousand servers are asked as fast as one. On one host, after all have published.")
    static final class Compact implements Callable<Integer> {
        @Mixin
        private final ConfigOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Mixin
        private final Which which = new Which();

        @Option(names = "--day", paramLabel = "DAY", description = "Only this day (default: all that need it).")
        private @Nullable TypedDay day;

        Compact(Surroundings around) {
            this.options = new ConfigOptions(around);
        }

        @Override
        public Integer call() {
            List<CompactedDay> made = which.of(options).compact(day == null ? null : day.on(options.today()));
            output.print(options, LakeRows.COMPACTED.of(made));
            return ExitCode.DONE.code();
        }
    }

    /** {@code acct lake remove}: rows of a server that are not to count any more. */
    @Command(
            name = "remove",
            description =
                    "Take a load, or all before a day, out of what a server has published. It is not published again;"
                            + " the store of the host stays as it is. The files go after seven days.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private final ConfigOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Mixin
        private final Which which = new Which();

        @Option(names = "--server", paramLabel = "NAME", required = true, description = "The server's name.")
        private String server = "";

        @Option(names = "--load", paramLabel = "KEY", description = "The load's key in the manifest, or its beginning.")
        private @Nullable String load;

        @Option(names = "--before", paramLabel = "DAY", description = "The first local day that stays.")
        private @Nullable TypedDay before;

        Remove(Surroundings around) {
            this.options = new ConfigOptions(around);
        }

        @Override
        public Integer call() {
            if ((load == null) == (before == null)) {
                throw UserException.usage("lake remove: give --load or --before");
            }
            RemovedFiles removed =
                    which.of(options).remove(server, load, before == null ? null : before.on(options.today()));
            output.print(options, LakeRows.REMOVED.of(List.of(removed)).alone());
            return ExitCode.DONE.code();
        }
    }

    /** {@code acct lake adopt}: a server's name goes to the store of this host. */
    @Command(
            name = "adopt",
            description =
                    "After a reinstall: give a server's name, and all that was published under it, to the store of"
                            + " this host.")
    static final class Adopt implements Callable<Integer> {
        @Mixin
        private final StoreOptions options;

        @Mixin
        private final Which which = new Which();

        @Option(names = "--server", paramLabel = "NAME", required = true, description = "The server's name.")
        private String server = "";

        Adopt(Surroundings around) {
            this.options = new StoreOptions(around);
        }

        @Override
        public Integer call() {
            Store.mustExist(options.file());
            which.of(options).adopt(options.file(), new Patience(options.patience(), options::note), server);
            options.note(server + " belongs to " + options.file() + " now");
            return ExitCode.DONE.code();
        }
    }
}
