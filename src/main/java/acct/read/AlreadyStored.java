package acct.read;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a file, by line, that other files brought before; one bit a line, so that a large file stays cheap. */
public final class AlreadyStored {
    private final Map<String, BitSet> linesBySource = new LinkedHashMap<>();

    /**
     * Adds a row.
     *
     * @param line where it stands in the file that is read
     * @param source the file that brought it
     */
    public void add(long line, String source) {
        linesBySource.computeIfAbsent(source, s -> new BitSet()).set(Math.toIntExact(line));
    }

    /** The file that brought the row of this line; null if none did. */
    @Nullable
    String sourceOf(long line) {
        for (Map.Entry<String, BitSet> entry : linesBySource.entrySet()) {
            if (line <= Integer.MAX_VALUE && entry.getValue().get((int) line)) {
                return entry.getKey();
            }
        }
        return null;
    }
}
