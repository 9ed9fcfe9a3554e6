package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.Config;
import acct.config.MailAddress;
import acct.config.MailRecipient;
import acct.model.Letter;
import acct.report.Charts;
import acct.report.Report;
import acct.report.ReportSamples;
import acct.write.Access;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMailTest {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T03:15:00Z"), ZoneOffset.UTC);

    @Test
    void hostileTextAddsNoHeader() throws MessagingException {
        MimeMessage message = read(mail(ReportSamples.hostile(), "acct@example.com", "ops@example.com"));

        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).startsWith("[acct] NEW: ").doesNotContain("\r", "\n", "\u001b", "\u202e");
    }

    @Test
    void theHeadersSayWhatWhenAndFromWhom() throws MessagingException {
        MimeMessage message = read(mail(ReportSamples.busy(), "acct <acct@example.com>", "Böß <b@example.org>"));

        assertThat(message.getSubject())
                .isEqualTo("[acct] NEW: dead addresses at Microsoft, mailed by 198.51.100.20, 7.90 %, and 1 more");
        assertThat(message.getSentDate()).isEqualTo(CLOCK.instant());
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
        assertThat(message.getMessageID()).matches("<[0-9a-f]{32}@example\\.com>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(message.getHeader("List-Id")).containsExactly("Deliverability reports <acct.example.com>");
        assertThat(message.getHeader("Reply-To")).isNull();
    }

    @Test
    void thePartsAreTextAndHtmlWithItsPictures() throws MessagingException, IOException {
        MimeMessage message = read(mail(ReportSamples.busy(), "acct@example.com", "ops@example.com"));

        MimeMultipart alternative = (MimeMultipart) message.getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat(alternative.getBodyPart(0).getContent().toString()).contains("What to do: Pause 198.51.100.20");
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getCount()).isEqualTo(2);
        String html = related.getBodyPart(0).getContent().toString();
        for (int i = 1; i < 2; i++) {
            BodyPart picture = related.getBodyPart(i);
            assertThat(picture.getContentType()).startsWith("image/png");
            assertThat(picture.getHeader("Content-ID")[0])
                    .endsWith(message.getMessageID().substring(1));
            assertThat(html).contains("cid:" + picture.getHeader("Content-ID")[0].replaceAll("[<>]", ""));
        }
    }

    /** But for tables and what is copied in one piece, such as an address. */
    @Test
    void theTextIsSeventyTwoLettersWide() throws MessagingException, IOException {
        for (Report report : List.of(ReportSamples.busy(), ReportSamples.hostile(), ReportSamples.warming())) {
            MimeMessage message = read(mail(report, "acct@example.com", "ops@example.com"));
            MimeMultipart alternative = (MimeMultipart) message.getContent();
            String text = alternative.getBodyPart(0).getContent().toString();

            assertThat(text.lines()
                            .filter(line -> line.length() > 72 && line.strip().contains(" ")))
                    .isEmpty();
        }
    }

    @Test
    void aDryRunIsAFile(@TempDir Path folder) {
        Path file = new ReportFolder(folder, Access.GROUP)
                .writeMail(ReportSamples.quiet(), mail(ReportSamples.quiet(), "acct@example.com", "ops@example.com"));

        assertThat(file).isEqualTo(folder.resolve("2026-11-19/report.eml"));
        assertThat(file)
                .content(StandardCharsets.UTF_8)
                .containsPattern("Subject: \\[acct] OK: nothing worse than usual, [0-9.]+ % not judged");
    }

    static ReportMail mail(Report report, String from, String to) {
        return mail(report, config(0, Config.Tls.NONE, null, null, from, to));
    }

    static ReportMail mail(Report report, Config.Mail mail) {
        LetterIds ids = LetterIds.of("a store", mail.from());
        return ReportMail.of(
                report,
                Charts.of(report),
                new Letterhead(mail, mail.to().get(0), ids, id(ids, mail), CLOCK.instant(), List.of()));
    }

    /** Those of a report, as a night finishes them. */
    static List<Letter> letters(Report report, Config.Mail mail) {
        LetterIds ids = LetterIds.of("a store", mail.from());
        ReportLetters letters = new ReportLetters(report, List.of(), mail, ids, CLOCK.instant());
        return mail.to().stream()
                .map(to -> letters.to(to, ids.ofDays("one", to.address().address()), List.of()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String id(LetterIds ids, Config.Mail mail) {
        return ids.ofDays("one", mail.to().get(0).address().address());
    }

    static Config.Mail config(
            int port, Config.Tls tls, @Nullable String user, @Nullable String passwordFile, String from, String... to) {
        return new Config.Mail(
                "127.0.0.1",
                port,
                tls,
                user,
                passwordFile,
                MailAddress.parse(from),
                Stream.of(to).map(MailAddress::parse).map(MailRecipient::of).toList(),
                null,
                "[acct]",
                null,
                Config.Attachment.NONE);
    }

    private static MimeMessage read(ReportMail mail) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(mail.bytes()));
    }
}
