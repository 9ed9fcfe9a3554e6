package acct.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {
    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(LogText.visible("\u001b[31mred\u0007\u0000\u009b0m\u007f"))
                .isEqualTo("\\x1b[31mred\\x07\\x00\\x9b0m\\x7f");
    }

    @Test
    void showsWhatTurnsTheReadingDirection() {
        assertThat(LogText.visible("a\u202etxt.exe\u2066\u200f\ufeff\u200b"))
                .isEqualTo("a\\u202etxt.exe\\u2066\\u200f\\ufeff\\u200b");
    }

    @Test
    void showsLineBreaksSoThatNoLineCanBeForged() {
        assertThat(LogText.visible("a\r\nb\tc\u2028d")).isEqualTo("a\\r\\nb\\tc\\u2028d");
    }

    @Test
    void showsHalfACharacter() {
        assertThat(LogText.visible("a\ud800b")).isEqualTo("a\\ud800b");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "550 5.1.1 <x@example.com> „unbekannt“ 利用者 😀";

        assertThat(LogText.visible(text)).isSameAs(text);
    }

    @Test
    void cutsAtTheEndWithoutSplittingACharacter() {
        assertThat(LogText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(LogText.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(LogText.cut("a😀😀😀", 3)).isEqualTo("a😀…");
    }

    @Test
    void cutsInTheMiddleBecauseAddressesDifferAtTheirEnds() {
        assertThat(LogText.cutMiddle("2001:db8:51:100::1f:20", 12)).isEqualTo("2001:d…1f:20");
    }
}
