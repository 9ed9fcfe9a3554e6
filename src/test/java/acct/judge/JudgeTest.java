package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.ask.BounceCell;
import acct.ask.ComplaintCell;
import acct.model.Alert;
import acct.model.Severity;
import acct.model.UserException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law 14: no verdict from too little, and none without its n, its interval and its rows. */
final class JudgeTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");
    private static final LocalDate WEEK_AGO = LocalDate.parse("2026-11-13");
    private static final Judge JUDGE =
            new Judge(LevelRule.HARD_BOUNCE, LevelRule.BLOCK_BOUNCE, LevelRule.COMPLAINT, LevelRule.DEFERRAL);

    private static BounceCell cell(long recipients, long hard, long block) {
        return new BounceCell(
                "192.0.2.10", "outlook", "v1", "pool-1", recipients, recipients - hard - block, hard, block);
    }

    private static Judge.Verdict bounces(BounceCell... cells) {
        return JUDGE.judge(facts(List.of(cells)));
    }

    private static DayFacts facts(List<BounceCell> cells) {
        return new DayFacts(DAY, cells, List.of(), List.of());
    }

    private static Judge.Verdict complaints(long delivered, long complaints) {
        return complaints(List.of(), cell(delivered, complaints));
    }

    private static Judge.Verdict complaints(List<ComplaintCell> ofDay, List<ComplaintCell> ofWeek) {
        return JUDGE.judge(new DayFacts(
                DAY,
                List.of(),
                List.of(),
                List.of(new DayFacts.ComplaintWindow(DAY, ofDay), new DayFacts.ComplaintWindow(WEEK_AGO, ofWeek))));
    }

    private static List<ComplaintCell> cell(long delivered, long complaints) {
        return List.of(new ComplaintCell("192.0.2.10", "yahoo", delivered, complaints));
    }

    @Test
    void aWarningLimitAboveTheCriticalOneIsRefused() {
        assertThatThrownBy(() -> LevelRule.HARD_BOUNCE.with(0.06, null, null, null))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("hard-bounce")
                .hasMessageContaining("0.06");
    }

    @Test
    void tooFewRecipientsGiveNoVerdictAndAreCounted() {
        Judge.Verdict verdict = bounces(cell(199, 199, 0), cell(200, 0, 0), cell(0, 0, 0));
        assertThat(verdict.alerts()).isEmpty();
        assertThat(verdict.tooFew()).isEqualTo(2);
        assertThat(verdict.cells()).isEqualTo(3);
    }

    @Test
    void tooFewEventsGiveNoVerdict() {
        assertThat(bounces(cell(200, 0, 4)).alerts()).isEmpty();
        assertThat(bounces(cell(200, 0, 5)).alerts()).hasSize(1);
        // Two complaints in 200 already exceed 0.1 % by the interval alone.
        assertThat(complaints(200, 2).alerts()).isEmpty();
        assertThat(complaints(200, 3).alerts()).hasSize(1);
    }

    @Test
    void theSeverityFollowsTheLowerEndOfTheInterval() {
        assertThat(bounces(cell(1_000, 27, 0)).alerts()).isEmpty();
        assertThat(bounces(cell(1_000, 28, 0)).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.WARNING));
        assertThat(bounces(cell(1_000, 61, 0)).alerts().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(bounces(cell(1_000, 62, 0)).alerts().get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void moreEventsThanCasesAreNoRate() {
        assertThat(complaints(300, 301).alerts()).isEmpty();
        assertThat(complaints(0, 5).alerts()).isEmpty();
    }

    @Test
    void aFindingCarriesItsEvidence() {
        Alert alert = bounces(cell(1_000, 0, 100)).alerts().get(0);
        assertThat(alert.rule()).isEqualTo("block-bounce");
        assertThat(alert.n()).isEqualTo(1_000);
        assertThat(alert.x()).isEqualTo(100);
        assertThat(alert.rate()).isEqualTo(0.1);
        assertThat(alert.low()).isBetween(0.05, 0.1);
        assertThat(alert.high()).isBetween(0.1, 0.15);
        assertThat(alert.limit()).isEqualTo(0.05);
        assertThat(alert.vmta()).isEqualTo("v1");
        assertThat(alert.pool()).isEqualTo("pool-1");
        assertThat(alert.day()).isEqualTo(DAY);
        assertThat(alert.action()).isNotBlank();
    }

    @Test
    void aBadDayIsSeenThoughItsWeekIsWell() {
        Judge.Verdict verdict = complaints(cell(2_850, 28), cell(40_000, 28));
        assertThat(verdict.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.n()).isEqualTo(2_850);
            assertThat(alert.days()).isEqualTo("on 2026-11-19");
            assertThat(alert.action()).contains("complaints on 2026-11-19 are about");
        });
    }

    @Test
    void aBadWeekIsSeenThoughTheDayIsTooSmall() {
        Judge.Verdict verdict = complaints(cell(150, 1), cell(1_000, 9));
        assertThat(verdict.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.n()).isEqualTo(1_000);
            assertThat(alert.day()).isEqualTo(DAY);
            assertThat(alert.days()).isEqualTo("from 2026-11-13 to 2026-11-19");
            assertThat(alert.action()).contains("complaints from 2026-11-13 to 2026-11-19 are about");
        });
    }

    @Test
    void aCellIsRaisedOnceByItsWorstWindowAndOfEqualsByTheNarrowest() {
        assertThat(complaints(cell(1_000, 20), cell(7_000, 100)).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.n()).isEqualTo(1_000));
        // The day alone is a warning, the week is critical.
        assertThat(complaints(cell(2_000, 9), cell(7_000, 100)).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.n()).isEqualTo(7_000));
        assertThat(complaints(cell(1_000, 20), List.of(new ComplaintCell("192.0.2.11", "yahoo", 7_000, 100)))
                        .alerts())
                .hasSize(2);
    }

    @Test
    void calmWindowsRaiseNothing() {
        assertThat(complaints(cell(2_850, 2), cell(20_000, 8)).alerts()).isEmpty();
    }

    /** On the day after a newsletter hardly any mail is sent, and its complaints come in. */
    @Test
    void complaintsAboutTheDaysBeforeAreNotHeldAgainstADayOfLittleMail() {
        assertThat(complaints(cell(300, 15), cell(50_000, 20)).alerts()).isEmpty();
        assertThat(complaints(cell(2_500, 15), cell(50_000, 20)).alerts()).hasSize(1);
    }

    @Test
    void aFewComplaintsOfOneDayAreChance() {
        assertThat(complaints(cell(1_000, 4), cell(7_000, 5)).alerts()).isEmpty();
        assertThat(complaints(cell(1_000, 5), cell(7_000, 5)).alerts()).hasSize(1);
    }

    @Test
    void theWorstStandsFirst() {
        assertThat(bounces(cell(1_000, 28, 20), cell(1_000, 900, 0)).alerts())
                .extracting(alert -> alert.severity() + " " + alert.rule() + " " + alert.x())
                .containsExactly("CRITICAL hard-bounce 900", "WARNING hard-bounce 28", "WARNING block-bounce 20");
    }

    @Test
    void theOperatorsLimitsCount() {
        LevelRule strict = LevelRule.HARD_BOUNCE.with(0.001, 0.002, 1, 10);
        Judge judge = new Judge(strict, LevelRule.BLOCK_BOUNCE, LevelRule.COMPLAINT, LevelRule.DEFERRAL);
        assertThat(judge.judge(facts(List.of(cell(10, 1, 0)))).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.limit()).isEqualTo(0.002));
        assertThat(LevelRule.HARD_BOUNCE.with(null, null, null, null)).isEqualTo(LevelRule.HARD_BOUNCE);
    }
}
