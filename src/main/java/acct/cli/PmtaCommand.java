package acct.cli;

import acct.audit.AuditFindings;
import acct.audit.PmtaConfigurations;
import acct.audit.SeenInLog;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.snapshot.EffectiveSetting;
import acct.print.Answer;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Sheet;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

        PmtaConfigurations configurations(ConfigOptions options) {
            return new PmtaConfigurations(options.around(), folders(options));
        }

        Map<String, String> folders(ConfigOptions options) {
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

        String file(ConfigOptions options) {
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
        private final ConfigOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Mixin
        private final FailOnOption failOn = new FailOnOption();

        @Mixin
        private final Roots roots = new Roots();

        @Parameters(paramLabel = "FILE", description = "The main file, such as /etc/pmta/config.")
        private String file = "";

        Check(Surroundings around) {
            this.options = new ConfigOptions(around);
        }

        @Override
        public Integer call() {
            List<Finding> findings = roots.configurations(options).check(file);
            output.print(options, answer(findings, "Nothing is wrong with this configuration by itself."));
            return failOn.exit(findings.stream().map(Finding::severity)).code();
        }
    }

    /**
     * Findings, for people as paragraphs.
     *
     * @param none what to say if there is none
     */
    static Answer answer(List<Finding> findings, String none) {
        return new Answer(AuditFindings.columns(), AuditFindings.rows(findings))
                .readBy(out -> AuditFindings.print(out, findings, none));
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
        private static final Sheet<EffectiveSetting> SETTINGS = new Sheet<EffectiveSetting>()
                .text("setting", EffectiveSetting::setting)
                .text("value", EffectiveSetting::value)
                .text("from", EffectiveSetting::from)
                .text("file", EffectiveSetting::file)
                .number("line", EffectiveSetting::line)
                .text("may", EffectiveSetting::may);

        @Mixin
        private final QuestionOptions options;

        @Mixin
        private final FormatOption output = new FormatOption();

        @Mixin
        private final PeriodOptions period = new PeriodOptions();

        @Mixin
        private final Roots roots = new Roots();

        @Parameters(index = "0", paramLabel = "KIND", description = "vmta, pool, source, domain or queue.")
        private EffectiveSetting.Kind kind = EffectiveSetting.Kind.VMTA;

        @Parameters(index = "1", paramLabel = "NAME", description = "Its name; of a queue DOMAIN/VMTA.")
        private String name = "";

        @Mixin
        private final MainFile main = new MainFile();

        Show(Surroundings around) {
            this.options = new QuestionOptions(around);
        }

        @Override
        public Integer call() {
            if (isWithoutLog() && period.isGiven()) {
                throw UserException.usage(output.format().name().toLowerCase(Locale.ROOT)
                        + " has the settings only: leave out --since and --until");
            }
            String configured = main.file(options);
            PmtaConfigurations.About about = roots.configurations(options).about(configured, kind, name);
            SeenInLog seen =
                    isWithoutLog() ? null : options.acct().audits().seenInLog(about.question(), period.of(options));
            Answer settings = SETTINGS.of(about.settings());
            output.print(options, seen == null ? settings : settings.before(LogBeside.object(seen)));
            if (seen == null && !isWithoutLog()) {
                options.note("there is no store here, so nothing is known of the log; name one with --store");
            } else if (seen != null && !output.format().forPrograms()) {
                beside(seen);
            }
            about.unread().forEach(remark -> options.note(LogText.visible(remark)));
            return ExitCode.DONE.code();
        }

        private boolean isWithoutLog() {
            return output.format().forPrograms() && output.format() != Format.JSON;
        }

        /** For people, under the settings. */
        private void beside(SeenInLog seen) {
            PrintWriter out = options.around().out();
            out.println();
            out.println(LogBeside.heading(seen));
            if (seen.mail() != null) {
                out.println();
                output.print(options, LogBeside.counts(seen));
            }
            if (!seen.replies().isEmpty()) {
                out.println();
                output.print(options, LogBeside.REPLIES.of(seen.replies()));
            }
            out.flush();
            seen.remarks().forEach(remark -> options.note(LogText.visible(remark)));
        }
    }
}
