package acct.classify.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import acct.classify.isp.Glob;
import acct.config.Config.MailClass;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of mail, and the order in which the names of a row decide. */
final class TrafficClassesTest {
    private static final TrafficClasses CLASSES = new TrafficClasses(List.of(
            new MailClass(
                    "transactional",
                    List.of("otp-*"),
                    List.of("shop"),
                    List.of("notify.example.com"),
                    List.of("trans-pool"),
                    List.of("trans-*"),
                    List.of("192.0.2.4?")),
            new MailClass(
                    "marketing",
                    List.of("news-*", "otp-lookalike"),
                    List.of("campaigns"),
                    List.of("*.example.com"),
                    List.of("mkt-*"),
                    List.of(),
                    List.of("192.0.2.*"))));

    @Test
    void nothingIsKnownWithoutClasses() {
        assertThat(TrafficClasses.NONE.isEmpty()).isTrue();
        assertThat(TrafficClasses.NONE.own("otp-1", "shop", "notify.example.com"))
                .isNull();
        assertThat(TrafficClasses.NONE.road("trans-pool", "trans-1", "192.0.2.40"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "otp-7, campaigns, x.example.com, transactional",
        "OTP-7, , , transactional",
        "other, campaigns, notify.example.com, marketing",
        "other, other, notify.example.com, transactional",
        ", , news.example.com, marketing",
        "otp-lookalike, , , transactional",
        "other, other, example.com,",
        ", , ,"
    })
    void aRowIsByJobThenUserThenSender(String job, String user, String domain, String expected) {
        assertThat(CLASSES.own(job, user, domain)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "mkt-1, trans-1, 192.0.2.40, marketing",
        "pool, trans-1, 192.0.2.50, transactional",
        ", , 192.0.2.41, transactional",
        ", , 192.0.2.141, marketing",
        ", , 198.51.100.1,",
        ", , ,"
    })
    void aRoadIsByPoolThenVmtaThenAddress(String pool, String vmta, String ip, String expected) {
        assertThat(CLASSES.road(pool, vmta, ip)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*, ''",
        "**, a",
        "a*b?c*, aXXbYc",
        "?, ''",
        "a*a, a",
        "*.b, a.b.b",
        "[a], a",
        "[a], [A]",
        "*ab*ab*, xabab"
    })
    void aGlobFitsWhatItsRegularExpressionFits(String glob, String name) {
        String expression = glob.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        assertThat(new Glob(glob).fits(name))
                .isEqualTo(Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                        .matcher(name)
                        .matches());
    }

    @Test
    void aLongNameAgainstManyStarsIsNoTrouble() {
        assertThat(new Glob("*a".repeat(50) + "b").fits("a".repeat(20_000))).isFalse();
    }
}
