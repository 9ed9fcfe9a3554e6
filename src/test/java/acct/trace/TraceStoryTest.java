package acct.trace;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.TracedRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether an address was mailed again after it had bounced for good. */
final class TraceStoryTest {
    private final TraceStory story = new TraceStory();

    private static TracedRow row(String outcome, @Nullable String severityClass, @Nullable String rcpt) {
        return new TracedRow(
                1,
                outcome,
                "d",
                null,
                rcpt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                severityClass,
                null,
                "a.csv",
                2L);
    }

    private @Nullable Boolean added(String outcome, @Nullable String severityClass, @Nullable String rcpt) {
        return story.add(row(outcome, severityClass, rcpt)).afterHardBounce();
    }

    @Test
    void nothingIsToldOfNothing() {
        assertThat(story.lastAttempt()).isNull();
        assertThat(story.hardBounce()).isNull();
        assertThat(story.again()).isZero();
    }

    @Test
    void softBouncesAndComplaintsAreNoEnd() {
        assertThat(added("bounced", "soft", "a@x.example")).isFalse();
        assertThat(added("bounced", null, "a@x.example")).isFalse();
        assertThat(added("complaint", null, "a@x.example")).isFalse();
        assertThat(added("deferred", "hard", "a@x.example")).isFalse();
        assertThat(added("deferred", null, "a@x.example")).isFalse();
        assertThat(story.hardBounce()).isNull();
        assertThat(story.lastAttempt()).isNotNull();
    }

    @Test
    void eachRecipientHasItsOwnStoryInCapitalsOrNot() {
        assertThat(added("bounced", "hard", "Dead@x.example")).isFalse();
        assertThat(added("delivered", null, "live@x.example")).isFalse();
        assertThat(added("deferred", null, "dead@X.example")).isTrue();
        assertThat(added("complaint", null, "dead@x.example")).isFalse();
        assertThat(story.again()).isEqualTo(1);
    }

    @Test
    void whoTookMailAgainIsAlive() {
        added("bounced", "hard", "a@x.example");
        assertThat(added("delivered", null, "a@x.example")).isTrue();
        assertThat(added("delivered", null, "a@x.example")).isFalse();
        added("bounced", "hard", "a@x.example");
        assertThat(added("bounced", "hard", "a@x.example")).isTrue();
        assertThat(story.again()).isEqualTo(2);
        assertThat(story.hardBounces()).isEqualTo(2);
        assertThat(story.outcomes()).containsEntry("bounced", 3L).containsEntry("delivered", 2L);
    }
}
