package acct.judge;

import static acct.judge.MailOf.all;
import static acct.judge.MailOf.pair;
import static acct.judge.MailOf.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.ask.CellDay;
import acct.ask.MeantReply;
import acct.ask.TroubleFacts;
import acct.model.Finding;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 14 where nothing is known of the past: no verdict from too little, and none without its n, its interval and its replies. */
final class RateLevelsTest {
    private static List<Finding> findings(Rule rule, CellDay... cells) {
        return rule.findings(NightOf.of(List.of(cells)));
    }

    private static Rule rule(String name, Limits limits) {
        return Rules.LIMITED.stream()
                .filter(rule -> rule.name().equals(name))
                .map(rule -> rule.make().apply(limits))
                .findFirst()
                .orElseThrow();
    }

    private static Rule rule(String name) {
        return rule(name, Limits.NONE);
    }

    private static List<Finding> hard(CellDay... cells) {
        return findings(rule("hard-bounce"), cells);
    }

    private static List<Finding> deferrals(CellDay... cells) {
        return findings(rule("deferral"), cells);
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.severity().label() + " " + finding.sourceIp() + " " + finding.isp() + " "
                        + finding.x() + "/" + finding.n())
                .toList();
    }

    private static CellDay put(int ip, String isp, long attempts, long deferred) {
        return pair(ip, isp).recipients(attempts - deferred).deferred(deferred).tonight();
    }

    @Test
    void aWarningLimitAboveTheCriticalOneIsRefused() {
        assertThatThrownBy(() -> RateLevel.HARD_BOUNCE.with(0.06, null, null, null))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("hard-bounce")
                .hasMessageContaining("0.06");
    }

    @Test
    void tooLittleGivesNoVerdict() {
        assertThat(hard(pair(1, "gmail").recipients(199).hard(199).tonight())).isEmpty();
        assertThat(hard(pair(1, "gmail").recipients(200).tonight())).isEmpty();
        assertThat(hard()).isEmpty();
        assertThat(findings(
                        rule("block-bounce"),
                        pair(1, "gmail").recipients(200).block(4).tonight()))
                .isEmpty();
        assertThat(findings(
                        rule("block-bounce"),
                        pair(1, "gmail").recipients(200).block(7).tonight()))
                .hasSize(1);
        assertThat(deferrals(put(1, "yahoo", 199, 199))).isEmpty();
    }

    @Test
    void bouncesThatNobodyCanTellApartAreNotJudged() {
        List<CellDay> cells =
                List.of(pair(1, "gmail").recipients(1_000).hard(900).tonight());
        assertThat(rule("hard-bounce").findings(NightOf.of(cells).with(NightFacts.KNOWS_REASONS, false)))
                .isEmpty();
    }

    @Test
    void aDayWithoutLoggedDeliveriesHasNoRateOfBounces() {
        assertThat(hard(pair(1, "gmail").recipients(1_000).hard(1_000).tonight()))
                .isEmpty();
    }

    @Test
    void theLowerEndOfTheIntervalDecides() {
        assertThat(hard(pair(1, "gmail").recipients(1_000).hard(27).tonight())).isEmpty();
        assertThat(places(hard(pair(1, "gmail").recipients(1_000).hard(28).tonight())))
                .containsExactly("warning 192.0.2.1 gmail 28/1000");
        assertThat(places(hard(pair(1, "gmail").recipients(1_000).hard(61).tonight())))
                .containsExactly("warning 192.0.2.1 gmail 61/1000");
        assertThat(places(hard(pair(1, "gmail").recipients(1_000).hard(62).tonight())))
                .containsExactly("critical 192.0.2.1 gmail 62/1000");
        assertThat(deferrals(put(1, "yahoo", 1_000, 323))).isEmpty();
        assertThat(places(deferrals(put(1, "yahoo", 1_000, 324)))).containsExactly("warning 192.0.2.1 yahoo 324/1000");
        assertThat(places(deferrals(put(1, "yahoo", 1_000, 626)))).containsExactly("critical 192.0.2.1 yahoo 626/1000");
    }

    @Test
    void aFindingCarriesItsEvidenceItsRepliesAndTheirAdvice() {
        MeantReply reply = new MeantReply("421 [TSS04]", "rate-limit", null, "yahoo-tss", "usual", 720);
        MeantReply other = new MeantReply("450 later", "mailbox", null, "later", "other", 30);
        DayFacts facts = NightOf.of(List.of(put(1, "yahoo", 1_000, 900)))
                .with(TroubleFacts.REPLIES, (mail, nights) -> List.of(reply, other));
        assertThat(rule("deferral").findings(facts)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("deferral");
            assertThat(finding.rate()).isEqualTo(0.9);
            assertThat(finding.low()).isBetween(0.88, 0.9);
            assertThat(finding.high()).isBetween(0.9, 0.92);
            assertThat(finding.limit()).isEqualTo(0.6);
            assertThat(finding.vmta()).isEqualTo("v-192.0.2.1");
            assertThat(finding.pool()).isEqualTo("pool-1");
            assertThat(finding.day()).isEqualTo(NightOf.DAY);
            assertThat(finding.replies())
                    .containsExactly(new ReplyCount("421 [TSS04]", 720), new ReplyCount("450 later", 30));
            assertThat(finding.advice()).startsWith("Slow down at this ISP: lower max-smtp-out");
        });
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
        MeantReply reply = new MeantReply("421 not now", category, null, "rule", "usual advice", 1_500);
        DayFacts facts = NightOf.of(List.of(put(1, "yahoo", 2_000, 1_800)))
                .with(TroubleFacts.REPLIES, (mail, nights) -> List.of(reply));
        assertThat(rule("deferral").findings(facts).get(0).advice()).startsWith(advice);
        assertThat(rule("deferral")
                        .findings(facts.with(NightFacts.REPLY_ADVICE, name -> java.util.Optional.of("its own")))
                        .get(0)
                        .advice())
                .isEqualTo("its own");
    }

    /** At some ISPs so many are deferred every night. */
    @ParameterizedTest
    @CsvSource({"200, 10", "2000, 400", "100000, 25000", "2000, 600"})
    void anOrdinaryNightOfDeferralsIsCalm(long attempts, long deferred) {
        assertThat(deferrals(put(1, "yahoo", attempts, deferred), put(2, "yahoo", attempts, deferred)))
                .isEmpty();
    }

    @Test
    void calmNightsOfManyPairsRaiseNothing() {
        Random random = new Random(20_261_119);
        List<CellDay> cells = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            long attempts = 1L + random.nextInt(2_000);
            double usual = 0.05 + 0.15 * random.nextDouble();
            long deferred = random.doubles(attempts).filter(d -> d < usual).count();
            cells.add(put(i % 250, "isp-" + i / 250, attempts, deferred));
        }
        assertThat(deferrals(cells.toArray(new CellDay[0]))).isEmpty();
    }

    @Test
    void aStormAtOneSourceIpNamesIt() {
        assertThat(places(deferrals(put(1, "yahoo", 2_000, 1_800), put(2, "yahoo", 500, 50), put(1, "gmail", 900, 90))))
                .containsExactly("critical 192.0.2.1 yahoo 1800/2000");
    }

    @Test
    void aStormAtAllSourceIpsIsOneFindingAboutTheIsp() {
        List<Finding> findings = deferrals(
                put(1, "yahoo", 2_000, 1_800),
                put(2, "yahoo", 1_000, 900),
                put(3, "yahoo", 100, 90),
                put(4, "yahoo", 900, 800),
                put(1, "gmail", 900, 90),
                put(2, "gmail", 900, 90));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.sourceIp()).isNull();
            assertThat(finding.isp()).isEqualTo("yahoo");
        });
    }

    @Test
    void aStormOfWhichNothingIsDeliveredIsFoundAllTheSame() {
        List<CellDay> cells = all(pair(1, "yahoo").recipients(300).before(1, 1), List.of(put(1, "yahoo", 300, 300)));
        assertThat(places(rule("deferral").findings(NightOf.of(cells))))
                .containsExactly("critical 192.0.2.1 yahoo 300/300");
    }

    @Test
    void twoOfManySourceIpsAreNamedOneByOne() {
        assertThat(places(deferrals(
                        put(1, "yahoo", 2_000, 1_800),
                        put(2, "yahoo", 1_000, 900),
                        put(3, "yahoo", 1_000, 100),
                        put(4, "yahoo", 1_000, 100),
                        put(5, "yahoo", 1_000, 100))))
                .containsExactly("critical 192.0.2.1 yahoo 1800/2000", "critical 192.0.2.2 yahoo 900/1000");
    }

    /** With a small third nobody could say of it alone that it is well. */
    @Test
    void aStormAtBothOfTwoSourceIpsIsOneFindingAboutTheIsp() {
        assertThat(places(deferrals(
                        bare(1, "yahoo", 500, 450),
                        bare(2, "yahoo", 300, 270),
                        bare(3, "yahoo", 30, 1),
                        bare(1, "gmx", 330, 30),
                        bare(2, "gmx", 330, 30))))
                .containsExactly("critical null yahoo 721/830");
        assertThat(places(deferrals(bare(1, "yahoo", 500, 450), bare(2, "yahoo", 300, 30), bare(1, "gmx", 330, 30))))
                .containsExactly("critical 192.0.2.1 yahoo 450/500");
    }

    /** Without a pool. */
    private static CellDay bare(int ip, String isp, long attempts, long deferred) {
        return pair(ip, isp)
                .pool(null)
                .recipients(attempts - deferred)
                .deferred(deferred)
                .tonight();
    }

    @Test
    void anUnknownSourceIpIsNoneOfItsOwn() {
        assertThat(places(
                        deferrals(unknown("yahoo").recipients(90).deferred(810).tonight())))
                .containsExactly("critical null yahoo 810/900");
        assertThat(places(deferrals(unknown(null).recipients(90).deferred(810).tonight())))
                .containsExactly("critical null null 810/900");
    }

    /** A first mail is greylisted once and then taken: half of the attempts are deferred. */
    @Test
    void greylistingOnceIsOrdinary() {
        assertThat(deferrals(pair(1, "isp")
                        .recipients(1_000)
                        .deferred(1_000)
                        .greylisted(1_000)
                        .tonight()))
                .isEmpty();
        assertThat(places(deferrals(pair(1, "isp")
                        .recipients(1_000)
                        .deferred(1_000)
                        .greylisted(200)
                        .tonight())))
                .containsExactly("warning 192.0.2.1 isp 800/1800");
    }

    /** Who is greylisted all night tries again too soon, or is not wanted. */
    @ParameterizedTest
    @CsvSource({"2000, 1800, 1800", "2000, 1800, 1600", "2000, 1800, 50"})
    void aStormOfGreylistingIsCriticalAndToldOnce(long attempts, long deferred, long greylisted) {
        CellDay storm = pair(1, "isp")
                .recipients(attempts - deferred)
                .deferred(deferred)
                .greylisted(greylisted)
                .tonight();
        List<Finding> findings = deferrals(storm, put(1, "gmx", 1_000, 50));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.sourceIp()).isEqualTo("192.0.2.1");
            assertThat(finding.limit()).isEqualTo(0.6);
            assertThat(finding.rate()).isGreaterThanOrEqualTo(0.89);
        });
        Limits lenient = new Limits(Map.of(LimitKey.WARNING, 0.93, LimitKey.CRITICAL, 0.95));
        assertThat(findings(rule("deferral", lenient), storm)).isEmpty();
    }

    @Test
    void whatAStormOfGreylistingHoldsIsNotToldBesideIt() {
        List<CellDay> cells = new ArrayList<>();
        for (int ip = 1; ip <= 4; ip++) {
            MailOf mail = pair(ip, "isp").pool(null).recipients(200);
            cells.add(mail.deferred(1_800).greylisted(ip == 1 ? 1_700 : 1_800).tonight());
        }
        assertThat(places(deferrals(cells.toArray(new CellDay[0])))).containsExactly("critical null isp 7200/8000");
    }

    @Test
    void otherRatesHaveLimitsOfTheirOwn() {
        assertThat(places(findings(
                        rule("connection"),
                        pair(1, "gmail").recipients(1_000).connection(230).tonight())))
                .containsExactly("warning 192.0.2.1 gmail 230/1000");
        assertThat(places(findings(
                        rule("authentication"),
                        pair(1, "gmail").recipients(1_000).authentication(70).tonight())))
                .containsExactly("critical 192.0.2.1 gmail 70/1000");
        // Of an ISP that was always slow nothing is said, and without a past nobody knows.
        assertThat(findings(
                        rule("latency"),
                        pair(1, "gmail").recipients(1_000).late(900).tonight()))
                .isEmpty();
    }

    @Test
    void theOperatorsLimitsCount() {
        Limits strict = new Limits(Map.of(
                LimitKey.WARNING,
                0.001,
                LimitKey.CRITICAL,
                0.002,
                LimitKey.MIN_EVENTS,
                1.0,
                LimitKey.MIN_RECIPIENTS,
                10.0));
        assertThat(findings(
                        rule("hard-bounce", strict),
                        pair(1, "gmail").recipients(10).hard(1).tonight()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.limit()).isEqualTo(0.002));
        Limits lenient = new Limits(Map.of(LimitKey.WARNING, 0.95, LimitKey.CRITICAL, 0.99));
        assertThat(findings(rule("deferral", lenient), put(1, "yahoo", 2_000, 1_800)))
                .isEmpty();
        Limits small = new Limits(Map.of(
                LimitKey.WARNING,
                0.01,
                LimitKey.CRITICAL,
                0.02,
                LimitKey.MIN_EVENTS,
                1.0,
                LimitKey.MIN_ATTEMPTS,
                20.0));
        assertThat(findings(rule("deferral", small), put(1, "yahoo", 20, 9))).hasSize(1);
        assertThat(RateLevel.HARD_BOUNCE.with(null, null, null, null)).isEqualTo(RateLevel.HARD_BOUNCE);
    }
}
