package acct.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentAnswersTest {
    /** Both have the same place. */
    private static final long ONE = 5;

    private static final long OTHER = 5 + (1L << 20);

    private final RecentAnswers answers = new RecentAnswers();

    @Test
    void knowsNothingAtFirst() {
        assertThat(answers.get(0)).isNull();
        assertThat(answers.get(ONE)).isNull();
    }

    @Test
    void takesNoAnswerForThatOfAnotherHash() {
        answers.put(ONE, " one");
        assertThat(answers.get(ONE)).isEqualTo(" one");
        assertThat(answers.get(OTHER)).isNull();
        answers.put(OTHER, " other");
        assertThat(answers.get(OTHER)).isEqualTo(" other");
        assertThat(answers.get(ONE)).isNull();
    }

    @Test
    void keepsNoLongAnswer() {
        answers.put(ONE, "x".repeat(10_000));
        assertThat(answers.get(ONE)).isNull();
    }
}
