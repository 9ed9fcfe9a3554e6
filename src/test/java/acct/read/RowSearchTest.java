package acct.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Logs;
import acct.read.RowSearch.Found;
import acct.read.RowSearch.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored rows are found again in their file, and only they. */
final class RowSearchTest {
    /** 2026-11-19 09:30:00+0100, in microseconds. */
    private static final long HALF_PAST_NINE = 1_795_077_000_000_000L;

    @TempDir
    private Path folder = Path.of("");

    private static Wanted row(int key, @Nullable Long line, String rcpt, String message) {
        return new Wanted(
                key,
                line,
                HALF_PAST_NINE,
                Map.of(LogColumn.TYPE, "d", LogColumn.RCPT, rcpt, LogColumn.ENV_ID, message));
    }

    private Map<Integer, Found> found(byte[] bytes, Wanted... wanted) throws IOException {
        Path file = Logs.write(folder.resolve("acct-1.csv"), bytes);
        return RowSearch.in(new AccountingFile("acct-1.csv", file), ZoneOffset.UTC, List.of(wanted));
    }

    @Test
    void whatIsNoFileIsAnError() {
        assertThatThrownBy(() -> RowSearch.in(
                        new AccountingFile("none.csv", folder.resolve("none.csv")),
                        ZoneOffset.UTC,
                        List.of(row(1, null, "a@example.com", ""))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anotherRowAtItsPlaceIsNotIt() throws IOException {
        byte[] file = Logs.standard()
                .row("d", "rcpt", "a@example.com", "envId", "other")
                .row("d", "rcpt", "a@example.com", "envId", "m", "timeLogged", "2026-11-19 09:30:01+0100")
                .row("b", "rcpt", "a@example.com", "envId", "m")
                .bytes();
        assertThat(found(file, row(1, null, "a@example.com", "m"), row(2, 2L, "a@example.com", "m")))
                .isEmpty();
        assertThat(found(new byte[0], row(1, null, "a@example.com", "m"))).isEmpty();
        assertThat(found(new byte[] {'"', '\n', 0, '\n'}, row(1, 1L, "", ""))).isEmpty();
    }

    @Test
    void equalRowsHaveALineEach() throws IOException {
        byte[] file = Logs.standard()
                .rows(2, "d", "rcpt", "a@example.com", "envId", "m")
                .row("d", "rcpt", "b@example.com", "envId", "m")
                .row("d", "rcpt", "a@example.com", "envId", "m")
                .bytes();
        Map<Integer, Found> found = found(
                file,
                row(1, null, "a@example.com", "m"),
                row(2, null, "a@example.com", "m"),
                row(3, null, "a@example.com", "m"),
                row(4, null, "a@example.com", "m"));
        assertThat(found.values().stream().map(Found::line).sorted()).containsExactly(2L, 3L, 5L);
        assertThat(one(found, 1).text())
                .startsWith("d,2026-11-19 09:30:00+0100,")
                .contains("a@example.com");
    }

    @Test
    void quotesLineBreaksAndOtherHeadersAreUnderstood() throws IOException {
        byte[] file = Logs.crLf()
                .raw("\ufeff")
                .header(Logs.COLUMNS_23)
                .row("d", "rcpt", "\"o,\"\"x\"@example.com", "envId", "m")
                .row("d", "rcpt", "a@example.com", "envId", "m", "dsnDiag", "two\nlines")
                .header(List.of("rcpt", "type"))
                .header(List.of("type", "envId", "rcpt", "timeLogged"))
                .row("d", "rcpt", "c@example.com", "envId", "m")
                .raw("d,m,last@example.com,2026-11-19 09:30:00+0100")
                .bytes();
        Map<Integer, Found> found = found(
                file,
                row(1, null, "\"o,\"\"x\"@example.com", "m"),
                row(2, 3L, "a@example.com", "m"),
                row(3, null, "c@example.com", "m"),
                row(4, null, "last@example.com", "m"));
        assertThat(one(found, 1).line()).isEqualTo(2);
        assertThat(one(found, 2).text()).contains("two\nlines").doesNotContain("\r");
        assertThat(one(found, 3).line()).isEqualTo(7);
        assertThat(found.get(4)).isEqualTo(new Found(8, "d,m,last@example.com,2026-11-19 09:30:00+0100"));
    }

    @Test
    void linesOfAnyLengthAreHeldWhole() throws IOException {
        String before = "x".repeat(700_000);
        byte[] file = Logs.standard()
                .row("d", "rcpt", "b@example.com", "dsnDiag", before)
                .row("d", "rcpt", "a@example.com", "envId", "m", "dsnDiag", before)
                .rows(5_000, "d", "rcpt", "b@example.com")
                .row("d", "rcpt", "z@example.com", "envId", "m")
                .bytes();
        Map<Integer, Found> found = found(file, row(1, null, "a@example.com", "m"), row(2, null, "z@example.com", "m"));
        assertThat(one(found, 1).line()).isEqualTo(3);
        assertThat(one(found, 1).text()).hasSizeGreaterThan(700_000);
        assertThat(one(found, 2).line()).isEqualTo(5_004);
    }

    private static Found one(Map<Integer, Found> found, int key) {
        return Objects.requireNonNull(found.get(key));
    }
}
