package acct.cli;

import acct.Acct;
import acct.config.Config;
import acct.config.ConfigFile;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Severity;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Format;
import acct.print.LogText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The options that several commands take, and what they mean. A command names the groups that it uses; the others are
 * taken from it, so that an option that would do nothing is refused.
 */
final class CommonOptions {
    private static final String DEFAULT_STORE = "acct.duckdb";

    private final Surroundings around;
    private final StatusLine status;
    private final Set<Group> groups;

    CommonOptions(Surroundings around, Group... groups) {
        this.status = StatusLine.on(around);
        this.around = around.withErr(status.messages());
        this.groups = groups.length == 0 ? EnumSet.noneOf(Group.class) : EnumSet.copyOf(List.of(groups));
    }

    /** Options that are of use together. {@code --quiet}, {@code --verbose} and {@code --help} are of use to all. */
    enum Group {
        /** The configuration is read. */
        CONFIG("--config"),
        /** The store is opened. */
        STORE("--store", "--wait"),
        /** Statements are asked that a person may want to see. */
        SQL("--show-sql"),
        /** Rows are printed. */
        FORMAT("--format"),
        /** Only some days are looked at. */
        PERIOD("--since", "--until"),
        /** There are findings. */
        FAIL_ON("--fail-on");

        private final List<String> options;

        Group(String... options) {
            this.options = List.of(options);
        }
    }

    /** Takes the options away that the command does not use. */
    void shape(CommandSpec command) {
        EnumSet.allOf(Group.class).stream()
                .filter(group -> !groups.contains(group))
                .flatMap(group -> group.options.stream())
                .forEach(option -> command.remove(command.findOption(option)));
    }

    /** From which severity on findings end the run with code 3. */
    enum FailOn {
        NEVER,
        WARNING,
        CRITICAL
    }

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The DuckDB file (else $ACCT_STORE, else `store` of the configuration, else ./acct.duckdb).")
    private @Nullable String store;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (else ./acct.yaml, else /etc/acct/acct.yaml, else defaults).")
    private @Nullable String config;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv, json, jsonl or markdown (default: table).")
    private @Nullable Format format;

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "First local day: 2026-11-18, today, yesterday, or 7d for seven days ago.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DAY", description = "Last local day, included.")
    private @Nullable String until;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait for a busy store, such as 60s or 5m (default: ${DEFAULT-VALUE}).")
    private String wait = "60s";

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "never",
            description = "End with code 3 on findings: never, warning or critical (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.NEVER;

    @Option(names = "--quiet", description = "Only data and errors.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say more; stack traces of failures.")
    private boolean verbose;

    @Option(names = "--show-sql", description = "Print each statement to standard error before it runs.")
    private boolean showSql;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    private @Nullable Config read;
    private @Nullable Acct acct;

    Surroundings around() {
        return around;
    }

    Format format() {
        return format == null ? Format.TABLE : format;
    }

    /** Whether a format was asked for. */
    boolean hasFormat() {
        return format != null;
    }

    /** Whether a period was asked for. */
    boolean hasPeriod() {
        return since != null || until != null;
    }

    /** The configuration, read once. */
    Config config() {
        if (read == null) {
            read = ConfigFile.find(config == null ? null : around.path(config), around.folder());
        }
        return read;
    }

    /** Acct over the store that these options name; one, so that nothing is remarked twice. */
    Acct acct() {
        if (acct == null) {
            Consumer<String> asked = showSql ? around.err()::println : sql -> {};
            Consumer<String> remark = text -> note(LogText.visible(text));
            String configName = ConfigFile.inForce(config == null ? null : Path.of(config), around.folder());
            acct = new Acct(around, config(), configName, storeFile(), Spans.parse("--wait", wait), asked, remark);
        }
        return acct;
    }

    private Path storeFile() {
        String fromEnvironment = around.environment().get("ACCT_STORE");
        String configured = config().store();
        if (store != null) {
            return StoreName.path("--store", store, around);
        }
        return fromEnvironment != null && !fromEnvironment.isEmpty()
                ? StoreName.path("ACCT_STORE", fromEnvironment, around)
                : StoreName.path("store", configured != null ? configured : DEFAULT_STORE, around);
    }

    /** The period asked for; all that is stored if none was. */
    Period period() {
        return new Period(day("--since", since), day("--until", until));
    }

    /** One day by {@code --day}, else {@link #period()}. */
    Period period(@Nullable String day) {
        if (day == null) {
            return period();
        }
        if (hasPeriod()) {
            throw UserException.usage("--day stands alone: leave out --since and --until");
        }
        LocalDate parsed = day("--day", day);
        return new Period(parsed, parsed);
    }

    private @Nullable LocalDate day(String option, @Nullable String text) {
        return text == null ? null : Spans.day(option, text, today());
    }

    /** Today where the configured zone is. */
    LocalDate today() {
        return LocalDate.now(around.clock().withZone(config().timeZone()));
    }

    /** A remark for people; silent with {@code --quiet}. */
    void note(String text) {
        if (!quiet) {
            around.err().println(text);
        }
    }

    /** Whether to draw progress. */
    boolean showsProgress() {
        return !quiet && status.isDrawn();
    }

    /** Where progress is drawn. */
    StatusLine status() {
        return status;
    }

    boolean isVerbose() {
        return verbose;
    }

    /** What findings do to the exit code. */
    ExitCode judged(List<Finding> alerts) {
        return exit(alerts.stream().map(Finding::severity));
    }

    /** What findings of these severities do to the exit code. */
    ExitCode exit(Stream<Severity> severities) {
        boolean fails = severities.anyMatch(severity -> switch (failOn) {
            case NEVER -> false;
            case WARNING -> severity.compareTo(Severity.WARNING) >= 0;
            case CRITICAL -> severity == Severity.CRITICAL;
        });
        return fails ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
