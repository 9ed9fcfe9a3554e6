package acct.lake;

import java.time.Instant;
import java.util.List;

/**
 * One load as a manifest names it.
 *
 * @param key a digest of its content and range, the same on each host and at each try; begins with the time of its first
 *     row, so that keys sort as files do
 * @param headBytes the first so many bytes of its file
 * @param headSha256 their digest
 * @param digest of all bytes of its file up to its end
 * @param begin where it begins in its file
 * @param end where it ends
 * @param lines records
 * @param stored rows
 * @param firstPublishedAt when this server first published it
 * @param days the local days that it has rows of
 */
record LakeLoad(
        String key,
        long headBytes,
        String headSha256,
        String digest,
        long begin,
        long end,
        long lines,
        long stored,
        Instant firstPublishedAt,
        List<String> days) {
    LakeLoad {
        days = List.copyOf(days);
    }

    /** Its number in the rows. */
    long id() {
        return id(key);
    }

    static long id(String key) {
        return Long.parseLong(key.substring(0, 16), 16);
    }
}
