package acct.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer.
 *
 * @param key one value per dimension asked for, in that order; null is the unknown bucket
 * @param counts the numbers of this cell
 * @param leftOut how many lines this one stands for, if it is the sum of what a cut list leaves out; else 0
 */
public record CountRow(List<@Nullable String> key, Counts counts, long leftOut) {

    public CountRow {
        key = Collections.unmodifiableList(new ArrayList<>(key));
    }

    /** A line that stands for itself. */
    public CountRow(List<@Nullable String> key, Counts counts) {
        this(key, counts, 0);
    }

    /** Whether it is the sum of what a cut list leaves out, and its key says nothing. */
    public boolean isRest() {
        return leftOut > 0;
    }

    /** The key's value at a place, as people read it. */
    public String text(int place) {
        String value = key.get(place);
        return value == null ? Dimension.UNKNOWN : value;
    }
}
