package acct.cli;

import acct.config.Config;
import acct.model.ExitCode;
import acct.model.NightTold;
import acct.model.Period;
import acct.model.PostedLetter;
import acct.model.Surroundings;
import acct.model.ToldDay;
import acct.model.UserException;
import acct.print.Sheet;
import acct.report.Against;
import acct.report.Judgements;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct mail}: sends what waits in the outbox, and mail of a day. */
@Command(
        name = "mail",
        description = "Send what waits in the outbox. With --day, --to, --again or --dry-run make the mail of a day"
                + " first; with --status only list the outbox.")
final class MailCommand implements Callable<Integer> {
    private static final Sheet<PostedLetter> OUTBOX = new Sheet<PostedLetter>()
            .text("day", PostedLetter::day)
            .text("channel", letter -> letter.channel().label())
            .text("recipient", PostedLetter::recipient)
            .text("state", letter -> letter.state().label())
            .number("attempts", PostedLetter::attempts)
            .text("queued_at", PostedLetter::queuedAt)
            .text("tried_at", PostedLetter::triedAt)
            .text("subject", PostedLetter::subject)
            .text("reply", PostedLetter::reply)
            .text("letter_id", PostedLetter::id);

    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--day", paramLabel = "DAY", description = "Mail of this day; of the latest stored without it.")
    private @Nullable TypedDay day;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "To there instead of to `mail.to` of the configuration. May be repeated.")
    private List<String> to = List.of();

    @Option(names = "--again", description = "Also to whom the mail of that day went before.")
    private boolean again;

    @Option(names = "--dry-run", description = "Write the mail beside the report as report.eml, and send nothing.")
    private boolean dryRun;

    @Option(
            names = "--status",
            description = "List what waits and what was queued within thirty days, and send nothing.")
    private boolean status;

    MailCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    @Override
    public Integer call() {
        boolean makes = day != null || !to.isEmpty() || again || dryRun;
        if (status && makes) {
            throw UserException.usage("--status sends nothing; leave out --day, --to, --again and --dry-run");
        }
        if (!Files.exists(options.acct().store().file())) {
            throw UserException.failed(options.acct().store().file()
                    + ": there is no such store; name it with --store, or load files with `acct ingest`");
        }
        if (status) {
            return list().code();
        }
        Config.Mail mail = mail();
        return options.acct()
                .nights()
                .alone(() -> {
                    if (makes && mail != null) {
                        make(mail);
                    }
                    if (dryRun) {
                        return ExitCode.DONE;
                    }
                    ExitCode sent = new Posting(options).send();
                    list();
                    return sent;
                })
                .code();
    }

    private ExitCode list() {
        output.print(
                options,
                OUTBOX.of(options.acct().outbox().letters()).shown("day recipient state attempts tried_at subject"));
        return ExitCode.DONE;
    }

    /** How it goes out; null where only what waits for another program is sent. */
    private Config.@Nullable Mail mail() {
        Config config = options.config();
        if (config.mail() == null && (config.webhook() == null || !to.isEmpty() || again || day != null)) {
            if (!dryRun || to.isEmpty()) {
                throw UserException.usage(
                        "no mail server is configured; set mail.host, mail.from and mail.to in acct.yaml, or give --dry-run"
                                + " with --to to see a mail");
            }
        }
        return Reports.mail(config.mail(), to, dryRun ? Reports.Sending.DRY_RUN : Reports.Sending.SMTP);
    }

    private void make(Config.Mail mail) {
        Judgements judgements = options.acct().judgements();
        LocalDate asked = day == null
                ? judgements
                        .latestDay()
                        .orElseThrow(
                                () -> UserException.failed("nothing to mail: no row with a readable time is stored"))
                : day.on(options.today());
        judgements.mustHaveRows(Period.of(asked));
        Reports reports = new Reports(options, null);
        Reports.Written written = reports.write(judgements, Period.of(asked), Against.STORE);
        ToldDay told = new ToldDay(
                options.acct().nights().standing(asked).state(),
                ToldDay.worst(written.report().alerts()),
                written.page());
        Reports.Sending sending = dryRun ? Reports.Sending.DRY_RUN : Reports.Sending.SMTP;
        Night.Again copies = again ? Night.Again.ALWAYS : Night.Again.IF_NEW;
        Mailing.Finished finished = new Mailing(options, reports, mail, sending, copies).ofDay(told, written);
        if (!dryRun) {
            options.acct().nights().told(new NightTold(List.of(), List.of(), finished.letters(), List.of()));
        }
    }
}
