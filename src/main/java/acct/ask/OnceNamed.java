package acct.ask;

import acct.sql.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps each name and each day of an answer once: there may be a million rows with a few thousand of them. */
final class OnceNamed {
    private final Map<Object, Object> known = new HashMap<>();

    @Nullable
    String name(Row row, String column) {
        String name = row.textOrNull(column);
        return name == null ? null : once(name);
    }

    /** The first object that was equal, which is of the same class. */
    @SuppressWarnings("unchecked")
    <T> T once(T value) {
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
