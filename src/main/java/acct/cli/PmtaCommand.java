package acct.cli;

import acct.audit.AuditFindings;
import acct.audit.PmtaConfigurations;
import acct.audit.SeenInLog;
import acct.cli.CommonOptions.Group;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.snapshot.EffectiveSetting;
import acct.print.Format;
import acct.print.LogText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acct pmta}: what is in a PowerMTA configuration. */
@Command(
        name = "pmta",
        description = "Look into a PowerMTA configuration. Passwords, keys and tokens in it are never kept or shown.",
        subcommands = {PmtaCommand.Check.class, PmtaCommand.Show.class, PmtaDiffCommand.class})
final class PmtaCommand implements Runnable {
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
        throw new ParameterException(spec.commandLine(), "say what to do: check, show or diff");
    }

    /** Where the files of the mail server are on this host. */
    static final class Roots {
        @Option(
                names = "--config-root",
                paramLabel = "FOLDER=COPY",
                description = "A folder of the mail server and its copy here, such as /etc/pmta=./copy, for the files"
                        + " that the configuration includes (else `pmta-config-root` of acct.yaml). May be repeated.")
        private Map<String, String> roots = new LinkedHashMap<>();

        boolean areGiven() {
            return !roots.isEmpty();
        }

        PmtaConfigurations configurations(CommonOptions options) {
            return new PmtaConfigurations(options.around(), folders(options));
        }

        Map<String, String> folders(CommonOptions options) {
            return roots.isEmpty() ? options.config().pmtaConfigRoots() : roots;
        }
    }

    /** Which configuration. */
    static final class MainFile {
        @Option(
                names = "--pmta-config",
                paramLabel = "FILE",
                description = "The configuration’s main file (else `pmta-config` of acct.yaml).")
        private @Nullable String file;

        String file(CommonOptions options) {
            String configured = file != null ? file : options.config().pmtaConfig();
            if (configured == null) {
                throw UserException.usage("say which configuration: --pmta-config FILE, or pmta-config in acct.yaml");
            }
            return configured;
        }
    }

    /** {@code acct pmta check}: the configuration alone. */
    @Command(
            name = "check",
            description = "Check a PowerMTA configuration by itself, without any log. docs/audit.md defines each check."
                    + " --fail-on critical ends with code 3 on errors.")
    static final class Check implements Callable<Integer> {
        @Mixin
        private final CommonOptions options;

        @Mixin
        private final Roots roots = new Roots();

        @Parameters(paramLabel = "FILE", description = "The main file, such as /etc/pmta/config.")
        private String file = "";

        Check(Surroundings around) {
            this.options = new CommonOptions(around, Group.CONFIG, Group.FORMAT, Group.FAIL_ON);
        }

        @Override
        public Integer call() {
            List<Finding> findings = roots.configurations(options).check(file);
            return print(options, findings, "Nothing is wrong with this configuration by itself.");
        }
    }

    /** Prints findings; answers the exit code. */
    static int print(CommonOptions options, List<Finding> findings, String none) {
        if (options.format() == Format.TABLE) {
            AuditFindings.print(options.around().out(), findings, none);
        } else {
            Answers.print(options.format(), AuditFindings.columns(), AuditFindings.rows(findings), options);
        }
        return options.exit(findings.stream().map(Finding::severity)).code();
    }

    /** {@code acct pmta show}: the effective settings of one thing. */
    @Command(
            name = "show",
            description = "Show the effective settings of one virtual MTA, pool, source, domain or queue, with file and"
                    + " line, and what may hold where PowerMTA’s guide leaves it open; beside them what the log shows"
                    + " from --since to --until.",
            footer = {
                "",
                "With --format json the last object has what the log shows under the key `log`; csv and jsonl have the",
                "settings only. Without a store there are only settings."
            })
    static final class Show implements Callable<Integer> {
        @Mixin
        private final CommonOptions options;

        @Mixin
        private final Roots roots = new Roots();

        @Parameters(index = "0", paramLabel = "KIND", description = "vmta, pool, source, domain or queue.")
        private EffectiveSetting.Kind kind = EffectiveSetting.Kind.VMTA;

        @Parameters(index = "1", paramLabel = "NAME", description = "Its name; of a queue DOMAIN/VMTA.")
        private String name = "";

        @Mixin
        private final MainFile main = new MainFile();

        Show(Surroundings around) {
            this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.PERIOD);
        }

        @Override
        public Integer call() {
            if (isWithoutLog() && options.hasPeriod()) {
                throw UserException.usage("csv and jsonl have the settings only: leave out --since and --until");
            }
            String configured = main.file(options);
            PmtaConfigurations.About about = roots.configurations(options).about(configured, kind, name);
            SeenInLog seen = isWithoutLog() ? null : options.acct().seenInLog(about.question(), options.period());
            if (seen != null && options.format() == Format.JSON) {
                LogBeside.writeJson(options.around().out(), about.settings(), seen);
            } else {
                Answers.print(
                        options.format(),
                        EffectiveSettings.columns(),
                        EffectiveSettings.rows(about.settings()),
                        options);
                beside(seen);
            }
            about.unread().forEach(remark -> options.note(LogText.visible(remark)));
            return ExitCode.DONE.code();
        }

        private boolean isWithoutLog() {
            return options.format() == Format.CSV || options.format() == Format.JSONL;
        }

        /** For people, under the settings. */
        private void beside(@Nullable SeenInLog seen) {
            if (isWithoutLog()) {
                return;
            }
            if (seen == null) {
                options.note("there is no store here, so nothing is known of the log; name one with --store");
                return;
            }
            PrintWriter out = options.around().out();
            out.println();
            out.println(LogBeside.heading(seen));
            if (seen.mail() != null) {
                out.println();
                Answers.print(options.format(), LogBeside.columns(), LogBeside.rows(seen), options);
            }
            if (!seen.replies().isEmpty()) {
                out.println();
                Answers.print(options.format(), LogBeside.replyColumns(), LogBeside.replyRows(seen), options);
            }
            out.flush();
            seen.remarks().forEach(remark -> options.note(LogText.visible(remark)));
        }
    }
}
