package acct.cli;

import acct.config.Config;
import acct.config.MailAddress;
import acct.deliver.MailOutcome;
import acct.deliver.MailSender;
import acct.deliver.ReportFolder;
import acct.deliver.ReportMail;
import acct.model.Period;
import acct.model.ToldDay;
import acct.model.UserException;
import acct.report.Against;
import acct.report.Charts;
import acct.report.Judgements;
import acct.report.Report;
import acct.report.chart.Chart;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, writes and mails reports for {@code report} and {@code nightly}. */
final class Reports {
    private static final String DEFAULT_FOLDER = "reports";

    private final ConfigOptions options;
    private final String shownFolder;

    /**
     * Reports into one folder.
     *
     * @param out the folder as typed; null takes the configured one
     */
    Reports(ConfigOptions options, @Nullable String out) {
        this.options = options;
        String configured = options.config().reports();
        this.shownFolder = out != null ? out : configured != null ? configured : DEFAULT_FOLDER;
    }

    /**
     * A report that lies in its folder.
     *
     * @param page the page, as the operator named the folder
     */
    record Written(Report report, List<Chart> charts, String page) {}

    Written write(Judgements judgements, Period period, Against against) {
        Report report = judgements.report(period, against);
        List<Chart> charts = Charts.of(report);
        Path page = folder().write(report, charts);
        return new Written(report, charts, shown(page));
    }

    private ReportFolder folder() {
        return new ReportFolder(options.around().path(shownFolder));
    }

    private String shown(Path file) {
        Path base = options.around().path(shownFolder);
        return Path.of(shownFolder).resolve(base.relativize(file)).toString();
    }

    /** Writes the message to a file instead of sending it; answers the file. */
    String dryRun(Written written, List<ToldDay> others, Config.Mail mail) {
        ReportMail message = ReportMail.of(
                written.report(),
                written.charts(),
                others,
                mail,
                options.around().clock());
        return shown(folder().writeMail(written.report(), message));
    }

    /** Sends the message; answers who got it. */
    MailOutcome send(Written written, List<ToldDay> others, Config.Mail mail) {
        ReportMail message = ReportMail.of(
                written.report(),
                written.charts(),
                others,
                mail,
                options.around().clock());
        return new MailSender(
                        mail, options.around().environment(), options.around().folder())
                .send(message);
    }

    /** How mail goes out; null if it does not. */
    static Config.@Nullable Mail mail(Config.@Nullable Mail configured, List<String> mailTo, Sending sending) {
        List<MailAddress> to = mailTo.stream().map(Reports::address).toList();
        if (configured == null && to.isEmpty()) {
            if (sending == Sending.DRY_RUN) {
                throw UserException.usage(
                        "--mail-dry-run needs a recipient: --mail-to ADDRESS or mail.to in acct.yaml");
            }
            return null;
        }
        if (configured == null) {
            if (sending == Sending.SMTP) {
                throw UserException.usage("--mail-to needs a mail server: set mail.host and mail.from in acct.yaml");
            }
            return new Config.Mail(
                    "localhost", 25, Config.Tls.NONE, null, null, MailAddress.parse("acct@localhost"), to);
        }
        return to.isEmpty()
                ? configured
                : new Config.Mail(
                        configured.host(),
                        configured.port(),
                        configured.tls(),
                        configured.user(),
                        configured.passwordFile(),
                        configured.from(),
                        to);
    }

    private static MailAddress address(String text) {
        try {
            return MailAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserException.usage("--mail-to: '" + text + "' " + e.getMessage());
        }
    }

    /** What happens to a finished message. */
    enum Sending {
        /** It goes to the mail server. */
        SMTP,
        /** It is written beside the report. */
        DRY_RUN
    }
}
