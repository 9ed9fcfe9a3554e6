package acct.report;

import static org.assertj.core.api.Assertions.assertThat;

import acct.config.Config;
import acct.config.Config.Webhook;
import acct.config.MailAddress;
import acct.config.MailRecipient;
import acct.deliver.LetterIds;
import acct.deliver.Letterhead;
import acct.deliver.NewsLetter;
import acct.deliver.PrometheusFile;
import acct.deliver.ReportMail;
import acct.incident.KnownIncident;
import acct.incident.Notice;
import acct.model.Letter;
import acct.model.ToldNotice;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Format;
import acct.report.chart.Chart;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three hundred texts that a log may hold, through every way out. A text must change words only: what it leaves is held
 * against what a plain word leaves, element by element, header by header.
 */
@Tag("slow")
final class HostileTextsTest {
    private static final long SEED = 20_261_119;
    private static final int MANY = 300;
    private static final String PLAIN = "plain";
    private static final Pattern ELEMENT =
            Pattern.compile("<(/?[a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z-]+(?:=\"[^\"]*\")?)*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"[^\"]*\")?");
    private static final Pattern COMMAND =
            Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MailFrame FRAME =
            new MailFrame("advice", "https://acct.example/2026-11-19/index.html", List.of(), "why");

    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "</td></tr></table><script src=//x.example></script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)' autofocus='",
            "javascript:alert(1)",
            "data:text/html,<b>x",
            "--><b>",
            "]]><b>",
            "<!--",
            "<style>*{display:none}</style>",
            "</style><b>",
            "</title><b>",
            "&lt;script&gt;",
            "&#60;b&#62;",
            "${7*7}",
            "@if(true)",
            "!{var x = 1;}",
            "{{x}}",
            "\r\nBcc: victim@example.com",
            "\nSubject: other",
            "\r\n\r\n<html>",
            "\r\n.\r\nQUIT\r\n",
            "\r\n--=_Part_1\r\n",
            "=?UTF-8?B?PHNjcmlwdD4=?=",
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "a\",\"b",
            "a\nb,c",
            "\u001b[31mred",
            "\u001b]0;title\u0007",
            "\u009b31m",
            "\u0000",
            "\u0008\u0008",
            "\u007f",
            "\u202etxt.exe",
            "\u2066x\u2069",
            "\ufeff",
            "\u2028x\u2029",
            "\ud800",
            "\udfff x",
            "\ud83d\ude00",
            "e\u0301\u0301\u0301",
            "\u6c60\u6c60",
            "\u05e9\u05dc",
            "<!channel>",
            "<@U123>",
            "<https://x.example|ok>",
            "*b* _i_ `c`",
            "acct_x{isp=\"y\"} 1",
            "\"} 1\nacct_up 1",
            "\\",
            "\\n",
            "%0d%0aBcc:x",
            "%s%n",
            "../../../etc/passwd",
            "'; drop table attempt; --",
            "' or 1=1 --",
            "$(id)",
            "`id`",
            "a".repeat(3_000),
            "x ".repeat(500),
            "<".repeat(300),
            "\"".repeat(300));

    /** Each piece alone, then mixtures. */
    private static List<String> texts() {
        Random dice = new Random(SEED);
        List<String> texts = new ArrayList<>(PIECES);
        while (texts.size() < MANY) {
            StringBuilder text = new StringBuilder();
            for (int pieces = 2 + dice.nextInt(4); pieces > 0; pieces--) {
                text.append(PIECES.get(dice.nextInt(PIECES.size() - 4))).append(dice.nextBoolean() ? " " : "");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static Report report(String text) {
        KnownIncident known = IncidentSamples.of("bcd23", text, 201, 515, 0.003, ReportSamples.DAY, 6);
        return ReportSamples.withIncidents(
                ReportSamples.hostile(text),
                List.of(known),
                List.of(new Notice(known, ToldNotice.Kind.OPENED, ReportSamples.DAY)));
    }

    /** Names of elements and of their attributes, in order; what a text may change is between them. */
    private static List<String> elements(String html) {
        return ELEMENT.matcher(html.replace(PageScript.TEXT, ""))
                .results()
                .map(found -> found.group(1) + " "
                        + ATTRIBUTE
                                .matcher(found.group(2))
                                .results()
                                .map(one -> one.group(1))
                                .toList())
                .toList();
    }

    private static void isSafe(String html, List<String> plain, String text) {
        assertThat(html).as(text).doesNotContain("\u001b", "\u202e", "\u0000", "\u009b");
        assertThat(elements(html)).as(text).isEqualTo(plain);
    }

    @Test
    void pagesAndMailsHaveTheSameElements() {
        List<String> page = elements(Pages.html(report(PLAIN), List.of()));
        List<String> mail = elements(Pages.mail(report(PLAIN), List.of(), FRAME));
        assertThat(page).hasSizeGreaterThan(200);
        assertThat(mail).hasSizeGreaterThan(50);
        for (String text : texts()) {
            isSafe(Pages.html(report(text), List.of()), page, text);
            isSafe(Pages.mail(report(text), List.of(), FRAME), mail, text);
        }
    }

    @Test
    void textIsText() {
        for (String text : texts()) {
            assertThat(COMMAND.matcher(PlainText.of(report(text), FRAME)).find())
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void drawingsAreWellFormed() throws Exception {
        for (String text : texts()) {
            for (Chart chart : Charts.of(report(text)).subList(0, 3)) {
                if (chart.picture() != null) {
                    String svg = chart.picture().svg().text();
                    assertThat(svg).as(text).doesNotContain("<script", "<img", "onload", "<b>");
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    /** As a strict reader sees it: the headers that were written and no other, the parts, and lines of the allowed length. */
    @Test
    void mailsHaveTheSameHeadersAndParts() throws Exception {
        List<String> headers = headers(read(PLAIN));
        for (String text : texts()) {
            String raw = new String(mail(text).bytes(), StandardCharsets.ISO_8859_1);
            assertThat(raw.replace("\r\n", "")).as(text).doesNotContain("\r", "\n");
            assertThat(raw.lines().mapToInt(String::length).max().orElse(0))
                    .as(text)
                    .isLessThanOrEqualTo(998);
            assertThat(raw.chars().allMatch(c -> c < 0x7f)).as(text).isTrue();
            MimeMessage message = read(text);
            assertThat(headers(message)).as(text).isEqualTo(headers);
            assertThat(COMMAND.matcher(message.getSubject()).find()).as(text).isFalse();
            assertThat(message.getAllRecipients()).as(text).hasSize(1);
            MimeMultipart alternative = (MimeMultipart) message.getContent();
            assertThat(alternative.getCount()).as(text).isEqualTo(2);
            assertThat(alternative.isComplete()).as(text).isTrue();
            MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
            assertThat(related.getCount()).as(text).isEqualTo(1);
            assertThat(((MimeBodyPart) related.getBodyPart(0)).getContent().toString())
                    .as(text)
                    .endsWith("</html>\r\n");
        }
    }

    private static ReportMail mail(String text) {
        Config.Mail mail = new Config.Mail(
                "localhost",
                25,
                Config.Tls.NONE,
                null,
                null,
                MailAddress.parse("acct@example.com"),
                List.of(MailRecipient.of(MailAddress.parse("ops@example.com"))),
                null,
                "[acct]",
                null,
                Config.Attachment.NONE);
        LetterIds ids = LetterIds.of("a store", mail.from());
        return ReportMail.of(
                report(text),
                List.of(),
                new Letterhead(mail, mail.to().get(0), ids, ids.ofDays("one", "ops"), Instant.EPOCH, List.of()));
    }

    private static MimeMessage read(String text) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(mail(text).bytes()));
    }

    private static List<String> headers(MimeMessage message) throws Exception {
        return Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    @Test
    void programsReadWhatWasLogged(@TempDir Path folder) throws Exception {
        Pattern line = Pattern.compile(
                "(# (HELP|TYPE) acct_.*)|(acct_[a-z_]+(\\{[a-z]+=\"([^\"\\\\\n]|\\\\[\"\\\\n])*\"\\})? [-0-9.E]+)");
        List<String> plain = null;
        for (String text : texts()) {
            JsonNode summary = JSON.readTree(SummaryJson.of(report(text)));
            assertThat(summary.get("by_isp").get(0).get("isp").isString())
                    .as(text)
                    .isTrue();

            Path file = folder.resolve("acct.prom");
            PrometheusFile.write(file, report(text), new PrometheusFile.Known(null, 0, Instant.EPOCH));
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).as(text).allMatch(one -> line.matcher(one).matches());
            List<String> names =
                    lines.stream().map(one -> one.replaceAll("\\{.*", "")).toList();
            plain = plain == null ? names : plain;
            assertThat(names).as(text).hasSameSizeAs(plain);

            for (Webhook.Format format : Webhook.Format.values()) {
                Webhook hook = new Webhook("https://hook.example/x", null, format, List.of(Webhook.News.values()));
                Letter letter = NewsLetter.of(
                                report(text),
                                hook,
                                "https://acct.example",
                                LetterIds.of("s", MailAddress.parse("a@b.example")),
                                Instant.EPOCH)
                        .orElseThrow();
                JsonNode body = JSON.readTree(letter.body());
                assertThat(COMMAND.matcher(letter.subject()).find()).as(text).isFalse();
                if (format == Webhook.Format.SLACK) {
                    assertThat(body.get("text").asString()).as(text).doesNotContain("<", ">");
                    assertThat(body.findValuesAsString("type").stream().distinct())
                            .as(text)
                            .isSubsetOf("header", "section", "plain_text", "button");
                }
            }
        }
    }

    @Test
    void spreadsheetsAndTerminalsShowIt() throws Exception {
        for (String text : texts()) {
            Answer answer = new Answer(
                    List.of(new Column("isp", Column.Kind.TEXT), new Column("rows", Column.Kind.COUNT)),
                    List.of(List.of(text, 3L), List.of(PLAIN, 4L)));

            try (CSVParser parsed = CSVFormat.DEFAULT.parse(new java.io.StringReader(printed(answer, Format.CSV)))) {
                List<CSVRecord> records = parsed.getRecords();
                assertThat(records).as(text).hasSize(3).allMatch(record -> record.size() == 2);
            }
            String table = printed(answer, Format.TABLE);
            assertThat(table.lines()).as(text).hasSize(3);
            assertThat(COMMAND.matcher(table).find()).as(text).isFalse();
            assertThat(elements(printed(answer, Format.HTML)))
                    .as(text)
                    .isEqualTo(elements(printed(
                            new Answer(answer.columns(), List.of(List.of(PLAIN, 3L), List.of(PLAIN, 4L))),
                            Format.HTML)));
        }
    }

    private static String printed(Answer answer, Format format) {
        StringWriter written = new StringWriter();
        answer.print(format, new PrintWriter(written));
        return written.toString();
    }
}
