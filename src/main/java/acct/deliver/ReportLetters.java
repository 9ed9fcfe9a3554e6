package acct.deliver;

import acct.config.Config;
import acct.config.MailRecipient;
import acct.model.Finding;
import acct.model.Letter;
import acct.model.Severity;
import acct.model.ToldDay;
import acct.report.Report;
import acct.report.ReportVerdict;
import acct.report.chart.Chart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes finished mails of a report: one for each recipient, with what concerns him. */
public final class ReportLetters {
    private final Report report;
    private final List<Chart> charts;
    private final Config.Mail mail;
    private final LetterIds ids;
    private final Instant at;

    /**
     * Mails of one report.
     *
     * @param at when they are written
     */
    public ReportLetters(Report report, List<Chart> charts, Config.Mail mail, LetterIds ids, Instant at) {
        this.report = report;
        this.charts = List.copyOf(charts);
        this.mail = mail;
        this.ids = ids;
        this.at = at;
    }

    /**
     * The one to a recipient; empty if he wants none of such a report.
     *
     * @param id its id
     * @param others days that it tells of beside the report's own
     */
    public Optional<Letter> to(MailRecipient recipient, String id, List<ToldDay> others) {
        return written(recipient, id, others)
                .map(written -> new Letter(
                        id,
                        Letter.Channel.MAIL,
                        recipient.address().address(),
                        day(others),
                        written.subject(),
                        written.text()));
    }

    /** The same as a message. */
    public Optional<ReportMail> written(MailRecipient recipient, String id, List<ToldDay> others) {
        if (recipient.when() == MailRecipient.When.OPEN
                && concern(report, recipient).isEmpty()) {
            return Optional.empty();
        }
        Report his = RecipientView.of(report, recipient);
        return Optional.of(ReportMail.of(his, charts, new Letterhead(mail, recipient, ids, id, at, others)));
    }

    /**
     * How much a report concerns a recipient: the worst of his troubles, or the night as a whole, which depends on
     * everybody's troubles and on which of them are muted. Empty if nothing in it does.
     */
    public static Optional<Severity> concern(Report report, MailRecipient recipient) {
        Report his = RecipientView.of(report, recipient);
        return Stream.of(
                        his.unmuted().stream().map(Finding::severity),
                        ReportVerdict.isNews(report) ? Stream.of(Severity.WARNING) : Stream.<Severity>empty(),
                        his.notices().stream().map(notice -> Severity.INFO))
                .flatMap(severities -> severities)
                .max(Comparator.naturalOrder());
    }

    /** The last day; a report without one is of no day, and of the day on which it was made. */
    private LocalDate day(List<ToldDay> others) {
        LocalDate own = report.period().until();
        LocalDate last = own == null ? LocalDate.ofInstant(at, java.time.ZoneOffset.UTC) : own;
        for (ToldDay other : others) {
            last = other.state().day().isAfter(last) ? other.state().day() : last;
        }
        return last;
    }
}
