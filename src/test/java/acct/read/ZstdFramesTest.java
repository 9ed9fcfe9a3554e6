package acct.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Logs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No byte of a zstd stream is dropped without a word, and no stream takes all memory. */
final class ZstdFramesTest {
    private static final byte[] FIRST = frame("first ");
    private static final byte[] SECOND = frame("second");
    private static final byte[] SKIPPABLE = {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};

    private static byte[] frame(String text) {
        return Logs.zstd(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(byte[]... parts) throws IOException {
        try (AccountingFile.Opened opened =
                AccountingFile.decompressed(new ByteArrayInputStream(Logs.joined(parts)), Ending.MAY_GROW)) {
            assertThat(opened.ending()).isEqualTo(Ending.COMPLETE);
            return new String(opened.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A frame of one block that is not compressed, whose header asks for a window of so many bits. */
    private static byte[] withWindow(int bits) {
        byte[] text = "far".getBytes(StandardCharsets.UTF_8);
        byte[] header = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) ((bits - 10) << 3)};
        byte[] lastBlock = {(byte) (text.length << 3 | 1), 0, 0};
        return Logs.joined(header, lastBlock, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "xy", "xyz", "type,timeLogged\nd,2026-11-18\n", "\u0000"})
    void bytesBehindTheLastFrameAreAnError(String behind) {
        assertThatThrownBy(() -> read(FIRST, SECOND, behind.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "the zstd stream is damaged, cut off, or goes on with bytes that are no zstd frame (");
    }

    @Test
    void aFrameThatIsCutOffAnywhereIsAnError() {
        for (int length = 1; length < SECOND.length; length++) {
            byte[] cut = Arrays.copyOf(SECOND, length);
            assertThatThrownBy(() -> read(FIRST, cut))
                    .as("%s", length)
                    .hasMessageEndingWith("get a sound copy of the file");
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(FIRST, FIRST.length - 1))).hasMessageContaining("cut off");
    }

    @Test
    void aDamagedByteIsAnError() throws IOException {
        byte[] noise = new byte[400_000];
        new Random(7).nextBytes(noise);
        byte[] frame = Logs.zstd(noise);
        for (int at : new int[] {4, 300_000, frame.length - 1}) {
            byte[] damaged = frame.clone();
            damaged[at] ^= 0x40;
            assertThatThrownBy(() -> read(damaged)).as("%s", at).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aWindowOfMoreThan128MegabytesIsRefused() throws IOException {
        assertThat(read(withWindow(27))).isEqualTo("far");
        byte[] wide = withWindow(28);
        assertThatThrownBy(() -> read(wide))
                .hasMessage(
                        "the zstd stream needs more than 128 MB of memory to be decompressed; decompress the file by"
                                + " `zstd -d --long=31`");
    }

    @Test
    void framesAreReadOneAfterTheOtherAlsoEmptyAndSkippedOnes() throws IOException {
        assertThat(read(FIRST)).isEqualTo("first ");
        assertThat(read(FIRST, SECOND)).isEqualTo("first second");
        assertThat(read(frame(""))).isEmpty();
        assertThat(read(frame(""), FIRST, frame(""), SECOND, frame(""))).isEqualTo("first second");
        assertThat(read(SKIPPABLE, FIRST, SKIPPABLE, SECOND, SKIPPABLE)).isEqualTo("first second");
    }

    @Test
    void aStreamThatGivesOneByteAtATimeAndHasNothingReadyIsReadToItsEnd() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        InputStream slow = new ByteArrayInputStream(Logs.joined(Logs.zstd(noise), FIRST, Logs.zstd(noise))) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        try (InputStream in = new ZstdFrames(slow)) {
            assertThat(in.read()).isEqualTo(noise[0] & 0xff);
            in.skipNBytes(noise.length - 1);
            assertThat(in.readAllBytes()).isEqualTo(Logs.joined("first ".getBytes(StandardCharsets.UTF_8), noise));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void lessThanAMagicNumberIsPlain() throws IOException {
        byte[] part = Arrays.copyOf(FIRST, 3);
        try (AccountingFile.Opened opened =
                AccountingFile.decompressed(new ByteArrayInputStream(part), Ending.MAY_GROW)) {
            assertThat(opened.ending()).isEqualTo(Ending.MAY_GROW);
            assertThat(opened.bytes().readAllBytes()).isEqualTo(part);
        }
    }
}
