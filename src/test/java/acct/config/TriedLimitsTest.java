package acct.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.judge.LimitKey;
import acct.judge.Limits;
import acct.model.ExitCode;
import acct.model.UserException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits as they are typed behind {@code --set}. */
final class TriedLimitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                ".|write RULE.KEY=VALUE",
                "hard-bounce|write RULE.KEY=VALUE",
                "hard-bounce.warning|write RULE.KEY=VALUE",
                "warning=0.03|write RULE.KEY=VALUE",
                "=hard-bounce.warning|write RULE.KEY=VALUE",
                "soft-bounce.warning=0.03|unknown rule 'soft-bounce'; valid rules: hard-bounce, block-bounce, complaint",
                "no-data.warning=0.03|valid rules: hard-bounce",
                "hard-bounce.warn=0.03|unknown key 'warn' of 'hard-bounce'; valid keys: warning, critical, min-events",
                "deferral.min-recipients=3|valid keys: warning, critical, min-events, min-attempts",
                "hard-bounce.warning=|write a fraction from 0 to 1",
                "hard-bounce.warning=3%|write a fraction from 0 to 1",
                "hard-bounce.warning=1.5|write a fraction from 0 to 1",
                "hard-bounce.warning=-0.1|write a fraction from 0 to 1",
                "hard-bounce.warning=1e-3|write a fraction from 0 to 1",
                "hard-bounce.warning=NaN|write a fraction from 0 to 1",
                "hard-bounce.min-events=1.5|write a whole number",
                "volume.times=1|write how many times more"
            })
    void whatIsNoLimitIsRefusedAndTheValidOnesAreNamed(String typed, String why) {
        assertThatThrownBy(() -> TriedLimits.read(List.of(typed)))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageStartingWith("--set " + typed + ": ")
                .hasMessageContaining(why);
    }

    @Test
    void oneLimitIsNotSetTwice() {
        assertThatThrownBy(() -> TriedLimits.read(List.of("drift.times=2", "drift.times=3")))
                .hasMessageContaining("set twice");
    }

    @Test
    void whatIsNotTypedStaysAsItIsConfigured() {
        Map<String, Limits> tried = TriedLimits.read(List.of("hard-bounce.warning = 0.03", "volume.times=4"));
        Map<String, Limits> configured = Map.of(
                "hard-bounce", new Limits(Map.of(LimitKey.WARNING, 0.02, LimitKey.MIN_EVENTS, 9.0)),
                "signature", new Limits(Map.of(LimitKey.MIN_EVENTS, 7.0)));
        assertThat(TriedLimits.over(configured, tried))
                .isEqualTo(Map.of(
                        "hard-bounce", new Limits(Map.of(LimitKey.WARNING, 0.03, LimitKey.MIN_EVENTS, 9.0)),
                        "signature", new Limits(Map.of(LimitKey.MIN_EVENTS, 7.0)),
                        "volume", new Limits(Map.of(LimitKey.TIMES, 4.0))));
    }
}
