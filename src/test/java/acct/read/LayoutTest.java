package acct.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Law 1: what a header line says. The tests run in a Turkish locale, where I and i are no pair. */
final class LayoutTest {

    @Test
    void namesAreMatchedWhateverTheirCaseAndBlanksAround() {
        Layout layout = Layout.of(List.of("TYPE", " DLVSOURCEIP ", "TIMELOGGED", "vmtapool"));
        assertThat(layout.has(LogColumn.DLV_SOURCE_IP)).isTrue();
        assertThat(layout.has(LogColumn.TIME_LOGGED)).isTrue();
        assertThat(layout.has(LogColumn.VMTA_POOL)).isTrue();
        assertThat(layout.has(LogColumn.QUEUE)).isFalse();
        assertThat(layout.ignored()).isEmpty();
    }

    @Test
    void everyKnownColumnIsFoundByItsOwnName() {
        for (LogColumn column : LogColumn.values()) {
            assertThat(LogColumn.of(column.header())).isEqualTo(column);
            assertThat(LogColumn.of(column.header().toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(column);
        }
    }

    @Test
    void aLineOfNamesIsReadBackAsItWas() {
        Layout layout = Layout.of(List.of("type", "header_a,b", "say \"x\"", "", "Grüße"));
        assertThat(Layout.parse(layout.line()).line()).isEqualTo(layout.line());
        assertThat(Layout.parse(layout.line()).width()).isEqualTo(5);
        assertThat(layout.ignored()).containsExactly("say \"x\"", "", "Grüße");
        assertThat(layout.keepsCells()).isTrue();
    }
}
