package acct.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import acct.Logs;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No byte of a gzip stream is dropped without a word. */
final class GzipMembersTest {
    private static final byte[] FIRST = member("first ");
    private static final byte[] SECOND = member("second");

    private static byte[] member(String text) {
        return Logs.gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(byte[]... parts) throws IOException {
        try (InputStream in = new GzipMembers(new ByteArrayInputStream(Logs.joined(parts)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] changed(byte[] member, int at, int value) {
        byte[] changed = member.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "type,timeLogged\nd,2026-11-18\n", "\n", "\u0000\u0000x"})
    void bytesBehindTheLastMemberAreAnError(String behind) {
        assertThatThrownBy(() -> read(FIRST, SECOND, behind.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ZipException.class)
                .hasMessageStartingWith(
                        "behind the gzip stream's last sound member there are bytes that are no gzip member");
    }

    @Test
    void aMemberBehindPaddingIsAnErrorAndNotDropped() {
        assertThatThrownBy(() -> read(FIRST, new byte[512], SECOND)).isInstanceOf(ZipException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aSecondMemberWithADamagedBeginningIsAnError(int at) {
        assertThatThrownBy(() -> read(FIRST, changed(SECOND, at, 0x55))).isInstanceOf(ZipException.class);
    }

    @Test
    void aMemberThatIsCutOffAnywhereIsAnError() throws IOException {
        for (int length = 1; length < SECOND.length; length++) {
            byte[] cut = Arrays.copyOf(SECOND, length);
            assertThatThrownBy(() -> read(FIRST, cut))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("the gzip stream is cut off in its member 2; get the whole file");
            assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aWrongChecksumLengthOrBodyIsAnError() {
        int end = SECOND.length;
        assertThatThrownBy(() -> read(FIRST, changed(SECOND, end - 8, SECOND[end - 8] + 1)))
                .hasMessage("the gzip stream is damaged in its member 2: the checksum of its content is wrong;"
                        + " get a sound copy of the file");
        assertThatThrownBy(() -> read(changed(FIRST, FIRST.length - 4, 99)))
                .hasMessageContaining("its length is wrong");
        assertThatThrownBy(() -> read(changed(FIRST, 10, 0xff)))
                .hasMessageContaining("its data cannot be decompressed");
    }

    @Test
    void membersAreReadOneAfterTheOtherAlsoEmptyOnes() throws IOException {
        assertThat(read(FIRST)).isEqualTo("first ");
        assertThat(read(FIRST, SECOND)).isEqualTo("first second");
        assertThat(read(member(""))).isEmpty();
        assertThat(read(member(""), FIRST, member(""), member(""), SECOND, member("")))
                .isEqualTo("first second");
    }

    @Test
    void zerosBehindTheLastMemberArePadding() throws IOException {
        assertThat(read(FIRST, SECOND, new byte[1])).isEqualTo("first second");
        assertThat(read(FIRST, new byte[200_000])).isEqualTo("first ");
    }

    @Test
    void allPartsOfAHeaderArePassedOver() throws IOException {
        byte[] extra = {3, 0, 'a', 'b', 0};
        byte[] texts = "name\u0000comment\u0000".getBytes(StandardCharsets.ISO_8859_1);
        byte[] fixed = changed(Arrays.copyOf(SECOND, 10), 3, 1 | 2 | 4 | 8 | 16);
        byte[] header = Logs.joined(fixed, extra, texts);
        CRC32 crc = new CRC32();
        crc.update(header);
        byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] body = Arrays.copyOfRange(SECOND, 10, SECOND.length);
        assertThat(read(FIRST, header, sum, body, FIRST)).isEqualTo("first secondfirst ");
        byte[] wrong = {sum[0], (byte) (sum[1] + 1)};
        assertThatThrownBy(() -> read(FIRST, header, wrong, body)).hasMessageContaining("the checksum of its header");
    }

    @Test
    void aStreamThatGivesOneByteAtATimeAndHasNothingReadyIsReadToItsEnd() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        InputStream slow = new ByteArrayInputStream(Logs.joined(Logs.gzip(noise), FIRST, Logs.gzip(noise))) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        try (InputStream in = new GzipMembers(slow)) {
            assertThat(in.readAllBytes())
                    .isEqualTo(Logs.joined(noise, "first ".getBytes(StandardCharsets.UTF_8), noise));
            assertThat(in.read()).isEqualTo(-1);
        }
    }
}
