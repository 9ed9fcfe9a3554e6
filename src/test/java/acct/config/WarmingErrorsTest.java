package acct.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get to read when a plan for warming, or an IP that follows one, is wrong. */
final class WarmingErrorsTest {
    private final Path folder;

    WarmingErrorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of(
                        "warming:\n  plan: {}",
                        "acct.yaml:2: unknown key 'plan' in 'warming'; valid keys: plans, ips, limits"),
                Arguments.of(
                        "warming: {plans: {slow: {isp: {}}}}",
                        "acct.yaml:1: unknown key 'isp' in 'warming.plans.slow'; valid keys: isps, others"),
                Arguments.of(
                        "warming: {plans: {slow: }}",
                        "acct.yaml:1: 'warming.plans.slow' must hold keys, one 'key: value' each"),
                Arguments.of(
                        "warming: {plans: {slow: {isps: {}}}}",
                        "acct.yaml:1: 'warming.plans.slow' needs 'isps' or 'others'"),
                Arguments.of(
                        "warming: {plans: {slow: {isps: {others: {days: [1]}}}}}",
                        "acct.yaml:1: 'others' stands beside 'isps', not in it"),
                Arguments.of(
                        ramp("start: 500"),
                        "acct.yaml:1: unknown key 'start' in 'warming.plans.slow.others'; valid keys: first, times, plus,"
                                + " every, until, days, weeks"),
                Arguments.of(
                        ramp("times: 2, until: 9"),
                        "acct.yaml:1: 'warming.plans.slow.others' needs one of 'first', 'days' and 'weeks', such as"
                                + " {first: 500, times: 2, until: 16000}"),
                Arguments.of(
                        ramp("days: [1], weeks: [1]"),
                        "acct.yaml:1: 'warming.plans.slow.others' needs one of 'first', 'days' and 'weeks', such as"
                                + " {first: 500, times: 2, until: 16000}"),
                Arguments.of(
                        ramp("days: [1], until: 9"),
                        "acct.yaml:1: unknown key 'until' in 'warming.plans.slow.others'; valid keys: days"),
                Arguments.of(
                        ramp("days: [1, many]"),
                        "acct.yaml:1: 'many' in 'warming.plans.slow.others.days' is no number of recipients; write a whole"
                                + " number, such as 500"),
                Arguments.of(ramp("days: []"), "acct.yaml:1: 'warming.plans.slow.others': a plan has 1 to 1000 days"),
                Arguments.of(
                        ramp("first: 500, until: 9"),
                        "acct.yaml:1: 'warming.plans.slow.others' needs one of 'times' and 'plus', such as times: 2"),
                Arguments.of(
                        ramp("first: 500, times: 2, plus: 2, until: 9"),
                        "acct.yaml:1: 'warming.plans.slow.others' needs one of 'times' and 'plus', such as times: 2"),
                Arguments.of(ramp("first: 500, times: 2"), "acct.yaml:1: 'warming.plans.slow.others' needs 'until'"),
                Arguments.of(
                        ramp("first: 0, times: 2, until: 9"),
                        "acct.yaml:1: 'warming.plans.slow.others.first' is '0'; write a whole number from 1 on, such as 500"),
                Arguments.of(
                        ramp("first: 5, times: 1, until: 9"),
                        "acct.yaml:1: 'warming.plans.slow.others.times' is '1'; write a number above 1, such as 2 or 1.5"),
                Arguments.of(
                        ramp("first: 5, times: 1.1, until: 9"),
                        "acct.yaml:1: 'warming.plans.slow.others': a raise must give more than 5"),
                Arguments.of(
                        ramp("first: 1, plus: 1, until: 999999999"),
                        "acct.yaml:1: 'warming.plans.slow.others': a plan has 1 to 1000 days"),
                Arguments.of(
                        ramp("first: 5, times: 2, every: weekly, until: 9"),
                        "acct.yaml:1: 'warming.plans.slow.others.every' is 'weekly'; write a number of days, such as 7d"),
                Arguments.of(
                        "warming:\n  ips:\n    192.0.2.1: {plan: slow, start: 2026-11-17}",
                        "acct.yaml:3: 'warming.ips.192.0.2.1.plan' is 'slow'; no plan stands under 'warming.plans'"),
                Arguments.of(
                        warmed("{plan: fast, start: 2026-11-17}"),
                        "acct.yaml:3: 'warming.ips.192.0.2.1.plan' is 'fast'; plans: slow"),
                Arguments.of(warmed("{start: 2026-11-17}"), "acct.yaml:3: 'warming.ips.192.0.2.1' needs 'plan'"),
                Arguments.of(warmed("{plan: slow}"), "acct.yaml:3: 'warming.ips.192.0.2.1' needs 'start'"),
                Arguments.of(
                        warmed("{plan: slow, start: 17.11.2026}"),
                        "acct.yaml:3: 'warming.ips.192.0.2.1.start' is '17.11.2026'; write a day such as 2026-11-18"),
                Arguments.of(
                        warmed("{plan: slow, start: 2026-11-17, pause: 1}"),
                        "acct.yaml:3: unknown key 'pause' in 'warming.ips.192.0.2.1'; valid keys: plan, start, isps, others"),
                Arguments.of(
                        "warming: {limits: {deferral: 1}}",
                        "acct.yaml:1: unknown key 'deferral' in 'warming.limits'; valid keys: tolerance, starving, deferred,"
                                + " turned-away, min-events, min-attempts, new-ip-days, new-ip-recipients"),
                Arguments.of(
                        "warming: {limits: {deferred: 10}}",
                        "acct.yaml:1: 'warming.limits.deferred' is '10'; write a fraction from 0 to 1, such as 0.1 for 10 %"),
                Arguments.of(
                        "warming: {limits: {min-attempts: 0}}",
                        "acct.yaml:1: 'warming.limits.min-attempts' is '0'; write a whole number from 1 on, such as 500"));
    }

    private static String ramp(String keys) {
        return "warming: {plans: {slow: {others: {" + keys + "}}}}";
    }

    private static String warmed(String ip) {
        return "warming: {plans: {slow: {others: {days: [500]}}}, ips: {\n\n  192.0.2.1: " + ip + "}}";
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void saysWhereAFileIsWrong(String text, String message) throws IOException {
        WrongFile.check(folder, text, message);
    }
}
