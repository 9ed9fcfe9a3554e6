package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.ask.BounceCell;
import acct.ask.Cells;
import acct.ask.ComplaintCell;
import acct.ask.ComplaintWindow;
import acct.ask.DayQuestions;
import acct.ask.QuietCells;
import acct.model.Finding;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.UserException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Law 14: no verdict from too little, and none without its n, its interval and its rows. */
final class JudgeTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");
    private static final LocalDate WEEK_AGO = LocalDate.parse("2026-11-13");
    private static final Judge JUDGE = new Judge(
            List.of(BounceRule.hard(Limits.NONE), BounceRule.block(Limits.NONE), ComplaintRule.of(Limits.NONE)));

    private static BounceCell cell(long recipients, long hard, long block) {
        return new BounceCell(
                "192.0.2.10", "outlook", "v1", "pool-1", recipients, recipients - hard - block, hard, block);
    }

    private static Judge.Judged bounces(BounceCell... cells) {
        return JUDGE.judge(facts(List.of(cells)));
    }

    private static DayFacts facts(List<BounceCell> cells) {
        return facts(cells, List.of());
    }

    private static DayFacts facts(List<BounceCell> cells, List<ComplaintWindow> complaints) {
        return DayFacts.given(DAY)
                .with(DayQuestions.BOUNCES, Cells.of(cells))
                .with(DayQuestions.QUIET, enough -> new QuietCells(7, 5))
                .with(DayQuestions.BOUNCE_REPLIES, (ip, isp, group) -> List.of(new ReplyCount(group.label(), 1)))
                .with(DayQuestions.COMPLAINTS, Cells.of(complaints));
    }

    private static Judge.Judged complaints(long delivered, long complaints) {
        return complaints(List.of(), cell(delivered, complaints));
    }

    private static Judge.Judged complaints(List<ComplaintCell> ofDay, List<ComplaintCell> ofWeek) {
        return JUDGE.judge(
                facts(List.of(), List.of(new ComplaintWindow(DAY, ofDay), new ComplaintWindow(WEEK_AGO, ofWeek))));
    }

    private static List<ComplaintCell> cell(long delivered, long complaints) {
        return List.of(new ComplaintCell("192.0.2.10", "yahoo", delivered, complaints));
    }

    @Test
    void aWarningLimitAboveTheCriticalOneIsRefused() {
        assertThatThrownBy(() -> RateLevel.HARD_BOUNCE.with(0.06, null, null, null))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("hard-bounce")
                .hasMessageContaining("0.06");
    }

    @Test
    void aFactThatWasNotGivenIsAnError() {
        DayFacts none = DayFacts.given(DAY);
        assertThatThrownBy(() -> JUDGE.judge(none))
                .hasMessageContaining("bounces")
                .hasMessageContaining("2026-11-19");
        assertThatThrownBy(() -> none.of(NewReplyRule.LISTED)).hasMessageContaining("listed");
    }

    @Test
    void aFactIsFoundOutOnceAndOnlyIfItIsWanted() {
        List<String> asked = new ArrayList<>();
        DayFacts facts = DayFacts.given(DAY).handed(DayQuestions.ATTEMPTS, () -> {
            asked.add("attempts");
            return Map.of("gmail", 3L);
        });
        assertThat(asked).isEmpty();
        assertThat(facts.of(DayQuestions.ATTEMPTS)).isEqualTo(facts.of(DayQuestions.ATTEMPTS));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPairIsJudgedIfEitherRuleCan() {
        Rule patient = BounceRule.hard(new Limits(Map.of(LimitKey.MIN_RECIPIENTS, 1_000.0)));
        Judge judge = new Judge(List.of(patient, BounceRule.block(Limits.NONE)));
        assertThat(judge.judge(facts(List.of(cell(500, 0, 9), cell(100, 9, 9)))).coverage())
                .isEqualTo(new Coverage(9, 6));
        assertThat(new Judge(List.of()).judge(facts(List.of())).coverage()).isEqualTo(Coverage.NONE);
    }

    @Test
    void tooFewRecipientsGiveNoVerdictAndAreCounted() {
        Judge.Judged judged = bounces(cell(199, 199, 0), cell(200, 0, 0), cell(0, 0, 0));
        assertThat(judged.findings()).isEmpty();
        assertThat(judged.coverage().tooFew()).as("with the quiet ones").isEqualTo(7);
        assertThat(judged.coverage().cells()).isEqualTo(10);
    }

    @Test
    void tooFewEventsGiveNoVerdict() {
        assertThat(bounces(cell(200, 0, 4)).findings()).isEmpty();
        assertThat(bounces(cell(200, 0, 5)).findings()).hasSize(1);
        // Two complaints in 200 already exceed 0.1 % by the interval alone.
        assertThat(complaints(200, 2).findings()).isEmpty();
        assertThat(complaints(200, 3).findings()).hasSize(1);
    }

    @Test
    void theSeverityFollowsTheLowerEndOfTheInterval() {
        assertThat(bounces(cell(1_000, 27, 0)).findings()).isEmpty();
        assertThat(bounces(cell(1_000, 28, 0)).findings())
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.WARNING));
        assertThat(bounces(cell(1_000, 61, 0)).findings().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(bounces(cell(1_000, 62, 0)).findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void moreEventsThanCasesAreNoRate() {
        assertThat(complaints(300, 301).findings()).isEmpty();
        assertThat(complaints(0, 5).findings()).isEmpty();
    }

    @Test
    void aFindingCarriesItsEvidence() {
        Finding alert = bounces(cell(1_000, 0, 100)).findings().get(0);
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
        assertThat(alert.advice()).isNotBlank();
        assertThat(alert.replies()).containsExactly(new ReplyCount("block", 1));
    }

    @Test
    void aBadDayIsSeenThoughItsWeekIsWell() {
        Judge.Judged judged = complaints(cell(2_850, 28), cell(40_000, 28));
        assertThat(judged.findings()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.n()).isEqualTo(2_850);
            assertThat(alert.days()).isEqualTo("on 2026-11-19");
            assertThat(alert.action()).contains("complaints on 2026-11-19 are about");
        });
    }

    @Test
    void aBadWeekIsSeenThoughTheDayIsTooSmall() {
        Judge.Judged judged = complaints(cell(150, 1), cell(1_000, 9));
        assertThat(judged.findings()).singleElement().satisfies(alert -> {
            assertThat(alert.n()).isEqualTo(1_000);
            assertThat(alert.day()).isEqualTo(DAY);
            assertThat(alert.days()).isEqualTo("from 2026-11-13 to 2026-11-19");
            assertThat(alert.action()).contains("complaints from 2026-11-13 to 2026-11-19 are about");
        });
    }

    @Test
    void aCellIsRaisedOnceByItsWorstWindowAndOfEqualsByTheNarrowest() {
        assertThat(complaints(cell(1_000, 20), cell(7_000, 100)).findings())
                .singleElement()
                .satisfies(alert -> assertThat(alert.n()).isEqualTo(1_000));
        // The day alone is a warning, the week is critical.
        assertThat(complaints(cell(2_000, 9), cell(7_000, 100)).findings())
                .singleElement()
                .satisfies(alert -> assertThat(alert.n()).isEqualTo(7_000));
        assertThat(complaints(cell(1_000, 20), List.of(new ComplaintCell("192.0.2.11", "yahoo", 7_000, 100)))
                        .findings())
                .hasSize(2);
    }

    @Test
    void calmWindowsRaiseNothing() {
        assertThat(complaints(cell(2_850, 2), cell(20_000, 8)).findings()).isEmpty();
    }

    /** On the day after a newsletter hardly any mail is sent, and its complaints come in. */
    @Test
    void complaintsAboutTheDaysBeforeAreNotHeldAgainstADayOfLittleMail() {
        assertThat(complaints(cell(300, 15), cell(50_000, 20)).findings()).isEmpty();
        assertThat(complaints(cell(2_500, 15), cell(50_000, 20)).findings()).hasSize(1);
    }

    @Test
    void aFewComplaintsOfOneDayAreChance() {
        assertThat(complaints(cell(1_000, 4), cell(7_000, 5)).findings()).isEmpty();
        assertThat(complaints(cell(1_000, 5), cell(7_000, 5)).findings()).hasSize(1);
    }

    @Test
    void theWorstStandsFirst() {
        assertThat(bounces(cell(1_000, 28, 20), cell(1_000, 900, 0)).findings())
                .extracting(alert -> alert.severity() + " " + alert.rule() + " " + alert.x())
                .containsExactly("CRITICAL hard-bounce 900", "WARNING hard-bounce 28", "WARNING block-bounce 20");
    }

    @Test
    void theOperatorsLimitsCount() {
        Rule strict = BounceRule.hard(new Limits(Map.of(
                LimitKey.WARNING,
                0.001,
                LimitKey.CRITICAL,
                0.002,
                LimitKey.MIN_EVENTS,
                1.0,
                LimitKey.MIN_RECIPIENTS,
                10.0)));
        assertThat(strict.findings(facts(List.of(cell(10, 1, 0)))))
                .singleElement()
                .satisfies(alert -> assertThat(alert.limit()).isEqualTo(0.002));
        assertThat(RateLevel.HARD_BOUNCE.with(null, null, null, null)).isEqualTo(RateLevel.HARD_BOUNCE);
    }
}
