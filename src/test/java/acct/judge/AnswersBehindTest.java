package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.model.Finding;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often an answer came to the mail of a trouble, however many findings name it. */
final class AnswersBehindTest {
    private static final Subject ONE =
            Subject.ofIp("192.0.2.20").withIsp("yahoo").withPool("shared");
    private static final Subject OTHER =
            Subject.ofIp("192.0.2.21").withIsp("yahoo").withPool("shared");
    private static final Subject ISP = Subject.ALL.withIsp("yahoo");

    @Test
    void nothingIsBehindNothing() {
        assertThat(AnswersBehind.of(Stream.empty())).isEmpty();
        assertThat(AnswersBehind.of(Stream.of(finding(ONE)))).isEmpty();
    }

    @Test
    void whatTwoRulesSayOfOneRoadCountsOnce() {
        assertThat(of(
                        finding(ONE, reply("550 no", 44)),
                        finding(ONE.withVmta("vmta-a").withPool(null), reply("550 no", 41))))
                .containsExactly(reply("550 no", 44));
    }

    @Test
    void whatIsSaidOfTwoRoadsIsSummedAndTheSumDecidesTheOrder() {
        assertThat(of(finding(ONE, reply("421 later", 30), reply("550 no", 20)), finding(OTHER, reply("550 no", 18))))
                .containsExactly(reply("550 no", 38), reply("421 later", 30));
    }

    @Test
    void aRoadIsCountedWithTheWholeThatItIsAPartOf() {
        Subject pool = Subject.ALL.withIsp("yahoo").withPool("shared");
        assertThat(of(
                        finding(ONE, reply("550 no", 44)),
                        finding(ISP, reply("550 no", 62)),
                        finding(pool, reply("550 no", 50))))
                .containsExactly(reply("550 no", 62));
        assertThat(of(finding(ONE, reply("550 no", 44)), finding(Subject.ALL.withIsp("gmail"), reply("550 no", 5))))
                .containsExactly(reply("550 no", 49));
        assertThat(of(finding(ISP, reply("421 later", 9)), finding(OTHER, reply("550 no", 3))))
                .as("what the whole does not name counts as its part says")
                .containsExactly(reply("421 later", 9), reply("550 no", 3));
    }

    private static List<ReplyCount> of(Finding... findings) {
        return AnswersBehind.of(Arrays.stream(findings));
    }

    private static ReplyCount reply(String text, long count) {
        return new ReplyCount(text, count);
    }

    private static Finding finding(Subject subject, ReplyCount... replies) {
        return Finding.of("hard-bounce", Severity.WARNING, "message", "advice")
                .about(subject)
                .with(List.of(replies));
    }
}
