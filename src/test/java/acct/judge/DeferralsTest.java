package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.Cells;
import acct.ask.DayQuestions;
import acct.ask.DeferralCell;
import acct.ask.DeferralReply;
import acct.model.Finding;
import acct.model.ReplyCount;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When many attempts are put off: how bad, and whose fault. */
final class DeferralsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");

    private static DeferralCell cell(int ip, String isp, long attempts, long deferred) {
        return greylisted(ip, isp, attempts, deferred, 0);
    }

    private static DeferralCell greylisted(int ip, String isp, long attempts, long deferred, long greylisted) {
        return new DeferralCell("192.0.2." + ip, isp, "v" + ip, "pool-1", attempts, deferred, greylisted);
    }

    private static DeferralCell unknown(String isp, long attempts, long deferred) {
        return new DeferralCell(null, isp, null, null, attempts, deferred, 0);
    }

    private static List<Finding> alerts(RateLevel rule, DeferralCell... cells) {
        return new DeferralRule(rule)
                .findings(DayFacts.given(DAY)
                        .with(DayQuestions.DEFERRALS, Cells.of(List.of(cells)))
                        .with(DayQuestions.DEFERRAL_REPLIES, (sourceIp, isp) -> List.of()));
    }

    private static List<Finding> alerts(DeferralCell... cells) {
        return alerts(RateLevel.DEFERRAL, cells);
    }

    private static List<String> places(DeferralCell... cells) {
        return alerts(cells).stream()
                .map(a -> a.severity().label() + " " + a.sourceIp() + " " + a.isp() + " " + a.x() + "/" + a.n())
                .toList();
    }

    @Test
    void fewAttemptsGiveNoVerdict() {
        assertThat(alerts(cell(1, "yahoo", 199, 199))).isEmpty();
        assertThat(alerts(cell(1, "yahoo", 0, 0))).isEmpty();
        assertThat(alerts()).isEmpty();
        assertThat(alerts(RateLevel.DEFERRAL.with(0.0, 0.0, 5, 1), cell(1, "yahoo", 10, 4)))
                .isEmpty();
    }

    /** At some ISPs so many are deferred every night. */
    @ParameterizedTest
    @CsvSource({"200, 10", "2000, 400", "100000, 25000", "2000, 600"})
    void anOrdinaryNightIsCalm(long attempts, long deferred) {
        assertThat(alerts(cell(1, "yahoo", attempts, deferred), cell(2, "yahoo", attempts, deferred)))
                .isEmpty();
    }

    @Test
    void calmNightsOfManyCellsRaiseNothing() {
        Random random = new Random(20_261_119);
        List<DeferralCell> cells = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            long attempts = 1L + random.nextInt(2_000);
            double usual = 0.05 + 0.15 * random.nextDouble();
            long deferred = random.doubles(attempts).filter(d -> d < usual).count();
            cells.add(cell(i % 250, "isp-" + i / 250, attempts, deferred));
        }
        assertThat(alerts(cells.toArray(new DeferralCell[0]))).isEmpty();
    }

    @Test
    void theLowerEndOfTheIntervalDecides() {
        assertThat(places(cell(1, "yahoo", 1_000, 323))).isEmpty();
        assertThat(places(cell(1, "yahoo", 1_000, 324))).containsExactly("warning 192.0.2.1 yahoo 324/1000");
        assertThat(places(cell(1, "yahoo", 1_000, 625))).containsExactly("warning 192.0.2.1 yahoo 625/1000");
        assertThat(places(cell(1, "yahoo", 1_000, 626))).containsExactly("critical 192.0.2.1 yahoo 626/1000");
    }

    @Test
    void aStormAtOneSourceIpNamesIt() {
        List<Finding> alerts =
                alerts(cell(1, "yahoo", 2_000, 1_800), cell(2, "yahoo", 500, 50), cell(1, "gmail", 900, 90));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("deferral");
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.sourceIp()).isEqualTo("192.0.2.1");
            assertThat(alert.vmta()).isEqualTo("v1");
            assertThat(alert.rate()).isEqualTo(0.9);
            assertThat(alert.low()).isBetween(0.88, 0.9);
            assertThat(alert.limit()).isEqualTo(0.6);
        });
        assertThat(places(cell(1, "yahoo", 2_000, 1_800))).containsExactly("critical 192.0.2.1 yahoo 1800/2000");
    }

    @Test
    void aStormAtAllSourceIpsIsOneFindingAboutTheIsp() {
        assertThat(places(
                        cell(1, "yahoo", 2_000, 1_800),
                        cell(2, "yahoo", 1_000, 900),
                        cell(3, "yahoo", 30, 1),
                        cell(1, "gmail", 900, 90)))
                .containsExactly("critical null yahoo 2701/3030");
    }

    @Test
    void someOfManySourceIpsAreNamedOneByOne() {
        assertThat(places(cell(1, "yahoo", 2_000, 1_800), cell(2, "yahoo", 1_000, 900), cell(3, "yahoo", 1_000, 100)))
                .containsExactly("critical 192.0.2.1 yahoo 1800/2000", "critical 192.0.2.2 yahoo 900/1000");
    }

    @Test
    void manySmallSourceIpsTogetherAreFoundAtTheIsp() {
        assertThat(places(cell(1, "yahoo", 100, 90), cell(2, "yahoo", 100, 90), cell(3, "yahoo", 100, 90)))
                .containsExactly("critical null yahoo 270/300");
        assertThat(places(cell(1, "yahoo", 900, 810), cell(2, "yahoo", 150, 140), cell(3, "yahoo", 150, 140)))
                .containsExactly("critical null yahoo 1090/1200");
    }

    @Test
    void anUnknownSourceIpIsNoneOfItsOwn() {
        assertThat(places(unknown("yahoo", 900, 810))).containsExactly("critical null yahoo 810/900");
        assertThat(places(unknown("yahoo", 900, 900), cell(1, "yahoo", 250, 10)))
                .containsExactly("critical null yahoo 910/1150");
        assertThat(alerts(new DeferralCell(null, null, null, null, 900, 900, 0)))
                .isEmpty();
        assertThat(alerts(new DeferralCell("192.0.2.1", null, null, null, 900, 900, 0)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.isp()).isNull());
    }

    /** A first mail is greylisted once and then taken: half of the attempts are deferred. */
    @Test
    void greylistingOnceIsOrdinary() {
        assertThat(places(greylisted(1, "isp", 2_000, 1_000, 1_000))).isEmpty();
        assertThat(places(greylisted(1, "isp", 2_000, 1_000, 200))).containsExactly("warning 192.0.2.1 isp 1000/2000");
        assertThat(places(greylisted(1, "isp", 2_000, 1_800, 1_800)))
                .containsExactly("critical 192.0.2.1 isp 1800/2000");
    }

    @Test
    void theOperatorsLimitsCount() {
        assertThat(alerts(RateLevel.DEFERRAL.with(0.95, 0.99, null, null), cell(1, "yahoo", 2_000, 1_800)))
                .isEmpty();
        assertThat(alerts(RateLevel.DEFERRAL.with(0.01, 0.02, 1, 20), cell(1, "yahoo", 20, 9)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rate-limit, Slow down at this ISP: lower max-smtp-out",
        "greylisting, Look at the retry intervals",
        "ip-reputation, Slow down at this ISP at once",
        "domain-reputation, Pause the stream",
        "connection, Mostly the receiver's side",
        "quota, usual advice",
        "made-up, usual advice"
    })
    void theMostFrequentReplyDecidesTheAdvice(String category, String advice) {
        Finding alert = alerts(cell(1, "yahoo", 2_000, 1_800)).get(0);
        Finding explained = DeferralAdvice.explained(
                alert,
                List.of(
                        new DeferralReply("421 not now", 1_500, category, "usual advice"),
                        new DeferralReply("450 later", 300, "mailbox", "another advice")));
        assertThat(explained.action()).startsWith(advice);
        assertThat(explained.replies())
                .containsExactly(new ReplyCount("421 not now", 1_500), new ReplyCount("450 later", 300));
    }

    @Test
    void theAdviceSaysIfAllSourceIpsAreConcerned() {
        Finding alert = alerts(unknown("yahoo", 2_000, 1_800)).get(0);
        assertThat(DeferralAdvice.explained(alert, List.of()).action())
                .isEqualTo("All source IPs at this ISP are put off, not one alone. " + RateLevel.DEFERRAL.action());
    }
}
