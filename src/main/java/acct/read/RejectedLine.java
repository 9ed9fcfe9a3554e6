package acct.read;

/**
 * A line that was not stored.
 *
 * @param line its number in the file, from 1
 * @param byteOffset where it begins, in decompressed bytes from 0
 * @param reason why
 * @param detail the value that was wrong, or empty
 * @param raw its text, cut at 64 KB; empty if it need not be kept
 * @param layout the header in force where it stands
 */
public record RejectedLine(long line, long byteOffset, RejectReason reason, String detail, String raw, Layout layout) {
    RejectedLine withoutText() {
        return new RejectedLine(line, byteOffset, reason, detail, "", layout);
    }
}
