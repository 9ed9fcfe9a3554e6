package acct.read;

import java.io.IOException;
import java.io.InputStream;

/** What the first bytes of a file tell of it. */
public final class FileHead {
    /** No header line is longer than this by far. */
    private static final int BYTES = 64 * 1024;

    private FileHead() {}

    /** Whether the first line that is not blank is the header line of an accounting file. */
    public static boolean isAccounting(byte[] head) {
        int start = 0;
        while (start < head.length) {
            int end = start;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            if (!isBlank(head, start, end)) {
                int length = end > start && head[end - 1] == '\r' ? end - 1 - start : end - start;
                return FirstLine.isHeader(head, start, length);
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean isBlank(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether a file, plain or compressed, is an accounting file by its first bytes; no more of it are read. */
    static boolean isAccounting(AccountingFile file) throws IOException {
        try (AccountingFile.Opened opened = file.open(bytes -> {})) {
            InputStream in = opened.bytes();
            return isAccounting(in.readNBytes(BYTES));
        }
    }
}
