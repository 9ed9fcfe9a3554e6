package acct.ip;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ip.Address.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4 (x)",
                "1.2.3.4,1.2.3.5",
                "1.2.3.4:25",
                "[1.2.3.4",
                "1.2.3.4]",
                "[]",
                "[ ]",
                "[[::1]]",
                "IPv6:::1",
                "1.2.3.4\u0000",
                "10 /8"
            })
    void refuses(String text) {
        assertThat(Address.of(text)).isEqualTo(new Address(Kind.BAD, null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "[::]", " 0.0.0.0 "})
    void isNoAddress(String text) {
        assertThat(Address.of(text)).isEqualTo(new Address(Kind.NONE, null));
    }

    @ParameterizedTest
    @CsvSource({"' 192.0.2.1\t', 192.0.2.1", "[192.0.2.1], 192.0.2.1", "[2001:db8::1], 2001:db8::1"})
    void looksThroughBlanksAndBrackets(String text, String canonical) {
        assertThat(Address.of(text)).isEqualTo(new Address(Kind.VALID, canonical));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/acct/ip/spellings.csv", useHeadersInDisplayName = true)
    void oneAddressHasOneText(String written, String address, String network) {
        Address expected = switch (address) {
            case "-" -> new Address(Kind.BAD, null);
            case "none" -> new Address(Kind.NONE, null);
            default -> new Address(Kind.VALID, address);
        };
        assertThat(Address.of(written)).as("as a network %s", network).isEqualTo(expected);
        assertThat(Address.of("[" + written + "]")).isEqualTo(expected);
        assertThat(Address.isLiteral("[" + written + "]")).isEqualTo(!address.equals("-"));
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
            Address address = Address.of(text.toString());
            String inner = text.toString().strip().replaceAll("^\\[(.+)]$", "$1");
            if (address.kind() == Kind.VALID) {
                assertThat(inner.indexOf(':') >= 0 || ipv4.matcher(inner).matches())
                        .as(text.toString())
                        .isTrue();
                assertThat(Address.of(address.text())).isEqualTo(address);
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
            Address address = Address.of(expected.getHostAddress());
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
                Address.of("192.0.2." + (i & 255));
                Address.of("2001:db8::" + Integer.toHexString(i & 0xffff));
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(Address.of(megabyte).kind()).isEqualTo(Kind.BAD);
            }
        });
    }
}
