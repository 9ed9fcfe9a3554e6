package acct.classify.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {

    private static String text(String diag) {
        return Template.of(null, diag).text();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\r\n", "smtp;", "smtp; x-unix; ", "\u0000\u001b[31m", "\u202e\u200b"})
    void aRowThatSaysNothingHasTheEmptyTemplate(String diag) {
        assertThat(Template.of(null, diag)).isEqualTo(Template.of("", null));
        assertThat(Template.of(" ", diag).text()).isEmpty();
    }

    @Test
    void theStatusSpeaksWhereTheReplyDoesNot() {
        String status = "5.1.2 (bad destination system: no such domain)";
        assertThat(Template.of(status, "smtp; ").text()).isEqualTo(status);
        assertThat(Template.of(status, "550 no").text()).isEqualTo("550 no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp;550 5.1.1 nobody",
                "SMTP; 550 5.1.1 nobody",
                "x-postfix;550 5.1.1 nobody",
                " \r\n550 5.1.1 nobody \r\n",
                "550-5.1.1 nobody",
                "550 5.1.1\tnobody",
                "550 5.1.1 nobody (in reply to RCPT TO command)",
                "550 5.1.1 nobody (in reply to end of DATA command)),",
                "550 5.1.1 550 5.1.1 nobody",
                "550 5.1.1 \u001b[1mno\u0000\u202ebody\u001b[0m"
            })
    void whatIsPutAroundAReplyIsNoPartOfIt(String diag) {
        if (diag.indexOf(0) >= 0) {
            assertThat(text(diag)).isEqualTo("550 5.1.1 no body");
        } else {
            assertThat(Template.of(null, diag)).isEqualTo(Template.of(null, "550 5.1.1 nobody"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550-first 550-second 550 third | 550 first second third",
                "550 first 550-second 550 third | 550 first second third",
                "550-first 550 second 550 times | 550 first second <n> times",
                "550 tried 550 times | 550 tried <n> times",
                "550-5.1.1 first 550-5.1.1 tried 550 times | 550 5.1.1 first tried <n> times",
                "550-5.7.1 first 550-5.7.1 second 550 5.7.1 third | 550 5.7.1 first second third",
                "421 4.7.0 [TSS04] 192.0.2.1 | 421 4.7.0 [TSS04] <ip>",
                "550 [IPv6:2001:db8::1] | 550 [IPv6:<ip>]",
                "550 <anna@example.com>, ben@example.org | 550 <address>, <address>",
                "550 \"anna b\"@example.com | 550 <address>",
                "550 anna@[192.0.2.1] | 550 <address>",
                "550 1.2.0.192.zen.spamhaus.org=127.0.0.2 | 550 <ip>.zen.spamhaus.org=127.0.0.2",
                "550 key.zen.dq.spamhaus.net | 550 <host>.zen.dq.spamhaus.net",
                "550 see http://192.0.2.1/x | 550 see http://<ip>/x",
                "550 size 1,234,567 | 550 size <n>",
                "550 found.Please wait | 550 found.Please wait",
                "550 wait 1 hour, 30 minutes | 550 wait <duration>",
                "550 at Tue, 24 Nov 2026 01:02:03 +0000 (UTC). | 550 at <time>.",
                "550 may 5 | 550 may <n>",
                "550 5.7.1 SPF/DKIM, and/or DMARC | 550 5.7.1 SPF/DKIM, and/or DMARC",
                "550 anti-spam, spam/virus and SPF/DKIM-Check/IPv6 | 550 anti-spam, spam/virus and SPF/DKIM-Check/IPv6",
                "550 [_-aB3dEf__Gh-IjKl-mNo_.us123] | 550 [<n>]",
                "550 [-aB3dEf_-Gh-IjKl-mNo_-.us123] | 550 [<n>]",
                "550 [12--aB3dEfGh-IjKl-mNo_-rs.us1] | 550 [<n>]",
                "550 id=aB+dEf/Gh-IjKl-mNo/rs== more | 550 id=<n> more",
                "550 id=/B3dEf+/GhIjKlmNors/+== more | 550 id=<n> more",
                "550 aB3dEf//GhIj+KlmNors/+=, more | 550 <n>, more",
                "550 see https://a.example/Why-2--Now/aB3dEf?k=aB3--dEf_-GhIjKlmN_ | 550 see https://a.example/<n>--Now/<n>?k=<n>",
                "550 text/html; boundary=-=_aB3dEfGhIjKl | 550 text/html; boundary=-=<n>",
                "550 aB3dEfGhIjKlmNo-.example.com | 550 <n>-.<host>",
                "550 DKIMSignature RfcMessageNonCompliant | 550 DKIMSignature RfcMessageNonCompliant",
                "450 busy--please wait | 450 busy--please wait",
                "521 < 192.0.2.1 >_is_blocked | 521 < <ip> >_is_blocked",
                "nobody said: 550 no | nobody said: 550 no",
                "550 spam (id=aelpvimu) | 550 spam (id=<n>)",
                "550 refused, session=abcdefgh | 550 refused, session=<n>",
                "550 see http://a.example/?queueId=aelpvimu | 550 see http://a.example/?queueId=<n>",
                "550 sender id: unknown, valid=yes, reason=spam | 550 sender id: unknown, valid=yes, reason=spam",
                "550 5.2.0 refused ofr_506, Ofr004_104 | 550 5.2.0 refused ofr_506, Ofr004_104",
                "421 [tss04] rp-001 aup#1310 (s3140) http://a.example/#bl000001 | 421 [tss04] rp-001 aup#1310 (s3140) http://a.example/#bl000001",
                "550 selector s191 of g28, es123456 | 550 selector <n> of <n>, <n>",
                "550 AccountDisabledException.MapiExceptionADUserDisabledAndHidden; no | 550 AccountDisabledException.MapiExceptionADUserDisabledAndHidden; no"
            })
    void masks(String diag, String template) {
        assertThat(text(diag)).isEqualTo(template);
    }

    @Test
    void aReplyThatHoldsPlaceholdersIsAReply() {
        assertThat(text("550 <address> <ip> <n> <<host>[<ip>]>")).isEqualTo("550 <address> <ip> <n> <<host>[<ip>]>");
        assertThat(text("550 <addr <ip> > <n")).isEqualTo("550 <addr <ip> > <n");
    }

    @Test
    void digitsOfOtherScriptsAreDigitsAndHalfCharactersAreNone() {
        assertThat(text("550 \u0661\u0662 \ud800 x\udc00")).isEqualTo("550 <n> ? x?");
        assertThat(text("550 \ud83d\ude00")).isEqualTo("550 \ud83d\ude00");
    }

    @Test
    void aLongTextEndsBeforeAPlaceholderThatDoesNotFit() {
        String text = text("550 " + "o".repeat(990) + " 192.0.2.1 anna@example.com");
        assertThat(text).isEqualTo("550 " + "o".repeat(990) + " <ip>");
        assertThat(text("550 " + "o".repeat(992) + " 192.0.2.1 b")).isEqualTo("550 " + "o".repeat(992));
        assertThat(text("\ud83d\ude00".repeat(2000))).hasSize(1000);
        assertThat(text("x" + "\ud83d\ude00".repeat(2000))).hasSize(999);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "A",
                "aB1",
                ".",
                "-",
                "a.",
                "1.",
                "1:",
                ":",
                "::",
                "a@",
                "@",
                "<",
                ">",
                "<a",
                "[",
                "(",
                "\"",
                "\"a@",
                "=",
                "a=",
                "/",
                "http://",
                "www.",
                "http://a/",
                "(in reply to ",
                "550 5.7.1 ",
                "550-",
                "smtp;",
                "x-a;",
                "Nov 1 ",
                "1 Nov ",
                "Tue, ",
                "12:",
                "12:34:",
                "1h",
                "1 hour ",
                "1,234",
                "a1/",
                "aB1-_",
                "aB1=",
                "id=aB1/",
                "http://a/?aB1--=",
                "=-",
                "aB1/",
                "%3A",
                "\u001b",
                "\u001b[",
                "\u001b]",
                "\u0000",
                "\n",
                "\r\n",
                "\u202e",
                "\ud800",
                "\udc00",
                "\ud83d\ude00",
                "id=",
                "AUP#",
                "1.2.3.4.",
                "f.",
                "xn--",
                "\u00fc",
                "\u0661",
                "_",
                "+",
                "a-",
                "a--",
                "'",
                "a'",
                "a!"
            })
    void aMegabyteOfOneThingEnds(String unit) {
        String diag = unit.repeat(1_000_000 / unit.length());
        Template template = Template.of(diag, diag);
        assertThat(template.text().length()).isLessThanOrEqualTo(1_000);
        assertThat(template.id()).matches("[a-z2-7]{12}");
        assertThat(Listing.of(diag).listed()).isNull();
    }

    @Test
    void anyTextHasOnePrintableTemplateThatIsItsOwnSeed26() {
        Random random = new Random(26);
        String pieces =
                "a1.:-_@<>[](){}\"'/=#%&?; \r\n\t\u0000\u001b\u009b\u202e\u200b\u00a0\u00fc\u0661\ud800\udc00\ufffe\ue000Z9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder diag = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                diag.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            String text = text(diag.toString());
            assertThat(text.chars().noneMatch(Character::isISOControl)).as(text).isTrue();
            assertThat(text.codePoints()
                            .noneMatch(c -> Character.getType(c) == Character.FORMAT
                                    || Character.getType(c) == Character.SURROGATE))
                    .as(text)
                    .isTrue();
            assertThat(text).isEqualTo(text.strip()).doesNotContain("  ");
        }
    }
}
