package acct.classify.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import acct.classify.traffic.ClassHints.Hint;
import acct.classify.traffic.TrafficClasses.By;
import acct.config.Config.MailClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that look like a class of mail are offered, and nothing more. */
final class ClassHintsTest {
    @Test
    void aNameThatSaysNothingOrTwoThingsIsNoHint() {
        assertThat(ClassHints.of(
                        List.of("pool-1", "", "transit", "coldplay", "news-trans", "-"), By.POOL, TrafficClasses.NONE))
                .isEmpty();
    }

    @Test
    void aWordOfTheNameIsAHint() {
        assertThat(ClassHints.of(List.of("TRANS-pool", "eu_mkt2", "warm.3", "otp"), By.VMTA, TrafficClasses.NONE))
                .containsExactly(
                        new Hint("TRANS-pool", "transactional"),
                        new Hint("eu_mkt2", "marketing"),
                        new Hint("warm.3", "cold"),
                        new Hint("otp", "transactional"));
    }

    @Test
    void whatAClassCoversNeedsNoHint() {
        TrafficClasses classes = new TrafficClasses(List.of(
                new MailClass("bulk", List.of(), List.of(), List.of(), List.of("mkt-*"), List.of(), List.of())));
        assertThat(ClassHints.of(List.of("mkt-1", "mkt"), By.POOL, classes))
                .containsExactly(new Hint("mkt", "marketing"));
        assertThat(ClassHints.of(List.of("mkt-1"), By.VMTA, classes)).containsExactly(new Hint("mkt-1", "marketing"));
    }
}
