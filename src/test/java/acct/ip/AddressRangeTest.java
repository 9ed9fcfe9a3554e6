package acct.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

    private static AddressRange range(String text) {
        return Objects.requireNonNull(AddressRange.parse(text), text);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/acct/ip/spellings.csv", useHeadersInDisplayName = true)
    void oneNetworkHasOneText(String written, String address, String network) {
        AddressRange range = AddressRange.parse(written);
        assertThat(range == null ? "-" : range.text())
                .as("as an address %s", address)
                .isEqualTo(network);
        assertThat(AddressRange.ofLiteral("[IPv6:" + written + "]")).isEqualTo(range);
        if (range != null) {
            assertThat(range(network)).isEqualTo(range).hasSameHashCodeAs(range).isEqualByComparingTo(range);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[]",
                "[]:25",
                ":",
                ":25",
                "a:25",
                "[::1",
                "[192.0.2.1:25",
                "010.1.1.1:25",
                "[010.1.1.1]:25"
            })
    void whatIsNoHostIsRefused(String text) {
        assertThat(AddressRange.ofHost(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:25, 192.0.2.1",
        "0/0:25, 0.0.0.0/0",
        "[::1]:25, ::1",
        "[::1], ::1",
        "::1, ::1",
        "[::ffff:192.0.2.1]:25, 192.0.2.1",
        "[IPv6:2001:db8::/32], 2001:db8::/32"
    })
    void aHostMayHaveAPort(String text, String canonical) {
        assertThat(AddressRange.ofHost(text)).isEqualTo(range(canonical)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "10/8, 10.1.2.3, true",
        "10/8, 10/8, true",
        "10/8, 10.1/16, true",
        "10.1/16, 10/8, false",
        "10/8, 11.0.0.1, false",
        "0/0, 255.255.255.255, true",
        "0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "::/0, ::ffff:10.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "192.0.2.1, 192.0.2.1/32, true"
    })
    void aNetworkHoldsWhatIsInIt(String outer, String inner, boolean holds) {
        assertThat(range(outer).contains(range(inner))).isEqualTo(holds);
        assertThat(range(outer).overlaps(range(inner)))
                .isEqualTo(holds || range(inner).contains(range(outer)))
                .isEqualTo(range(inner).overlaps(range(outer)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 32, true, 8, 10.0.0.0/8",
        "10/8, 8, false, 8, 10.0.0.0/8",
        "10/8, 8, false, 0, 0.0.0.0/0",
        "2001:db8::1, 128, true, 32, 2001:db8::/32",
        "::ffff:10.0.0.0/104, 8, false, 4, 0.0.0.0/4"
    })
    void itIsWidened(String text, int prefix, boolean single, int wider, String network) {
        assertThat(range(text).prefix()).isEqualTo(prefix);
        assertThat(range(text).isSingle()).isEqualTo(single);
        assertThat(range(text).widened(wider)).isEqualTo(range(network)).hasToString(network);
    }

    @Test
    void aNetworkStandsBeforeWhatIsInIt() {
        List<String> ordered = List.of(
                "0.0.0.0/0",
                "9.255.255.255",
                "10.0.0.0/8",
                "10.0.0.0/16",
                "10.0.0.0",
                "10.0.0.1",
                "255.255.255.255",
                "::/0",
                "::/64",
                "::",
                "::1",
                "2001:db8::/32",
                "2001:db8::1",
                "fe80::");
        List<String> sorted = Stream.concat(
                        ordered.stream().skip(5), ordered.stream().limit(5))
                .map(AddressRangeTest::range)
                .sorted()
                .map(AddressRange::text)
                .toList();
        assertThat(sorted).isEqualTo(ordered);
    }
}
