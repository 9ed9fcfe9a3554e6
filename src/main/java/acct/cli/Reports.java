package acct.cli;

import acct.config.Config;
import acct.config.MailAddress;
import acct.config.MailRecipient;
import acct.deliver.ReportFolder;
import acct.deliver.ReportMail;
import acct.deliver.ReportShelf;
import acct.model.Period;
import acct.model.UserException;
import acct.report.Against;
import acct.report.Charts;
import acct.report.Judgements;
import acct.report.Report;
import acct.report.chart.Chart;
import acct.write.Access;
import java.nio.file.Path;
import java.time.LocalDate;
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
        return write(judgements, period, null, against);
    }

    /** The same beside other days; null compares several days with as many before them. */
    Written write(Judgements judgements, Period period, @Nullable Period with, Against against) {
        Report report = judgements.report(period, with, against);
        List<Chart> charts = Charts.of(report);
        Path page = folder().write(report, charts);
        new ReportShelf(place(), access()).renew();
        return new Written(report, charts, shown(page));
    }

    /** Who may read reports: the account's group, or whoever the umask lets if that is asked for. */
    private Access access() {
        return switch (options.config().privacy().reports()) {
            case GROUP -> Access.GROUP;
            case WORLD -> Access.UMASK;
        };
    }

    /** The folder of all reports. */
    Path place() {
        return options.around().path(shownFolder);
    }

    /** Takes away the reports that are kept no longer; without {@code retention.reports} all are kept. */
    void clear(LocalDate today) {
        Integer kept = options.config().retention().reports();
        if (kept != null) {
            new ReportShelf(place(), access()).clear(today.minusDays(kept));
        }
    }

    private ReportFolder folder() {
        return new ReportFolder(place(), access());
    }

    /** A file beside the folders of the reports. */
    Path beside(String name) {
        return options.around().path(shownFolder).resolve(name);
    }

    private String shown(Path file) {
        Path base = options.around().path(shownFolder);
        return Path.of(shownFolder).resolve(base.relativize(file)).toString();
    }

    /** Writes a message to a file beside its report instead of sending it; answers the file. */
    String dryRun(Report report, ReportMail message) {
        return shown(folder().writeMail(report, message));
    }

    /** How mail goes out; null if it does not. */
    static Config.@Nullable Mail mail(Config.@Nullable Mail configured, List<String> mailTo, Sending sending) {
        List<MailRecipient> to =
                mailTo.stream().map(Reports::address).map(MailRecipient::of).toList();
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
                    "localhost",
                    25,
                    Config.Tls.NONE,
                    null,
                    null,
                    MailAddress.parse("acct@localhost"),
                    to,
                    null,
                    "[acct]",
                    null,
                    Config.Attachment.NONE);
        }
        return to.isEmpty() ? configured : configured.to(to);
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
