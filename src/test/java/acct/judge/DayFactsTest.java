package acct.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.ask.CellDay;
import acct.ask.DayQuestions;
import acct.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts are asked once, when they are wanted; findings stand in an order. */
final class DayFactsTest {
    @Test
    void aFactThatWasNotGivenIsAnError() {
        DayFacts none = DayFacts.given(NightOf.DAY);
        assertThatThrownBy(() -> SimulatedJudge.shipped().judge(none)).hasMessageContaining("2026-11-19");
        assertThatThrownBy(() -> none.of(NewReplyRule.LISTED)).hasMessageContaining("listed");
    }

    @Test
    void aFactIsFoundOutOnceAndOnlyIfItIsWanted() {
        List<String> asked = new ArrayList<>();
        DayFacts facts = DayFacts.given(NightOf.DAY).handed(DayQuestions.ATTEMPTS, () -> {
            asked.add("attempts");
            return Map.of("gmail", 3L);
        });
        assertThat(asked).isEmpty();
        assertThat(facts.of(DayQuestions.ATTEMPTS)).isEqualTo(facts.of(DayQuestions.ATTEMPTS));
        assertThat(asked).hasSize(1);
    }

    @Test
    void theWorstStandsFirst() {
        List<CellDay> cells = List.of(
                MailOf.pair(1, "gmail").recipients(1_000).hard(30).block(20).tonight(),
                MailOf.pair(2, "yahoo").recipients(1_000).hard(900).tonight(),
                MailOf.pair(3, "gmail").recipients(1_000).tonight(),
                MailOf.pair(4, "gmail").recipients(1_000).tonight(),
                MailOf.pair(3, "yahoo").recipients(1_000).tonight());
        assertThat(SimulatedJudge.shipped().judge(NightOf.of(cells)).findings())
                .extracting(finding -> finding.severity() + " " + finding.rule() + " " + finding.x())
                .startsWith("CRITICAL hard-bounce 900", "WARNING hard-bounce 30", "WARNING block-bounce 20");
        assertThat(SimulatedJudge.shipped().judge(NightOf.of(NightOf.DAY)).findings())
                .isEqualTo(List.<Finding>of());
    }
}
