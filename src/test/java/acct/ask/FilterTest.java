package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.ask.Wanted.Exactly;
import acct.ask.Wanted.Glob;
import acct.ask.Wanted.Network;
import acct.ip.AddressSpan;
import acct.model.Dimension;
import acct.model.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "isp; write DIMENSION=VALUE",
                "=gmail; write DIMENSION=VALUE",
                "!=gmail; no dimension ''",
                "ispp=gmail; no dimension 'ispp'",
                "isp=gmail,; a value is missing at a comma",
                "isp=,gmail; a value is missing at a comma",
                "job=a, ,b; a value is missing at a comma",
                "job=; no value; write job=unknown",
                "isp!= ; no value; write isp=unknown",
                "source_ip=192.0.2.0/33; no network and no range",
                "source_ip=192.0.2.9-192.0.2.1; no network and no range",
                "source_ip=192.0.2.9-2001:db8::1; no network and no range",
                "source_ip=192.0.2.9-; no network and no range",
                "source_ip=192.0.2.1,mail/24; no network and no range",
            })
    void whatCannotBeReadSaysHowToWriteIt(String text, String why) {
        assertThatThrownBy(() -> Filter.parse(text))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--where " + text)
                .hasMessageContaining(why);
    }

    /** What is no address matches no row; what is none is where nothing was bound. */
    @ParameterizedTest
    @CsvFileSource(resources = "/acct/ip/spellings.csv", useHeadersInDisplayName = true)
    void anAddressIsLookedForAsItIsStored(String written, String address, String network) {
        boolean isSpan = written.indexOf('/') >= 0 || written.indexOf('-') >= 0;
        if (written.indexOf('*') >= 0) {
            assertThat(Filter.parse("source_ip=" + written).wanted()).hasOnlyElementsOfType(Glob.class);
        } else if (isSpan && network.equals("-")) {
            assertThatThrownBy(() -> Filter.parse("source_ip=" + written)).hasMessageContaining("no network");
        } else if (isSpan) {
            AddressSpan span = Objects.requireNonNull(AddressSpan.parse(network.indexOf('/') < 0 ? written : network));
            assertThat(Filter.parse("source_ip=" + written).wanted()).containsExactly(new Network(span));
        } else {
            String stored = switch (address) {
                case "-" -> written.toLowerCase(Locale.ROOT);
                case "none" -> null;
                default -> address;
            };
            assertThat(Filter.parse("source_ip=" + written)).isEqualTo(new Filter(Dimension.SOURCE_IP, stored));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            value = {
                "job=a,b; a|b",
                "job= a , b ; a|b",
                "job=a\\,b; a,b",
                "job=a\\*b; a*b",
                "job=a\\\\b; a\\b",
                "job=a\\; a\\",
                "job=unknown,x; null|x",
                "job=\\unknown; unknown",
                "job=a=b; a=b",
                "ISP=GMail,Unknown; gmail|unknown",
                "hour_of_day=3,11; 03|11",
            })
    void aCommaSeparatesAndABackslashTakesItsMeaning(String text, String values) {
        List<String> expected = Arrays.stream(values.split("\\|", -1))
                .map(value -> value.equals("null") ? null : value)
                .toList();
        assertThat(Filter.parse(text).exactly()).isEqualTo(expected);
    }

    /** A log may have a name with a blank at an end of it; nobody means one that stands around a comma. */
    @Test
    void aBackslashKeepsABlankAtAnEnd() {
        assertThat(Filter.parse("job=\\ a\\ , b\\  ,c ").exactly()).containsExactly(" a ", "b ", "c");
        assertThat(Filter.parse("job= a * \\ ").wanted()).containsExactly(new Glob(List.of("a ", "  ")));
        for (String stored : new String[] {" a ", "a,b*c", "back\\slash", "unknown", "a\tb", "\\"}) {
            assertThat(Filter.parse("job=" + FilterText.of(stored)).exactly()).containsExactly(stored);
        }
    }

    @Test
    void aSignSaysWhetherARowMustBeOneOrNone() {
        assertThat(Filter.parse("isp=gmail").match()).isEqualTo(Filter.Match.IS);
        assertThat(Filter.parse("isp!=gmail").match()).isEqualTo(Filter.Match.IS_NOT);
        assertThat(Filter.parse("isp!=gmail,yahoo").label()).isEqualTo("isp!=gmail,yahoo");
        assertThat(Filter.parse("isp=gmail,yahoo").labels()).containsExactly("isp=gmail", "isp=yahoo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "news-*; news-1 news-; news xnews-1",
                "*-de; a-de -de; -de-x de",
                "*; x; ",
                "a*b*c; abc axbxc abbc; ac abcd acb",
                "a*a; aa aba; a",
                "a\\**; a*x a*; ab",
                "Köln*; Köln Köln-2; koeln",
                "**x; x yx; xy",
            })
    void aStarIsAnyTextAndNothingToo(String pattern, String fit, @Nullable String not) {
        Glob glob = (Glob) Filter.parse("job=" + pattern).wanted().get(0);
        assertThat(fit.split(" ")).allMatch(glob::fits);
        assertThat(not == null ? new String[0] : not.split(" ")).noneMatch(glob::fits);
    }

    @Test
    void whatMeansSomethingInSqlMeansItselfInAPattern() {
        assertThat(new Glob(List.of("100%_!", "")).pattern()).isEqualTo("100!%!_!!%");
        assertThat(new Exactly(null).text()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.16/28, 192.0.2.16 192.0.2.31 ::ffff:192.0.2.20, 192.0.2.15 192.0.2.32 2001:db8::1 x",
        "192.0.2.9-192.0.2.10, 192.0.2.9 192.0.2.10, 192.0.2.8 192.0.2.11 192.0.2.100",
        "2001:db8::/126, 2001:db8::3 2001:DB8:0::1, 2001:db8::4 192.0.2.1",
        "2001:db8::ff-2001:db8::1:0, 2001:db8::ffff, 2001:db8::fe 2001:db8::1:1",
        "::ffff:192.0.2.0/120, 192.0.2.255, 192.0.3.0",
        "192.0.2.1/32, 192.0.2.1, 192.0.2.2",
    })
    void aNetworkHoldsWhatLiesBetweenItsEnds(String text, String inside, String outside) {
        AddressSpan span = Objects.requireNonNull(AddressSpan.parse(text));
        assertThat(inside.split(" ")).allMatch(span::holds);
        assertThat(outside.split(" ")).noneMatch(span::holds);
    }
}
