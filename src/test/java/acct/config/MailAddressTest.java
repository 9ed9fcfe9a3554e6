package acct.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.com",
                "a@",
                "a@b, c@d",
                "a@b;c@d",
                "a@example.com\r\nBcc: b@example.com",
                "a b@example.com",
                "<script>",
                "a@example.com>",
                "a@b <c@d>",
                "A <a@b> B <c@d>",
                "<<a@b>>",
                "\"A\" \"B\" <a@b>",
                "group: a@b, c@d;",
                "a@b@c d",
                "a..b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a@example..com",
                "a@.example.com",
                "a@-example.com",
                "a@exa mple.com",
                "a@example.com/x",
                "mailto:a b@example.com",
                "a@[127.0.0.1",
                "\"a\nb\"@example.com",
                "\"a\"b\"@example.com",
                "a@straße.example"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> MailAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartOrADomainThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> MailAddress.parse("a".repeat(65) + "@example.com"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailAddress.parse("a@" + "b".repeat(64) + ".example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailAddress.parse("a@" + "b.".repeat(130) + "example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLetterThatSmtpCannotCarryIsNamedWithItsPlace() {
        assertThatThrownBy(() -> MailAddress.parse("Jörg <jörg@example.org>"))
                .hasMessage(
                        "has 'ö' as letter 2 of what stands before the @; only ASCII can be mailed to there, so give"
                                + " another address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@example.com|a@example.com",
                "  a@example.com  |a@example.com",
                "<a@example.com>|a@example.com",
                "acct@localhost|acct@localhost",
                "o'neil+x=1/2@example.com|o'neil+x=1/2@example.com",
                "\"a b\"@example.com|\"a b\"@example.com",
                "\"a@b\"@example.com|\"a@b\"@example.com",
                "a@[192.0.2.1]|a@[192.0.2.1]",
                "a@[IPv6:2001:db8::1]|a@[IPv6:2001:db8::1]",
                "a@mail_host.example|a@mail_host.example",
                "a@example.com.|a@example.com",
                "a@bücher.example|a@xn--bcher-kva.example",
                "a@BÜCHER.example|a@xn--bcher-kva.example",
                "a@bücher。example|a@xn--bcher-kva.example",
                "a@xn--bcher-kva.example|a@xn--bcher-kva.example",
                "a@例え.テスト|a@xn--r8jz45g.xn--zckzah"
            })
    void anAddressIsKeptInAscii(String text, String address) {
        assertThat(MailAddress.parse(text)).isEqualTo(new MailAddress(null, address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jörg Müller <j@example.org>|Jörg Müller",
                "Müller, Jörg <j@example.org>|Müller, Jörg",
                "\"Müller, Jörg\" <j@example.org>|Müller, Jörg",
                "\"a \\\"b\\\" <c@d>\" <j@example.org>|a \"b\" <c@d>",
                "Ops (night) <j@example.org>|Ops (night)"
            })
    void aNameIsKeptAsItIsMeant(String text, String name) {
        assertThat(MailAddress.parse(text)).isEqualTo(new MailAddress(name, "j@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp.example.com:587",
                "smtp://smtp.example.com",
                "a b",
                "a@b",
                "-a",
                "a/b",
                "1::2::3",
                "[127.0.0",
                "127.1",
                "2130706433",
                "[a.b",
                "a,b"
            })
    void whatIsNoServerIsRefused(String text) {
        assertThatThrownBy(() -> MailDomain.server(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,localhost",
        "127.0.0.1,127.0.0.1",
        "[127.0.0.1],127.0.0.1",
        "::1,::1",
        "[2001:db8::25],2001:db8::25",
        "smtp.bücher.example,smtp.xn--bcher-kva.example",
        "smtp.example.com.,smtp.example.com"
    })
    void aServerIsANameOrAnAddress(String text, String server) {
        assertThat(MailDomain.server(text)).isEqualTo(server);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/acct/ip/spellings.csv", useHeadersInDisplayName = true)
    void anAddressInBracketsIsReadAsEverywhere(String written, String address, String network) {
        String literal = "a@[" + written + "]";
        if (address.equals("-")) {
            assertThatThrownBy(() -> MailAddress.parse(literal))
                    .as(network)
                    .isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(MailAddress.parse(literal)).isEqualTo(new MailAddress(null, literal));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/acct/ip/spellings.csv", useHeadersInDisplayName = true)
    void whatLooksLikeAnAddressIsNoServerByAnotherName(String written, String address, String network) {
        boolean numbers = written.matches("[0-9.]+") || written.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        if (numbers && address.equals("-")) {
            assertThatThrownBy(() -> MailDomain.server(written)).as(network).hasMessage("is no IP address");
        } else if (numbers) {
            assertThat(MailDomain.server(written)).isEqualTo(written);
        }
    }
}
