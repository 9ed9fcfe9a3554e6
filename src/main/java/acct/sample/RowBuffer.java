package acct.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Collects rows as bytes and hands them on in large pieces. Formatting a row through strings would halve the speed. */
final class RowBuffer {
    private static final int SIZE = 1 << 18;
    /** No row comes near this, so one check per row is enough. */
    private static final int LONGEST_ROW = 1 << 14;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER_HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LETTERS = "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);
    private static final SampleText USER = SampleText.of("user");

    private final OutputStream out;
    private final byte[] bytes = new byte[SIZE];
    private int end;
    private int rowStart;

    RowBuffer(OutputStream out) {
        this.out = out;
    }

    void put(byte b) {
        bytes[end++] = b;
    }

    void put(SampleText text) {
        byte[] source = text.bytes();
        System.arraycopy(source, 0, bytes, end, source.length);
        end += source.length;
    }

    /** A whole number that is not negative. */
    void put(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = end + digits - 1; i >= end; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        end += digits;
    }

    void putTwo(int number) {
        put((byte) ('0' + number / 10));
        put((byte) ('0' + number % 10));
    }

    void putRecipient(Message message) {
        put(USER);
        put(message.user());
        put((byte) '@');
        put(message.destination().domain());
    }

    /** Up to 16 hexadecimal digits of the bits. */
    void putHex(long bits, int width) {
        putAlphabet(bits, width, HEX, 4);
    }

    void putUpperHex(long bits, int width) {
        putAlphabet(bits, width, UPPER_HEX, 4);
    }

    /** Up to 12 small letters and digits of the bits. */
    void putLetters(long bits, int width) {
        putAlphabet(bits, width, LETTERS, 5);
    }

    /** Up to 18 decimal digits, the first one not 0. */
    void putDigits(long bits, int width) {
        long rest = bits >>> 1;
        for (int i = end + width - 1; i > end; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        bytes[end] = (byte) ('1' + rest % 9);
        end += width;
    }

    private void putAlphabet(long bits, int width, byte[] alphabet, int bitsEach) {
        int mask = alphabet.length - 1;
        for (int i = (width - 1) * bitsEach; i >= 0; i -= bitsEach) {
            put(alphabet[(int) (bits >>> i) & mask]);
        }
    }

    /** Ends the row. */
    void endRow() throws IOException {
        put((byte) '\n');
        if (end > SIZE - LONGEST_ROW) {
            flush();
        }
        rowStart = end;
    }

    /** Ends the row as a crash would: shortly after its first quote, without closing it. */
    void endDamagedRow() throws IOException {
        int quote = rowStart;
        while (quote < end && bytes[quote] != '"') {
            quote++;
        }
        end = Math.min(end, quote + 12);
        endRow();
    }

    void flush() throws IOException {
        out.write(bytes, 0, end);
        end = 0;
        rowStart = 0;
    }
}
