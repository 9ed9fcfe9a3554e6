package acct.deliver;

import acct.config.Config;
import acct.config.MailAddress;
import acct.model.ToldDay;
import acct.model.UserException;
import acct.print.LogText;
import acct.report.Pages;
import acct.report.PlainText;
import acct.report.Report;
import acct.report.ReportVerdict;
import acct.report.chart.Chart;
import acct.report.chart.Png;
import acct.report.chart.Theme;
import acct.report.chart.WarmingCharts;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * A report as one message: plain text, and the same as HTML with the charts inside. The subject carries the verdict,
 * so that the list of messages is the history.
 */
public final class ReportMail {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MimeMessage message;

    private ReportMail(MimeMessage message) {
        this.message = message;
    }

    /**
     * Builds the message.
     *
     * @param others days that it tells of beside the report's own
     * @throws UserException if there is no recipient
     */
    public static ReportMail of(
            Report report, List<Chart> charts, List<ToldDay> others, Config.Mail mail, Clock clock) {
        InternetAddress from = address(mail.from());
        InternetAddress[] to = mail.to().stream().map(ReportMail::address).toArray(InternetAddress[]::new);
        if (to.length == 0) {
            throw UserException.usage("mail has no recipient; set mail.to in acct.yaml or give --mail-to ADDRESS");
        }
        try {
            MimeMessage message = new IdentifiedMessage(domain(from));
            message.setFrom(from);
            message.setRecipients(Message.RecipientType.TO, to);
            message.setSubject(LogText.visible(ReportVerdict.subject(report, others)), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            // Keeps vacation notices and ticket systems from answering (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(alternatives(report, charts));
            message.saveChanges();
            return new ReportMail(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("the report's message could not be built", e);
        }
    }

    /** The message, ready to be sent. */
    MimeMessage message() {
        return message;
    }

    /** The message as a file that mail programs open. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("the report's message could not be written", e);
        }
        return bytes.toByteArray();
    }

    private static MimeMultipart alternatives(Report report, List<Chart> charts) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(PlainText.of(report), UTF_8);
        MimeMultipart related = new MimeMultipart("related");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(Pages.mail(report, charts), UTF_8, "html");
        related.addBodyPart(html);
        for (MimeBodyPart picture : pictures(charts)) {
            related.addBodyPart(picture);
        }
        MimeBodyPart rich = new MimeBodyPart();
        rich.setContent(related);
        // The last alternative is the one to prefer (RFC 2046, 5.1.4).
        return new MimeMultipart("alternative", text, rich);
    }

    private static List<MimeBodyPart> pictures(List<Chart> charts) throws MessagingException {
        List<MimeBodyPart> parts = new ArrayList<>();
        for (Chart chart : charts) {
            Png picture = chart.picture(Theme.LIGHT);
            if (picture != null && !WarmingCharts.drew(chart)) {
                MimeBodyPart part = new MimeBodyPart();
                part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.bytes(), "image/png")));
                part.setContentID("<" + Pages.contentId(chart) + ">");
                part.setDisposition(Part.INLINE);
                part.setFileName(chart.name() + ".png");
                parts.add(part);
            }
        }
        return parts;
    }

    /** Header lines are ASCII: a name with other letters becomes encoded words (RFC 2047). */
    private static InternetAddress address(MailAddress written) {
        InternetAddress address = new InternetAddress();
        address.setAddress(written.address());
        if (written.name() != null) {
            try {
                // Somebody may have copied an encoded name from a message.
                address.setPersonal(MimeUtility.decodeText(written.name()), UTF_8);
            } catch (UnsupportedEncodingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return address;
    }

    private static String domain(InternetAddress from) {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
