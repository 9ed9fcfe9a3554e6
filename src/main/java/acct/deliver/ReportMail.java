package acct.deliver;

import acct.config.Config;
import acct.config.MailAddress;
import acct.report.Pages;
import acct.report.Report;
import acct.report.chart.Chart;
import acct.report.chart.Picture;
import acct.report.chart.Png;
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
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

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

    /** Writes it. */
    public static ReportMail of(Report report, List<Chart> charts, Letterhead head) {
        Config.Mail mail = head.mail();
        MailWords words = MailWords.of(report, head);
        try {
            MimeMessage message = new IdentifiedMessage(head.id());
            message.setFrom(address(mail.from()));
            message.setRecipient(Message.RecipientType.TO, address(head.to().address()));
            if (mail.replyTo() != null) {
                message.setReplyTo(new InternetAddress[] {address(mail.replyTo())});
            }
            message.setSubject(words.subject(), UTF_8);
            message.setSentDate(Date.from(head.at()));
            addHeaders(message, report, head);
            message.setContent(content(report, charts, head, words));
            message.saveChanges();
            return new ReportMail(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("the report's message could not be built", e);
        }
    }

    private static void addHeaders(MimeMessage message, Report report, Letterhead head) throws MessagingException {
        // Keeps vacation notices and ticket systems from answering (RFC 3834), Exchange by a header of its own.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader(
                "List-Id", "Deliverability reports <acct." + head.ids().domain() + ">");
        String threads = MailWords.threads(report).stream()
                .map(incident -> "<" + head.ids().ofThread(incident) + ">")
                .collect(Collectors.joining("\r\n "));
        if (!threads.isEmpty()) {
            message.setHeader("References", threads);
        }
    }

    /** The message as it is kept and sent: ASCII with CRLF. */
    public String text() {
        return new String(bytes(), StandardCharsets.US_ASCII);
    }

    /** What it is about, in a line. */
    public String subject() {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException("the report's subject could not be read", e);
        }
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

    private static MimeMultipart content(Report report, List<Chart> charts, Letterhead head, MailWords words)
            throws MessagingException {
        MimeMultipart alternatives = alternatives(charts, head, words);
        if (head.mail().attach() == Config.Attachment.NONE) {
            return alternatives;
        }
        MimeBodyPart mail = new MimeBodyPart();
        mail.setContent(alternatives);
        MimeBodyPart page = new MimeBodyPart();
        page.setText(Pages.html(report, charts), UTF_8, "html");
        page.setDisposition(Part.ATTACHMENT);
        page.setFileName("acct-" + ReportFolder.name(report.period()) + ".html");
        return new MimeMultipart("mixed", mail, page);
    }

    private static MimeMultipart alternatives(List<Chart> charts, Letterhead head, MailWords words)
            throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(words.text(), UTF_8);
        MimeMultipart related = new MimeMultipart("related");
        MimeBodyPart html = new MimeBodyPart();
        related.addBodyPart(html);
        String body = words.html(charts);
        for (Chart chart : charts) {
            Picture picture = chart.picture();
            String reference = "src=\"cid:" + Pages.contentId(chart) + "\"";
            if (picture != null && body.contains(reference)) {
                // Two messages that lie open side by side must not show each other's pictures.
                String id = chart.name() + "." + head.id();
                body = body.replace(reference, "src=\"cid:" + id + "\"");
                related.addBodyPart(picture(chart, picture.png(), id));
            }
        }
        html.setText(body, UTF_8, "html");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setContent(related);
        // The last alternative is the one to prefer (RFC 2046, 5.1.4).
        return new MimeMultipart("alternative", text, rich);
    }

    private static MimeBodyPart picture(Chart chart, Png picture, String id) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.bytes(), "image/png")));
        part.setContentID("<" + id + ">");
        part.setDisposition(Part.INLINE);
        part.setFileName(chart.name() + ".png");
        return part;
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
}
