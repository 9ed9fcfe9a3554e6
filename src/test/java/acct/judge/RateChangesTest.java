package acct.judge;

import static acct.judge.MailOf.all;
import static acct.judge.MailOf.ip;
import static acct.judge.MailOf.pair;
import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.CellDay;
import acct.model.Finding;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rates beside their past, and thin pairs beside others. */
final class RateChangesTest {
    private static final int PAST = 56;

    private static final Judge JUDGE = SimulatedJudge.shipped();

    private static List<Finding> findings(DayFacts facts) {
        return JUDGE.judge(facts).findings();
    }

    private static List<String> places(DayFacts facts) {
        return findings(facts).stream()
                .map(finding -> finding.rule() + " " + finding.severity().label() + " " + finding.sourceIp() + " "
                        + finding.isp())
                .toList();
    }

    private static Finding only(DayFacts facts) {
        assertThat(places(facts)).hasSize(1);
        return findings(facts).get(0);
    }

    /** So many pairs at each of some ISPs, all well. */
    private static List<CellDay> others(int nights) {
        List<CellDay> cells = new ArrayList<>();
        for (int ip = 100; ip < 120; ip++) {
            MailOf mail = pair(ip, "calm").recipients(1_000).hard(8).block(4).deferred(40);
            cells.addAll(mail.before(nights));
            cells.add(mail.tonight());
        }
        return cells;
    }

    @Test
    void threeHundredThinPairsAtOneIspAreOneFindingThere() {
        List<CellDay> cells = new ArrayList<>();
        for (int ip = 0; ip < 300; ip++) {
            cells.add(pair(ip, "outlook").recipients(100).block(40).pool(null).tonight());
            cells.add(pair(ip, "gmail").recipients(100).pool(null).tonight());
        }
        assertThat(only(NightOf.of(cells))).satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("block-bounce");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.isp()).isEqualTo("outlook");
            assertThat(finding.sourceIp()).isNull();
            assertThat(finding.n()).isEqualTo(30_000);
            assertThat(finding.message()).contains("All source IPs at this ISP");
        });
    }

    @Test
    void thinPairsOfOnePoolAreOneFindingAboutThePool() {
        List<CellDay> cells = new ArrayList<>();
        for (int ip = 0; ip < 40; ip++) {
            boolean isBad = ip < 10;
            MailOf mail = pair(ip, "outlook").recipients(40).pool(isBad ? "bad" : "good");
            cells.addAll(mail.before(PAST));
            cells.add(mail.block(isBad ? 16 : 0).tonight());
        }
        assertThat(only(NightOf.of(cells))).satisfies(finding -> {
            assertThat(finding.pool()).isEqualTo("bad");
            assertThat(finding.isp()).isEqualTo("outlook");
            assertThat(finding.sourceIp()).isNull();
            assertThat(finding.x()).isEqualTo(160);
        });
    }

    @Test
    void thinPairsOfOneSourceIpAreOneFindingAboutIt() {
        List<CellDay> cells = new ArrayList<>();
        for (int isp = 0; isp < 20; isp++) {
            for (int ip = 0; ip < 5; ip++) {
                MailOf mail = pair(ip, "isp-" + isp).recipients(30);
                cells.addAll(mail.before(PAST));
                cells.add(mail.block(ip == 3 ? 9 : 0).tonight());
            }
        }
        assertThat(only(NightOf.of(cells))).satisfies(finding -> {
            assertThat(finding.sourceIp()).isEqualTo(ip(3));
            assertThat(finding.isp()).isNull();
            assertThat(finding.message()).contains("At several ISPs");
        });
    }

    @Test
    void whatOnePairCarriesIsNotToldOfItsIspAsWell() {
        MailOf bad = pair(1, "outlook").recipients(5_000).block(20);
        MailOf good = pair(2, "outlook").recipients(5_000).block(20);
        List<CellDay> cells = all(bad.before(PAST), good.before(PAST), others(PAST));
        cells.add(good.tonight());
        cells.add(bad.block(1_000).tonight());
        assertThat(places(NightOf.of(cells))).containsExactly("block-bounce critical " + ip(1) + " outlook");
    }

    @Test
    void aThinPairIsJudgedOverThreeNights() {
        MailOf thin = pair(1, "outlook").recipients(90);
        List<CellDay> cells = all(thin.before(3, PAST), others(PAST));
        cells.addAll(thin.block(4).before(2));
        cells.add(thin.tonight());
        Finding finding = findings(NightOf.of(cells)).get(0);
        assertThat(finding.x()).isEqualTo(12);
        assertThat(finding.n()).isEqualTo(270);
        assertThat(finding.since()).isEqualTo(NightOf.DAY.minusDays(2));
        assertThat(finding.message()).contains("Counted over 3 days");
    }

    /** What its ISP had two days before is no part of it. */
    @Test
    void aThinNightThatTellsByItselfIsToldByItself() {
        MailOf thin = pair(1, "outlook").recipients(150);
        MailOf good = pair(2, "outlook").recipients(150);
        List<CellDay> cells = all(thin.before(3, PAST), good.before(3, PAST), others(PAST));
        cells.addAll(all(thin.before(1), good.before(1), List.of(good.tonight())));
        cells.addAll(all(thin.block(20).before(2, 2), good.block(20).before(2, 2)));
        cells.add(thin.block(100).tonight());
        JudgedDay judged = SimulatedJudge.shipped().judge(NightOf.of(cells));
        assertThat(judged.troubles()).hasSize(1);
        Trouble trouble = judged.troubles().get(0);
        Finding finding = trouble.findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.x()).isEqualTo(100);
        assertThat(finding.n()).isEqualTo(150);
        assertThat(finding.message()).contains("Critical as over 3 days it is 26.7 % (120 of 450).");
        assertThat(trouble.cells()).hasSize(1);
    }

    /** A sum of three nights is no reason to tell of all of them what tonight one of them has. */
    @Test
    void whatAnotherPairHadTheNightBeforeIsNoTroubleOfTheirIsp() {
        MailOf tonight = pair(1, "outlook").recipients(150);
        MailOf before = pair(2, "outlook").recipients(150);
        List<CellDay> cells = all(tonight.before(PAST), before.before(2, PAST), others(PAST));
        cells.addAll(all(before.block(90).before(1), List.of(before.block(0).tonight())));
        cells.add(tonight.block(60).tonight());
        assertThat(SimulatedJudge.shipped().judge(NightOf.of(cells)).troubles())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.subject().sourceIp()).isEqualTo(ip(1)));
    }

    /** Its first nights, far worse, do not make a milder one ordinary. */
    @Test
    void theMilderFourthNightOfABlockIsToldOfItsPair() {
        MailOf pair = pair(1, "outlook").recipients(400);
        List<CellDay> cells =
                all(others(PAST), pair(2, "outlook").recipients(400).before(0, PAST));
        for (int day = 4; day <= PAST; day++) {
            cells.add(pair.block(day % 3).on(NightOf.DAY.minusDays(day)));
        }
        cells.addAll(all(
                pair.block(48).before(3, 3),
                pair.block(85).before(2, 2),
                pair.block(38).before(1),
                List.of()));
        cells.add(pair.block(22).tonight());
        assertThat(places(NightOf.of(cells))).contains("block-bounce warning " + ip(1) + " outlook");
    }

    @Test
    void whatIsOverIsNotToldAgain() {
        MailOf thin = pair(1, "outlook").recipients(90);
        List<CellDay> cells = all(thin.before(3, PAST), others(PAST));
        cells.add(thin.tonight());
        cells.addAll(thin.block(30).before(2));
        assertThat(places(NightOf.of(cells))).isEmpty();
    }

    /** Half of a sum of three nights is what the night has on any day. */
    @Test
    void whatIsOverIsNotToldAgainAlsoWhereItWasTwiceTheUsual() {
        MailOf mail = pair(1, "outlook").recipients(4_000);
        List<CellDay> cells = all(others(PAST), mail.deferred(400).before(1, 2));
        for (int day = 3; day <= PAST; day++) {
            cells.add(mail.deferred(160 + day * 7 % 13).on(NightOf.DAY.minusDays(day)));
        }
        cells.add(mail.deferred(180).tonight());
        assertThat(places(NightOf.of(cells))).as("two nights before").isEmpty();

        List<CellDay> once =
                all(others(PAST), mail.hard(200).before(1, 1), mail.hard(54).before(2, 2));
        for (int day = 3; day <= PAST; day++) {
            once.add(mail.hard(34 + day * 7 % 13).on(NightOf.DAY.minusDays(day)));
        }
        once.add(mail.hard(54).tonight());
        assertThat(places(NightOf.of(once))).as("one night before").isEmpty();
    }

    @Test
    void aStormOfThreeWeeksHasNotBecomeUsual() {
        List<CellDay> cells = others(PAST);
        for (int ip = 1; ip <= 6; ip++) {
            MailOf mail = pair(ip, "gmail").recipients(270).deferred(7);
            int stormy = ip == 1 ? 21 : 0;
            cells.addAll(mail.before(stormy + 1, PAST));
            mail.deferred(ip == 1 ? 215 : 7);
            cells.addAll(mail.before(stormy));
            cells.add(mail.tonight());
        }
        Finding storm = findings(NightOf.of(cells)).stream()
                .filter(finding -> finding.rule().equals("deferral"))
                .findFirst()
                .orElseThrow();
        assertThat(storm.sourceIp()).isEqualTo(ip(1));
        assertThat(Objects.requireNonNull(storm.evidence()).baseline())
                .as("usual, beside 7 of 277 before")
                .isBetween(0.02, 0.06);
    }

    /** Refused of 230 mails, from the day before on: a first block of a week, and one of a day. */
    private static final int[] REFUSED = {1, 1, 1, 0, 1, 24, 0, 0, 2, 145, 0, 142, 138, 36, 40, 31};

    /** Also while it becomes usual, and on weekends, which are thin and have another past than the days before. */
    @Test
    void aBlockOfManyWeeksIsToldOfThePairOnEachOfItsNights() {
        for (int weekend : List.of(0, 1, 3)) {
            for (int nights = 2; nights <= 50; nights++) {
                List<CellDay> cells = others(PAST);
                for (int day = 0; day <= PAST; day++) {
                    long n = (day + 7 - weekend) % 7 < 2 ? 140 : 250;
                    for (int ip = 1; ip <= 2; ip++) {
                        boolean isBad = ip == 1 && day <= nights;
                        cells.add(pair(ip, "outlook")
                                .recipients(n)
                                .block(isBad ? n * 4 / 10 + day % 3 : day % 3 == 0 ? 1 : 0)
                                .on(NightOf.DAY.minusDays(day)));
                    }
                }
                assertThat(SimulatedJudge.shipped().judge(NightOf.of(cells)).troubles())
                        .as("weekend " + weekend + ", night " + nights)
                        .singleElement()
                        .satisfies(trouble -> {
                            assertThat(trouble.severity()).isEqualTo(Severity.CRITICAL);
                            assertThat(trouble.subject().sourceIp()).isEqualTo(ip(1));
                            assertThat(trouble.subject().isp()).isEqualTo("outlook");
                        });
            }
        }
    }

    /** No other pair has enough of them to tell how much rates move. */
    @Test
    void aBlockThatComesAgainIsToldOnItsFirstNight() {
        List<CellDay> cells = new ArrayList<>();
        for (int ip = 1; ip <= 6; ip++) {
            MailOf mail = pair(ip, "outlook").recipients(230);
            cells.addAll(mail.block(1).before(REFUSED.length + 1, 45));
            for (int ago = 1; ago <= REFUSED.length; ago++) {
                cells.addAll(mail.block(ip == 1 ? REFUSED[ago - 1] : 1).before(ago, ago));
            }
            cells.add(mail.block(ip == 1 ? 99 : 1).tonight());
        }
        assertThat(places(NightOf.of(cells))).containsExactly("block-bounce critical " + ip(1) + " outlook");
    }

    /** Most days have none, so that no middle of them tells an outage from a day as ever. */
    @Test
    void anOutageOfThreeDaysIsNoPastOfWhatIsElseNever() {
        MailOf mail = pair(1, "outlook").recipients(1_000);
        List<CellDay> cells = all(others(PAST), mail.before(6), mail.before(10, PAST));
        cells.addAll(mail.connection(600).before(7, 9));
        cells.add(mail.connection(30).tonight());
        Finding outage = findings(NightOf.of(cells)).get(0);
        assertThat(outage.rule()).isEqualTo("connection");
        assertThat(Objects.requireNonNull(outage.evidence()).baseline()).isLessThan(0.03);
    }

    @Test
    void aPairThatIsAlwaysAboveTheLimitIsTold() {
        MailOf chronic = pair(1, "outlook").recipients(2_000).block(60);
        List<CellDay> cells = all(chronic.before(PAST), others(PAST), List.of(chronic.tonight()));
        assertThat(places(NightOf.of(cells))).containsExactly("block-bounce warning " + ip(1) + " outlook");
    }

    @Test
    void aPairThatIsNearTheLimitIsAboveItOnSomeNightAndThatIsUsual() {
        MailOf near = pair(1, "outlook").recipients(1_000);
        List<CellDay> cells = others(PAST);
        // Around 1.2 %, now less and now more.
        for (int day = 1; day <= PAST; day++) {
            cells.add(near.hard(6 + day * 7 % 13).on(NightOf.DAY.minusDays(day)));
        }
        cells.add(near.hard(35).tonight());
        assertThat(places(NightOf.of(cells))).isEmpty();
    }

    @Test
    void manyTimesTheUsualIsToldBelowEveryLimit() {
        MailOf mail = pair(1, "outlook").recipients(20_000).deferred(200);
        List<CellDay> cells = all(
                mail.before(PAST), others(PAST), List.of(mail.deferred(4_000).tonight()));
        assertThat(only(NightOf.of(cells))).satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("deferral");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.hasLimit()).isFalse();
            assertThat(finding.message()).contains("Usual here: 0.99 %");
        });
    }

    @Test
    void withoutFourDaysThereIsNoPastToChangeFrom() {
        MailOf young = pair(1, "outlook").recipients(20_000).deferred(200);
        List<CellDay> cells = all(
                young.before(2, 4), others(PAST), List.of(young.deferred(4_000).tonight()));
        assertThat(places(NightOf.of(cells)))
                .as("all mail together has one")
                .containsExactly("deferral warning null null");
    }

    @Test
    void aSourceIpThatIsBeingWarmedHasNoPastToChangeFrom() {
        MailOf warming = pair(1, "outlook").recipients(20_000).deferred(200);
        MailOf old = pair(2, "outlook").recipients(40_000).deferred(400);
        List<CellDay> cells = all(warming.before(PAST), old.before(PAST), others(PAST));
        cells.add(old.tonight());
        cells.add(warming.deferred(4_000).tonight());
        DayFacts facts = NightOf.of(cells);
        assertThat(places(facts)).hasSize(1);
        assertThat(findings(facts.with(NightFacts.WARMING_IPS, Set.of(ip(1)))))
                .noneMatch(finding -> ip(1).equals(finding.sourceIp()));
        MailOf blocked = pair(1, "outlook").recipients(20_000).block(4_000);
        assertThat(places(NightOf.of(all(others(PAST), List.of(blocked.tonight())))
                        .with(NightFacts.WARMING_IPS, Set.of(ip(1)))))
                .as("a limit holds for it all the same")
                .contains("block-bounce critical " + ip(1) + " outlook");
    }

    @Test
    void aWeekOfTroubleDoesNotBecomeUsual() {
        MailOf mail = pair(1, "outlook").recipients(5_000).block(20);
        List<CellDay> cells = all(mail.before(8, PAST), others(PAST));
        cells.addAll(mail.block(1_000).before(7));
        cells.add(mail.tonight());
        assertThat(places(NightOf.of(cells))).contains("block-bounce critical " + ip(1) + " outlook");
    }

    @Test
    void aDayOfTheWeekThatIsAlwaysWorseIsUsual() {
        MailOf mail = pair(1, "outlook").recipients(20_000);
        List<CellDay> cells = others(PAST);
        for (int day = 0; day <= PAST; day++) {
            cells.add(mail.deferred(day % 7 == 0 ? 1_000 : 400).on(NightOf.DAY.minusDays(day)));
        }
        assertThat(places(NightOf.of(cells))).isEmpty();
    }

    @Test
    void latencyIsToldWhereItIsThreeTimesTheUsual() {
        MailOf slow = pair(1, "outlook").recipients(5_000).late(500);
        List<CellDay> always = all(slow.before(PAST), others(PAST), List.of(slow.tonight()));
        assertThat(places(NightOf.of(always))).isEmpty();
        List<CellDay> sudden = all(
                slow.late(100).before(PAST),
                others(PAST),
                List.of(slow.late(3_000).tonight()));
        assertThat(places(NightOf.of(sudden))).singleElement().asString().startsWith("latency");
    }

    /** Half of its nights are above the limit; this one is below its mean, and as any other. */
    @Test
    void aLimitIsHeldAgainstThePastAlsoBelowItsMean() {
        MailOf mail = pair(1, "outlook").recipients(2_000);
        List<CellDay> cells = others(PAST);
        for (int night = 1; night <= PAST; night++) {
            cells.addAll(mail.hard(night / 7 % 2 == 0 ? 20 : 100).before(night, night));
        }
        cells.add(mail.hard(57).tonight());
        assertThat(places(NightOf.of(cells))).isEmpty();
    }
}
