package acct.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shipped statement that a section asks of the days of the report.
 *
 * @param statement its name, such as {@code report/jobs}
 * @param values its parameters beside {@code since} and {@code until}
 */
record SectionQuestion(String statement, Map<String, ? extends @Nullable Object> values) {
    /** The parameter of statements that name nobody of fewer recipients than the operator says. */
    static final String FLOOR = "floor";

    SectionQuestion {
        // Null stands for all of something, so no copy that refuses it.
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A statement that names at most so many, and nobody of too few recipients. */
    static SectionQuestion named(String statement, int top) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("top", top);
        values.put(FLOOR, null);
        return new SectionQuestion(statement, values);
    }

    /** Its parameters where no fewer than so many recipients may be told of. */
    Map<String, ? extends @Nullable Object> values(int floor) {
        if (!values.containsKey(FLOOR)) {
            return values;
        }
        Map<String, @Nullable Object> told = new LinkedHashMap<>(values);
        told.put(FLOOR, floor);
        return told;
    }
}
