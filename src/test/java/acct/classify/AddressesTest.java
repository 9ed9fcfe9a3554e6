package acct.classify;

import static org.assertj.core.api.Assertions.assertThat;

import acct.classify.Address.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2",
                "1",
                "010.1.1.1",
                "1.2.3.04",
                "0x1.2.3.4",
                "0x7f000001",
                "2130706433",
                "017700000001",
                "1.2.3.4/24",
                "1.2.3.4/255.255.255.0",
                "/24",
                "1.2.3.1-4",
                "1.2.*.*",
                "*",
                "1.2.3._",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.4 (x)",
                "1.2.3.4,1.2.3.5",
                "1.2.3.4:25",
                "1..2.3",
                ".1.2.3.4",
                "1.2.3.4.",
                "-1.2.3.4",
                "+1.2.3.4",
                "fe80::1%eth0",
                "fe80::1%",
                "2001:db8::/32",
                "2001:db8::1-3",
                "2001:db8::*",
                "2001:db8:::1",
                "2001:db8",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7",
                "::12345",
                "::ffff:010.1.1.1",
                "::ffff:1.2.3",
                "::1.2.3.4/96",
                "g::1",
                "mx.example.com",
                "localhost",
                "[1.2.3.4",
                "1.2.3.4]",
                "[]",
                "[ ]",
                "[[::1]]",
                "IPv6:::1",
                "n/a",
                "-",
                "a",
                "1.2.3.4\u0000",
                "١.٢.٣.٤",
                "4)+k&C#VzJ4br>0wv%Yp",
                "0b1.1.1.1",
                "1a.2.3.4",
                "2001-db8--1.ipv6-literal.net",
                "20010db8000000000000000000000001",
                "::ffff:0x1.2.3.4",
                "１.2.3.4"
            })
    void refuses(String text) {
        assertThat(Addresses.canonical(text)).isEqualTo(new Address(Kind.BAD, null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "::ffff:0.0.0.0", " 0.0.0.0 "})
    void isNoAddress(String text) {
        assertThat(Addresses.canonical(text)).isEqualTo(new Address(Kind.NONE, null));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "' 192.0.2.1\t', 192.0.2.1",
        "[192.0.2.1], 192.0.2.1",
        "0.0.0.1, 0.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
        "2001:DB8::1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        // RFC 5952: 4.2.2 one group of zeros is not shortened; 4.2.3 the longest run is, of equal ones the first
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::1, ::1",
        "fe80::, fe80::",
        "::102:304, ::102:304",
        "::1.2.3.4, ::102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    })
    void writesOneText(String text, String canonical) {
        assertThat(Addresses.canonical(text)).isEqualTo(new Address(Kind.VALID, canonical));
    }

    @Test
    void readsOnlyWhatTheNotationAllowsSeed4711() {
        Pattern ipv4 =
                Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
        Random random = new Random(4711);
        String alphabet = "0123456789....::abcfxg%/*-_ []";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Address address = Addresses.canonical(text.toString());
            String inner = text.toString().strip().replaceAll("^\\[(.+)]$", "$1");
            if (address.kind() == Kind.VALID) {
                assertThat(inner.indexOf(':') >= 0 || ipv4.matcher(inner).matches())
                        .as(text.toString())
                        .isTrue();
                assertThat(Addresses.canonical(address.text())).isEqualTo(address);
            } else if (ipv4.matcher(inner).matches() && !inner.equals("0.0.0.0")) {
                throw new AssertionError("refused " + text);
            }
        }
    }

    @Test
    void agreesWithTheJdkOnRandomIpv6Seed1119() throws UnknownHostException {
        Random random = new Random(1119);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[16];
            for (int at = 0; at < 16; at += 2) {
                if (random.nextBoolean()) {
                    bytes[at + 1] = (byte) random.nextInt(256);
                    bytes[at] = random.nextBoolean() ? 0 : (byte) random.nextInt(256);
                }
            }
            InetAddress expected = InetAddress.getByAddress(bytes);
            Address address = Addresses.canonical(expected.getHostAddress());
            if (address.text() != null) {
                assertThat(InetAddress.getByName(address.text())).isEqualTo(expected);
                assertThat(address.text()).matches("[0-9a-f:.]+");
            }
        }
    }

    @Test
    void isFastEnoughForEveryRow() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            String megabyte = "1".repeat(1_000_000);
            for (int i = 0; i < 200_000; i++) {
                Addresses.canonical("192.0.2." + (i & 255));
                Addresses.canonical("2001:db8::" + Integer.toHexString(i & 0xffff));
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(Addresses.canonical(megabyte).kind()).isEqualTo(Kind.BAD);
            }
        });
    }
}
