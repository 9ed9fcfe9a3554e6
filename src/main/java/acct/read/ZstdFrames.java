package acct.read;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of all frames of a zstd stream, one after the other. A frame that is damaged or cut off, and bytes that are no
 * frame, are errors that say what to do.
 */
final class ZstdFrames extends InputStream {
    /** Frames are decompressed into a window of this many bits, outside the heap: 128 MB, as zstd's own tool allows. */
    private static final int WINDOW_BITS = 27;

    private final ZstdInputStreamNoFinalizer frames;

    /** The frames of this stream, which is at the first one's first byte. */
    ZstdFrames(InputStream in) throws IOException {
        try {
            this.frames = new ZstdInputStreamNoFinalizer(in).setLongMax(WINDOW_BITS);
        } catch (LinkageError e) {
            throw new IOException(
                    "the library that decompresses zstd cannot be loaded on this host; decompress the file by `zstd -d`",
                    e);
        }
    }

    /** Whether a stream that begins so is zstd: a frame, or one to be skipped, as parallel compressors write first. */
    static boolean beginLike(byte[] first) {
        if (first.length < 4) {
            return false;
        }
        int magic =
                (first[0] & 0xff) | ((first[1] & 0xff) << 8) | ((first[2] & 0xff) << 16) | ((first[3] & 0xff) << 24);
        return magic == 0xFD2FB528 || (magic & 0xFFFFFFF0) == 0x184D2A50;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return frames.read(bytes, from, length);
        } catch (ZstdIOException e) {
            throw explained(e);
        }
    }

    private static IOException explained(ZstdIOException e) {
        String why = e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()
                ? "the zstd stream needs more than 128 MB of memory to be decompressed; decompress the file by"
                        + " `zstd -d --long=31`"
                : "the zstd stream is damaged, cut off, or goes on with bytes that are no zstd frame (" + e.getMessage()
                        + "); get a sound copy of the file";
        return new IOException(why, e);
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
