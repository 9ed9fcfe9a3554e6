package acct.cli;

import acct.Acct;
import acct.IngestRun;
import acct.cli.CommonOptions.Group;
import acct.config.Config;
import acct.deliver.MailOutcome;
import acct.model.Alert;
import acct.model.ExitCode;
import acct.model.FileResult;
import acct.model.Period;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.render.Format;
import acct.render.Receipts;
import acct.render.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct nightly}: load, judge, report, mail; the one line in cron. */
@Command(name = "nightly", description = "Load, judge, report, and mail if configured: the one line in cron.")
final class NightlyCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    @Mixin
    private final TermsOptions terms = new TermsOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Files, folders, patterns or -; without any, `files` of the configuration.")
    private List<String> paths = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for reports (else `reports` of the configuration, else ./reports).")
    private @Nullable String out;

    @Option(
            names = "--mail-to",
            paramLabel = "ADDRESS",
            description = "Mail the latest day's report there. May be repeated.")
    private List<String> mailTo = List.of();

    @Option(
            names = "--mail-dry-run",
            description = "Write the mail beside the report as report.eml instead of sending it.")
    private boolean mailDryRun;

    NightlyCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.FAIL_ON);
    }

    @Override
    public Integer call() {
        Config config = options.config();
        Reports.Sending sending = mailDryRun ? Reports.Sending.DRY_RUN : Reports.Sending.SMTP;
        Config.Mail mail = Reports.mail(config.mail(), mailTo, sending);
        List<String> inputs = paths.isEmpty() ? config.files() : paths;
        if (inputs.isEmpty()) {
            throw UserException.usage("nothing to load: give a PATH, or set `files` in acct.yaml");
        }
        options.acct().checkWarming();
        IngestRun run = Loading.run(options, inputs, terms.chosen());
        List<Reports.Written> reports = report(run);
        List<Alert> alerts = reports.stream()
                .flatMap(written -> written.report().alerts().stream())
                .toList();
        print(run, reports, alerts);
        ExitCode exit = run.exit().and(options.judged(alerts));
        if (mail != null && !reports.isEmpty()) {
            exit = exit.and(deliver(reports.get(reports.size() - 1), mail, sending));
        }
        return exit.code();
    }

    /** Reports of the days that were loaded, else of the latest day, in order of days. */
    private List<Reports.Written> report(IngestRun run) {
        Acct acct = options.acct();
        List<LocalDate> days = run.days();
        if (days.isEmpty()) {
            days = withoutNews(acct, run);
        }
        Reports reports = new Reports(options, out);
        List<Reports.Written> written = new ArrayList<>();
        for (LocalDate day : days) {
            written.add(reports.write(acct, Period.of(day), Acct.Against.CLOCK));
        }
        return written;
    }

    /** Nothing came: the overdue day says so in a report of its own, else the latest stored day is shown again. */
    private List<LocalDate> withoutNews(Acct acct, IngestRun run) {
        if (!acct.hasStore()) {
            return List.of();
        }
        Optional<LocalDate> overdue = acct.overdueDay();
        if (overdue.isPresent()) {
            options.note("nothing new was loaded, and no row of " + overdue.get() + " is stored; its report says so");
            return List.of(overdue.get());
        }
        boolean timeless = run.files().stream().anyMatch(file -> file.stored() > 0);
        options.note((timeless ? "what was loaded belongs to no day" : "nothing new was loaded")
                + "; the report is that of the latest day stored");
        return acct.latestDay().map(List::of).orElse(List.of());
    }

    private void print(IngestRun run, List<Reports.Written> reports, List<Alert> alerts) {
        List<String> pages = reports.stream().map(Reports.Written::page).toList();
        if (options.format() == Format.JSON) {
            Receipts.writeNightly(options.around().out(), run.files(), pages, alerts);
            return;
        }
        Answers.print(options.format(), Receipts.columns(), Receipts.rows(run.files()), options);
        if (options.format().forPrograms()) {
            return;
        }
        long stored = run.files().stream().mapToLong(FileResult::stored).sum();
        long rejected = run.files().stream().mapToLong(FileResult::rejected).sum();
        options.around().out().println();
        options.around().out().println("stored " + stored + ", rejected " + rejected);
        for (Reports.Written written : reports) {
            options.around()
                    .out()
                    .println(
                            written.page() + ": " + Verdict.of(written.report()).headline());
        }
        options.around().out().flush();
    }

    /** Everything else is done by now; a mail that cannot be sent costs the exit code, not the report. */
    private ExitCode deliver(Reports.Written written, Config.Mail mail, Reports.Sending sending) {
        Reports reports = new Reports(options, out);
        try {
            if (sending == Reports.Sending.DRY_RUN) {
                options.note("mail written to " + reports.dryRun(written, mail));
                return ExitCode.DONE;
            }
            return told(reports.send(written, mail));
        } catch (UserException e) {
            options.around().err().println("acct: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Whoever did not get it is named, also with {@code --quiet}. */
    private ExitCode told(MailOutcome outcome) {
        if (!outcome.reached().isEmpty()) {
            options.note("mailed to " + String.join(", ", outcome.reached()));
        }
        for (MailOutcome.Refused one : outcome.refused()) {
            options.around().err().println("acct: not mailed to " + one.address() + ": " + one.why());
        }
        return outcome.refused().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
