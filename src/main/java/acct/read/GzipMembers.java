package acct.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The bytes of all members of a gzip stream, one after the other. Zeros behind the last member are padding, as tapes and
 * block devices leave it; anything else there that is no member is an error.
 *
 * <p>{@link java.util.zip.GZIPInputStream} takes whatever it cannot read behind a member for the end, so that a damaged
 * member would be missing without a word.
 */
final class GzipMembers extends InputStream {
    private static final int DEFLATED = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 content = new CRC32();
    private final CRC32 header = new CRC32();
    private int at;
    private int end;
    private long members;
    private boolean isInMember;
    private boolean isOver;

    /** The members of this stream, which is at the first one's first byte. */
    GzipMembers(InputStream in) {
        this.in = in;
    }

    /** Whether a stream that begins so is gzip. */
    static boolean beginLike(byte[] first) {
        return first.length >= 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        while (isInMember || beginMember()) {
            int read = inflated(bytes, from, length);
            if (read > 0) {
                content.update(bytes, from, read);
                return read;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw damaged("its data cannot be decompressed");
            } else if (fill()) {
                inflater.setInput(buffer, at, end - at);
            } else {
                throw cutOff();
            }
        }
        return -1;
    }

    private int inflated(byte[] bytes, int from, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, from, length);
        } catch (DataFormatException e) {
            throw damaged("its data cannot be decompressed");
        }
    }

    /** Reads a member's header; false if there is none and nothing else either. */
    private boolean beginMember() throws IOException {
        if (isOver || !(at < end || fill())) {
            isOver = true;
            return false;
        }
        if (members > 0 && buffer[at] == 0) {
            mustBePadding();
            isOver = true;
            return false;
        }
        members++;
        header.reset();
        if (next() != 0x1f || next() != 0x8b) {
            throw members == 1 ? damaged("it does not begin as gzip does") : strange();
        }
        if (next() != DEFLATED) {
            throw damaged("its method of compression is unknown");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            int expected = (int) header.getValue() & 0xffff;
            if ((next() | next() << 8) != expected) {
                throw damaged("the checksum of its header is wrong");
            }
        }
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        content.reset();
        isInMember = true;
        return true;
    }

    private void endMember() throws IOException {
        at = end - inflater.getRemaining();
        if (fourBytes() != content.getValue()) {
            throw damaged("the checksum of its content is wrong");
        }
        if (fourBytes() != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw damaged("its length is wrong");
        }
        isInMember = false;
    }

    private void mustBePadding() throws IOException {
        do {
            while (at < end) {
                if (buffer[at++] != 0) {
                    throw strange();
                }
            }
        } while (fill());
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw cutOff();
        }
        int next = buffer[at++] & 0xff;
        header.update(next);
        return next;
    }

    private long fourBytes() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** A text ends with a zero. */
    private void skipText() throws IOException {
        while (next() != 0) {
            // What a file was once called does not matter.
        }
    }

    private EOFException cutOff() {
        return new EOFException("the gzip stream is cut off in its member " + members + "; get the whole file");
    }

    private ZipException damaged(String what) {
        return new ZipException(
                "the gzip stream is damaged in its member " + members + ": " + what + "; get a sound copy of the file");
    }

    private ZipException strange() {
        return new ZipException("behind the gzip stream's last sound member there are bytes that are no gzip member;"
                + " decompress the file by hand or get a sound copy");
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        isInMember = false;
        inflater.end();
        in.close();
    }
}
