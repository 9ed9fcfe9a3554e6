package acct.lake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of a load in a lake: when its first row was logged, in seconds since 2000, then a digest of its content and range.
 * So it is the same on each host and at each try, and names sort as the files do.
 */
final class LoadKey {
    private static final long YEAR_2000 = 946_684_800L;

    private LoadKey() {}

    static String of(@Nullable Long firstSecond, String digest, long begin, long end) {
        long seconds = firstSecond == null ? 0 : Math.min(Integer.MAX_VALUE, Math.max(0, firstSecond - YEAR_2000));
        byte[] content = (digest + " " + begin + " " + end).getBytes(StandardCharsets.UTF_8);
        return String.format(Locale.ROOT, "%08x", seconds) + sha256(content).substring(0, 24);
    }

    /** A SHA-256 in hexadecimal digits. */
    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
