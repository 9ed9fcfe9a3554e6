package acct.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.config.Config;
import acct.config.MailAddress;
import acct.model.UserException;
import acct.report.Charts;
import acct.report.Report;
import acct.report.ReportSamples;
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
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMailTest {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T03:15:00Z"), ZoneOffset.UTC);

    @Test
    void aMailToNobodyIsRefused() {
        assertThatThrownBy(() -> mail(ReportSamples.empty(), "acct@example.com"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--mail-to");
    }

    @Test
    void hostileTextAddsNoHeader() throws MessagingException {
        MimeMessage message = read(mail(ReportSamples.hostile(), "acct@example.com", "ops@example.com"));

        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).contains("\\x1b[31mred").doesNotContain("\r", "\n", "\u202e");
    }

    @Test
    void theHeadersSayWhatWhenAndFromWhom() throws MessagingException {
        MimeMessage message =
                read(mail(ReportSamples.busy(), "acct <acct@example.com>", "ops@example.com", "Böß <b@example.org>"));

        assertThat(message.getSubject())
                .isEqualTo("acct 2026-11-19: 1 critical, 1 warning – 198.51.100.20 at microsoft");
        assertThat(message.getSentDate()).isEqualTo(CLOCK.instant());
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(2);
        assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@example\\.com>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void thePartsAreTextAndHtmlWithItsPictures() throws MessagingException, IOException {
        MimeMessage message = read(mail(ReportSamples.busy(), "acct@example.com", "ops@example.com"));

        MimeMultipart alternative = (MimeMultipart) message.getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat(alternative.getBodyPart(0).getContent().toString()).contains("What to do: Pause 198.51.100.20");
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getCount()).isEqualTo(4);
        String html = related.getBodyPart(0).getContent().toString();
        for (int i = 1; i < 4; i++) {
            BodyPart picture = related.getBodyPart(i);
            assertThat(picture.getContentType()).startsWith("image/png");
            assertThat(html).contains("cid:" + picture.getHeader("Content-ID")[0].replaceAll("[<>]", ""));
        }
    }

    @Test
    void aDryRunIsAFile(@TempDir Path folder) {
        Path file = new ReportFolder(folder)
                .writeMail(ReportSamples.quiet(), mail(ReportSamples.quiet(), "acct@example.com", "ops@example.com"));

        assertThat(file).isEqualTo(folder.resolve("2026-11-19/report.eml"));
        assertThat(file).content(StandardCharsets.UTF_8).contains("Subject: acct 2026-11-19: nothing to worry about");
    }

    static ReportMail mail(Report report, String from, String... to) {
        return ReportMail.of(
                report, Charts.of(report), List.of(), config(0, Config.Tls.NONE, null, null, from, to), CLOCK);
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
                Stream.of(to).map(MailAddress::parse).toList());
    }

    private static MimeMessage read(ReportMail mail) throws MessagingException {
        assertThat(Collections.list(mail.message().getAllHeaderLines())).isNotEmpty();
        return new MimeMessage(null, new ByteArrayInputStream(mail.bytes()));
    }
}
