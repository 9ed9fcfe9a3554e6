package acct.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in before a store is opened is all there, once, and leaves nothing behind. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InputSpoolTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String HEADER = "type,timeLogged,rcpt\n";

    @TempDir
    private Path folder = Path.of("");

    private static byte[] log(int length) {
        String text = HEADER + "d,2026-11-19 10:00:00+0000,user@example.com\n".repeat(length / 40);
        return text.substring(0, length).getBytes(StandardCharsets.UTF_8);
    }

    private InputSpool spool(InputStream in, long most) throws IOException {
        return InputSpool.of(in, folder.resolve("acct.duckdb"), new InputSpool.Limits(most, SHORT), () -> {});
    }

    /** Says nothing more, and never ends. */
    private static InputStream silent() throws IOException {
        return new PipedInputStream(new PipedOutputStream());
    }

    @Test
    void whatIsSilentWhileTheStoreIsHeldIsGivenUp() throws IOException {
        byte[] begun = log(InputSpool.IN_MEMORY);
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(begun), silent());
        try (InputSpool spool = spool(in, 0)) {
            assertThat(spool.isWhole()).isFalse();
            InputStream bytes = spool.bytes();
            assertThat(bytes.readNBytes(begun.length)).isEqualTo(begun);
            assertThatThrownBy(bytes::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing came for")
                    .hasMessageContaining("nothing of it was stored");
        }
    }

    @Test
    void whatFailsWhileItIsTakenInFails() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        for (int before : new int[] {10, 2 << 20}) {
            InputStream in = new SequenceInputStream(new ByteArrayInputStream(log(before)), broken);
            assertThatThrownBy(() -> spool(in, 1 << 30)).hasMessage("gone");
            InputStream again = new SequenceInputStream(new ByteArrayInputStream(log(before)), broken);
            if (before > InputSpool.IN_MEMORY) {
                try (InputSpool spool = spool(again, 0)) {
                    assertThatThrownBy(() -> spool.bytes().readAllBytes()).hasMessage("gone");
                }
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNoAccountingFileIsNotTakenInFurther() throws IOException {
        byte[] nuls = new byte[3 << 20];
        try (InputSpool spool = spool(new ByteArrayInputStream(nuls), 1 << 30)) {
            assertThat(spool.isWhole()).isFalse();
            assertThat(folder).isEmptyDirectory();
            assertThat(spool.bytes().readAllBytes()).isEqualTo(nuls);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 5_000_000})
    void allOfItIsThereWhereverItWasKept(int length) throws IOException {
        byte[] log = length < HEADER.length() ? new byte[length] : log(length);
        for (long most : new long[] {0, 1, 1 << 21, 1 << 30}) {
            try (InputSpool spool = spool(new ByteArrayInputStream(log), most)) {
                assertThat(spool.bytes().readAllBytes()).isEqualTo(log);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theFileHasNoNameAndSoCannotStayBehind() throws IOException {
        try (InputSpool spool = spool(new ByteArrayInputStream(log(3 << 20)), 1 << 30)) {
            assertThat(spool.isWhole()).isTrue();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() throws IOException {
        byte[] log = log(3 << 20);
        Path store = folder.resolve("later/acct.duckdb");
        try (InputSpool spool = InputSpool.of(new ByteArrayInputStream(log), store, () -> {})) {
            assertThat(spool.bytes().readAllBytes()).isEqualTo(log);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
