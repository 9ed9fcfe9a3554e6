package acct.warming;

import static org.assertj.core.api.Assertions.assertThat;

import acct.chance.Wilson;
import acct.config.Ramp;
import acct.config.Warming;
import acct.judge.DayFacts;
import acct.model.Counts;
import acct.model.Finding;
import acct.warming.WarmingDay.Decision;
import acct.warming.WarmingDay.Volume;
import acct.warming.WarmingEvidence.Criterion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WarmingJudgeTest {
    private static final LocalDate START = LocalDate.of(2026, 11, 1);
    private static final Ramp RAMP = Ramp.raised(500, level -> level * 2, 7, 2_000);

    private final List<WarmingCount> counts = new ArrayList<>();
    private final Set<LocalDate> unstored = new HashSet<>();
    private WarmingJudge.Logged logged = new WarmingJudge.Logged(Counts.Logged.YES, true);

    private WarmingJudgeTest sent(int day, long delivered, long deferred) {
        return add(day, "delivered", null, null, delivered).add(day, "deferred", "rate-limit", "block", deferred);
    }

    private WarmingJudgeTest add(
            int day, String outcome, @Nullable String category, @Nullable String severity, long events) {
        if (events > 0) {
            counts.add(new WarmingCount("gmail", START.plusDays(day), outcome, category, severity, events));
        }
        return this;
    }

    private List<WarmingDay> follow(int days) {
        return follow(days, Map.of("gmail", RAMP), null);
    }

    private List<WarmingDay> follow(int days, Map<String, Ramp> isps, @Nullable Ramp others) {
        Set<LocalDate> stored = new HashSet<>(
                START.minusDays(40).datesUntil(START.plusDays(days)).toList());
        stored.removeAll(unstored);
        return WarmingJudge.follow(
                new Warming.Ip("192.0.2.1", "slow", START, isps, others, "acct.yaml:1"),
                Warming.Limits.USUAL,
                START.plusDays(days - 1L),
                stored,
                logged,
                counts);
    }

    private WarmingDay only() {
        List<WarmingDay> days = follow(1);
        assertThat(days).hasSize(1);
        return days.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        // Beside a plan of 500: 10 % above is tolerated, below half is starving.
        "0,0,STARVING,TOO_FEW",
        "249,0,STARVING,TOO_FEW",
        "199,51,ON_PLAN,HOLD",
        "250,0,ON_PLAN,ADVANCE",
        "500,0,ON_PLAN,ADVANCE",
        "550,0,ON_PLAN,ADVANCE",
        "551,0,OVERSHOOT,ADVANCE",
        "551,400,OVERSHOOT,HOLD",
        // Retries are no recipients: 5,000 of them are no overshoot.
        "100,5000,ON_PLAN,HOLD",
        // 14.1 % deferred: the lower end of the interval is above 10 %; 11.1 % is not credibly above it.
        "500,82,ON_PLAN,HOLD",
        "480,60,ON_PLAN,ADVANCE",
    })
    void aDayIsJudgedBesideItsPlan(long delivered, long deferred, Volume volume, Decision decision) {
        WarmingDay day = sent(0, delivered, deferred).only();

        assertThat(day.volume()).isEqualTo(volume);
        assertThat(day.decision()).isEqualTo(decision);
    }

    @Test
    void aSmallSampleIsNoVerdictWhateverItsShare() {
        Ramp small = Ramp.steps(List.of(50L), 30);
        WarmingDay day = sent(0, 30, 20).follow(1, Map.of("gmail", small), null).get(0);

        assertThat(day.decision()).isEqualTo(Decision.TOO_FEW);
        assertThat(Objects.requireNonNull(day.evidence()).n()).isEqualTo(50);
        assertThat(day.volume()).isEqualTo(Volume.ON_PLAN);
        assertThat(day.nextPlanned()).isEqualTo(50);
    }

    @Test
    void smallDaysArePooledUpToSevenAndNeverBeyondTheStart() {
        Ramp small = Ramp.steps(List.of(50L), 30);
        for (int day = -3; day < 10; day++) {
            sent(day, 45, day < 0 ? 500 : 5);
        }
        List<WarmingDay> days = follow(10, Map.of("gmail", small), null).stream()
                .filter(day -> day.planned() != null)
                .toList();

        assertThat(days)
                .extracting(WarmingDay::decision)
                .startsWith(Decision.TOO_FEW, Decision.TOO_FEW, Decision.TOO_FEW, Decision.ADVANCE)
                .endsWith(Decision.ADVANCE);
        assertThat(Objects.requireNonNull(days.get(9).evidence()).since()).isEqualTo(START.plusDays(6));
        assertThat(Objects.requireNonNull(days.get(9).evidence()).x()).isEqualTo(20);
    }

    @Test
    void noMoreThanSevenDaysArePooled() {
        Ramp tiny = Ramp.steps(List.of(20L), 30);
        for (int day = 0; day < 20; day++) {
            sent(day, 20, 0);
        }
        List<WarmingDay> days = follow(20, Map.of("gmail", tiny), null);

        assertThat(Objects.requireNonNull(days.get(19).evidence()).n()).isEqualTo(7 * 20);
        assertThat(days.get(19).decision()).isEqualTo(Decision.TOO_FEW);
    }

    @Test
    void greylistingIsNoReasonToHold() {
        WarmingDay day =
                sent(0, 400, 0).add(0, "deferred", "greylisting", "soft", 300).only();

        assertThat(day.decision()).isEqualTo(Decision.ADVANCE);
        assertThat(day.counts().deferred()).isEqualTo(300);
        assertThat(Objects.requireNonNull(day.evidence()).x()).isZero();
        assertThat(day.evidence().n()).isEqualTo(400);
    }

    @Test
    void aReputationThatIsDoubtedHoldsLongBeforeTheShareOfDeferrals() {
        WarmingDay day = sent(0, 480, 0)
                .add(0, "deferred", "ip-reputation", "block", 8)
                .add(0, "bounced", "content", "block", 7)
                .add(0, "bounced", "mailbox", "hard", 5)
                .only();

        assertThat(day.decision()).isEqualTo(Decision.HOLD);
        assertThat(day.evidence()).satisfies(evidence -> {
            assertThat(evidence.criterion()).isEqualTo(Criterion.TURNED_AWAY);
            assertThat(evidence.x()).isEqualTo(15);
            assertThat(evidence.n()).isEqualTo(500);
            assertThat(evidence.share()).isEqualTo(15 / 500.0);
            assertThat(evidence.low()).isEqualTo(Wilson.of(15, 500).low());
            assertThat(evidence.reason()).isEqualTo("ip-reputation");
            assertThat(evidence.reasonCount()).isEqualTo(8);
        });
    }

    @Test
    void fourOfThemAreNone() {
        WarmingDay day =
                sent(0, 296, 0).add(0, "bounced", "content", "block", 4).only();

        assertThat(day.decision()).isEqualTo(Decision.ADVANCE);
    }

    @Test
    void deferralsThatAreNotLoggedAreNoPermissionToGoOn() {
        logged = new WarmingJudge.Logged(Counts.Logged.YES, false);
        WarmingDay day = sent(0, 480, 0).only();

        assertThat(day.counts().attempts()).isNull();
        assertThat(day.counts().deferredShare()).isNull();
        assertThat(day.volume()).isEqualTo(Volume.ON_PLAN);
        assertThat(day.decision()).isEqualTo(Decision.NOT_LOGGED);
    }

    @Test
    void bouncesStillHoldWhereDeferralsAreNotLogged() {
        logged = new WarmingJudge.Logged(Counts.Logged.YES, false);
        WarmingDay day =
                sent(0, 440, 0).add(0, "bounced", "ip-reputation", "block", 40).only();

        assertThat(day.decision()).isEqualTo(Decision.HOLD);
    }

    @Test
    void withoutDeliveriesNobodyKnowsHowMuchWasSent() {
        logged = new WarmingJudge.Logged(Counts.Logged.NO, true);
        WarmingDay day = add(0, "bounced", "mailbox", "hard", 3).only();

        assertThat(day.volume()).isEqualTo(Volume.NOT_LOGGED);
        assertThat(day.decision()).isEqualTo(Decision.NOT_LOGGED);
        assertThat(day.counts().knownDelivered()).isNull();
    }

    @Test
    void aDayWithoutAnyRowIsNoDataAndNotZero() {
        sent(0, 480, 0).sent(2, 480, 0);
        unstored.add(START.plusDays(1));
        List<WarmingDay> days = follow(3);

        assertThat(days.get(1).volume()).isEqualTo(Volume.NO_DATA);
        assertThat(days.get(1).decision()).isNull();
        assertThat(days.get(1).counts().knownDelivered()).isNull();
        assertThat(days.get(2).planDay()).isEqualTo(3);
        assertThat(days.get(2).projectedEnd()).isEqualTo(days.get(2).plannedEnd());
    }

    @Test
    void aHeldDayIsRepeatedAndTheEndMoves() {
        for (int day = 0; day < 9; day++) {
            sent(day, 480, day == 6 ? 300 : 0);
        }
        List<WarmingDay> days = follow(9);

        assertThat(days).extracting(WarmingDay::planDay).containsExactly(1, 2, 3, 4, 5, 6, 7, 7, 8);
        assertThat(days).extracting(WarmingDay::planned).endsWith(500L, 500L, 1_000L);
        assertThat(days.get(6).nextPlanned()).isEqualTo(500);
        assertThat(days.get(7).nextPlanned()).isEqualTo(1_000);
        assertThat(days.get(5).projectedEnd()).isEqualTo(START.plusDays(20));
        assertThat(days.get(6).projectedEnd()).isEqualTo(START.plusDays(21));
        assertThat(days.get(8).volume()).as("480 of 1,000").isEqualTo(Volume.STARVING);
        assertThat(days.get(8).projectedEnd()).isEqualTo(START.plusDays(22));
        assertThat(days.get(8).plannedEnd()).isEqualTo(START.plusDays(20));
    }

    @Test
    void aPlanEndsAndItsLateMailIsStillCounted() {
        Ramp two = Ramp.steps(List.of(300L, 400L), 1);
        sent(0, 300, 0).sent(1, 400, 0).sent(2, 900, 0);
        List<WarmingDay> days = follow(4, Map.of("gmail", two), Ramp.steps(List.of(0L), 4));

        assertThat(days.stream().filter(day -> day.isp().equals("gmail")))
                .extracting(WarmingDay::volume)
                .containsExactly(Volume.ON_PLAN, Volume.ON_PLAN, Volume.DONE);
        assertThat(days.get(2).nextPlanned()).isNull();
        assertThat(days.get(2).projectedEnd()).isEqualTo(START.plusDays(1));
        assertThat(follow(30, Map.of("gmail", two), null)).hasSize(2);
    }

    @Test
    void mailBeforeTheStartIsNamedForThirtyDays() {
        sent(-31, 90, 0).sent(-30, 80, 0).sent(-1, 70, 3).sent(0, 480, 0);
        List<WarmingDay> days = follow(1);

        assertThat(days)
                .extracting(WarmingDay::volume)
                .containsExactly(Volume.BEFORE_START, Volume.BEFORE_START, Volume.ON_PLAN);
        assertThat(days.get(0).day()).isEqualTo(START.minusDays(30));
        assertThat(days.get(1).counts().attempts()).isEqualTo(73);
    }

    @Test
    void allIspsThatAreNotNamedAreOneLineUnknownOnesToo() {
        counts.add(new WarmingCount(null, START, "delivered", null, null, 5));
        counts.add(new WarmingCount("yahoo", START, "delivered", null, null, 400));
        counts.add(new WarmingCount("gmx", START, "bounced", "mailbox", "hard", 7));
        sent(0, 490, 0);
        List<WarmingDay> days = follow(1, Map.of("gmail", RAMP), RAMP);

        assertThat(days).extracting(WarmingDay::isp).containsExactly("gmail", "others");
        assertThat(days.get(1).counts().recipients()).isEqualTo(412);
        List<WarmingDay> unplanned = follow(1);
        assertThat(unplanned.get(1).volume()).isEqualTo(Volume.NOT_PLANNED);
        assertThat(unplanned.get(1).planned()).isNull();
    }

    @Test
    void holdAndOvershootAreAlertsWithTheirNumbers() {
        List<Finding> alerts = alerts(sent(0, 600, 400).follow(1));

        assertThat(alerts).extracting(Finding::rule).containsExactly("warming-hold", "warming-overshoot");
        assertThat(alerts.get(0).x()).isEqualTo(400);
        assertThat(alerts.get(0).n()).isEqualTo(1_000);
        assertThat(alerts.get(0).low()).isGreaterThan(alerts.get(0).limit());
        assertThat(alerts.get(0).action()).contains("stay at 500 a day", "rate-limit", "2026-11-22");
        assertThat(alerts.get(1).action()).contains("600 recipients", "500 were planned");
        assertThat(alerts(follow(2).subList(1, 2))).as("a day without mail").isEmpty();
    }

    private static List<Finding> alerts(List<WarmingDay> days) {
        LocalDate day = days.get(0).day();
        return new WarmingRule().findings(DayFacts.given(day).with(WarmingRule.DAYS, days));
    }

    /** Whatever happens, the days add up: each day of the plan is used once, and the end moves by the days that were not. */
    @Test
    void everyDayIsUsedUpOrMovesTheEndSeed11() {
        Random random = new Random(11);
        for (int run = 0; run < 200; run++) {
            counts.clear();
            for (int day = 0; day < 60; day++) {
                sent(day, random.nextInt(2_500), random.nextInt(10) == 0 ? 500 : random.nextInt(30));
            }
            List<WarmingDay> days = follow(60);
            int used = 0;
            for (WarmingDay day : days) {
                if (day.planDay() == null) {
                    assertThat(used).isEqualTo(RAMP.days());
                    continue;
                }
                assertThat(day.planDay()).isEqualTo(used + 1);
                boolean counts = day.volume() != Volume.STARVING && day.decision() != Decision.HOLD;
                used += counts ? 1 : 0;
                assertThat(day.projectedEnd()).isEqualTo(day.day().plusDays(RAMP.days() - used));
                assertThat(day.nextPlanned()).isEqualTo(RAMP.planned(used + 1));
            }
        }
    }
}
