package acct.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class StampedLinesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T02:15:00.75Z"), ZoneId.of("Europe/Berlin"));

    private static String written(String... parts) throws IOException {
        StringWriter out = new StringWriter();
        try (StampedLines lines = new StampedLines(out, CLOCK)) {
            for (String part : parts) {
                lines.write(part);
                lines.flush();
            }
        }
        return out.toString();
    }

    @Test
    void nothingHasNoTime() throws IOException {
        assertThat(written()).isEmpty();
        assertThat(written("", "")).isEmpty();
    }

    @Test
    void aLineHasOneTimeHoweverItComes() throws IOException {
        String whole = "2026-11-20T03:15:00+01:00 acct: 3 rejected\n";
        assertThat(written("acct: 3 rejected\n")).isEqualTo(whole);
        assertThat(written("acct: ", "3 ", "rejected", "\n")).isEqualTo(whole);
        assertThat(written("acct: 3 rejected\nacct: 3 rejected\n")).isEqualTo(whole + whole);
    }

    @Test
    void anEmptyLineAndOneWithoutAnEndHaveTheirs() throws IOException {
        assertThat(written("\nend")).isEqualTo("2026-11-20T03:15:00+01:00 \n2026-11-20T03:15:00+01:00 end");
    }
}
