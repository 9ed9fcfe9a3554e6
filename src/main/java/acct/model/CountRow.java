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
 */
public record CountRow(List<@Nullable String> key, Counts counts) {

    public CountRow {
        key = Collections.unmodifiableList(new ArrayList<>(key));
    }

    /** The key's value at a place, as people read it. */
    public String text(int place) {
        String value = key.get(place);
        return value == null ? Dimension.UNKNOWN : value;
    }
}
