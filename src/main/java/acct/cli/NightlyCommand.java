package acct.cli;

import acct.config.Config;
import acct.lake.Lakes;
import acct.lake.PublishTerms;
import acct.load.FileResult;
import acct.load.IngestRun;
import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Severity;
import acct.model.Surroundings;
import acct.model.ToldDay;
import acct.model.UserException;
import acct.print.Format;
import acct.print.Sheets;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final QuestionOptions options;

    @Mixin
    private final FormatOption output = new FormatOption();

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

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
            description = "Mail the latest day's report there, also if it was mailed before. May be repeated.")
    private List<String> mailTo = List.of();

    @Option(
            names = "--mail-dry-run",
            description = "Write the mail beside the report as report.eml instead of sending it.")
    private boolean mailDryRun;

    @Option(
            names = "--publish",
            description = "Publish what was counted into the lake of acct.yaml, as `acct lake publish` does.")
    private boolean publish;

    NightlyCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
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
        Lakes lake = publish ? LakeCommand.configured(options) : null;
        options.acct().plans().mustBeSound();
        IngestRun run = Loading.run(options, inputs, terms.chosen());
        return options.acct().nights().alone(() -> {
            Night night = new Night(options, new Reports(options, out), mail, sending, again());
            night.report(run);
            print(run, night);
            ExitCode exit = run.exit().and(night.verdict(failOn)).and(night.close());
            return exit.and(lake == null ? ExitCode.DONE : published(lake)).code();
        });
    }

    /** Whoever names recipients wants the mail, though others had it. */
    private Night.Again again() {
        return mailTo.isEmpty() ? Night.Again.IF_NEW : Night.Again.ALWAYS;
    }

    /** The night is done by then; that it could not be published costs the exit code, and the next one publishes it too. */
    private ExitCode published(Lakes lake) {
        try {
            options.note(
                    LakeRows.sentence(LakeCommand.publish(options, lake, null, PublishTerms.Effect.WRITTEN), false));
            return ExitCode.DONE;
        } catch (UserException e) {
            options.around().err().println("acct: " + e.getMessage());
            return e.exitCode();
        }
    }

    private void print(IngestRun run, Night night) {
        List<String> pages = night.pages().stream().map(Night.Page::file).toList();
        List<Finding> alerts =
                night.pages().stream().flatMap(page -> page.alerts().stream()).toList();
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("reports", pages);
        more.put("alerts", Sheets.ALERTS.objects(alerts));
        output.print(options, Receipts.of(run.files(), more));
        if (output.format() == Format.JSON) {
            remembered(night).forEach(options::note);
        }
        if (output.format().forPrograms()) {
            return;
        }
        PrintWriter out = options.around().out();
        out.println();
        out.println("stored " + Receipts.sum(run.files(), FileResult::stored) + ", rejected "
                + Receipts.sum(run.files(), FileResult::rejected));
        remembered(night).forEach(out::println);
        night.pages().forEach(page -> out.println(page.file() + ": " + page.headline()));
        out.flush();
    }

    /** Why a night without news ends as the one before it did. */
    private static List<String> remembered(Night night) {
        List<String> lines = new ArrayList<>();
        for (ToldDay day : night.remembered()) {
            Severity worst = day.worst();
            if (worst != null && worst != Severity.INFO) {
                lines.add((day.page() == null ? day.state().day().toString() : day.page()) + ": " + worst.label()
                        + ", as reported before");
            }
        }
        return lines;
    }
}
