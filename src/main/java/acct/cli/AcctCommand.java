package acct.cli;

import acct.Version;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acct} alone: help and version. */
@Command(
        name = "acct",
        versionProvider = AcctCommand.Versions.class,
        description = "Counts what each ISP answered to each of your PowerMTA source IPs, night after night.",
        footer = {
            "",
            "Exit codes: 0 done; 1 failed, or a path was missing; 2 wrong usage; 3 findings at or above",
            "--fail-on; 4 a file was refused; 75 the store is busy, try again."
        })
final class AcctCommand implements Runnable {
    /** The commands in the order of the help; each says its name and what it is for. */
    static final List<Class<?>> COMMANDS = List.of(
            NightlyCommand.class,
            IngestCommand.class,
            QueryCommand.class,
            ShowCommand.class,
            TraceCommand.class,
            WhyCommand.class,
            ReportCommand.class,
            AlertsCommand.class,
            IncidentsCommand.class,
            MailCommand.class,
            WarmingCommand.class,
            RejectsCommand.class,
            FilesCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            StatusCommand.class,
            PruneCommand.class,
            ForgetCommand.class,
            DoctorCommand.class,
            RepliesCommand.class,
            ClassifyCommand.class,
            AuditCommand.class,
            PmtaCommand.class,
            LakeCommand.class,
            ReclassifyCommand.class,
            ExportCommand.class,
            SchemaCommand.class,
            SampleCommand.class,
            InitCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class);

    /** The class of a command, told by its name alone, which needs none of them; null if there is no such command. */
    static @Nullable Class<?> named(String name) {
        return COMMANDS.stream()
                .filter(type -> type.getSimpleName().toLowerCase(Locale.ROOT).equals(name + "command"))
                .findFirst()
                .orElse(null);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of acct, Java and DuckDB.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    /** What {@code --version} prints. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.line()};
        }
    }
}
