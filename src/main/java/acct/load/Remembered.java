package acct.load;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What texts were found to mean. Bounded by their number and, since a cell may hold a megabyte, by their length; emptied
 * when it fills. One thread's.
 *
 * @param <K> what tells texts
 * @param <V> what they mean
 */
final class Remembered<K, V> {
    private static final int MOST = 50_000;
    private static final int LONGEST = 2_000;

    private final Map<K, V> meanings = new HashMap<>();

    /** What is remembered; null if the texts must be looked at. */
    @Nullable
    V get(K key) {
        return meanings.get(key);
    }

    /**
     * Remembers what texts mean, unless they are too long to be met again.
     *
     * @param length of what the key and the meaning hold, in characters
     */
    void put(K key, V meaning, int length) {
        if (length > LONGEST) {
            return;
        }
        if (meanings.size() >= MOST) {
            meanings.clear();
        }
        meanings.put(key, meaning);
    }

    /** The length of texts, for {@link #put}. */
    static int length(@Nullable String... texts) {
        int length = 0;
        for (String text : texts) {
            length += text == null ? 0 : text.length();
        }
        return length;
    }
}
