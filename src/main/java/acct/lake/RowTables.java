package acct.lake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables that have single rows, and the views that read them. */
final class RowTables {
    /** The tables. */
    static final Set<String> NAMES =
            Set.of("attempt", "queue_event", "complaint", "remote_report", "receipt", "rejected_line", "filled");

    /** The views that cannot do without them; a test holds this against {@code sql/model}. */
    static final Set<String> VIEWS = Set.of(
            "answer",
            "answered_event",
            "bounce",
            "classed_event",
            "dead_bounce",
            "event",
            "expired_message",
            "filled_now",
            "measured_row",
            "other_row",
            "refusal",
            "sent",
            "sent_answer",
            "traced_row");

    private static final Pattern READ = Pattern.compile("(?i)\\b(?:from|join)\\s+\"?([a-z_]+)\"?");
    private static final Pattern NOT_CODE = Pattern.compile("'[^']*+'|--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private RowTables() {}

    /** The first of them that a statement reads; null if it reads none. */
    static @Nullable String readBy(String statement) {
        Matcher read = READ.matcher(NOT_CODE.matcher(statement).replaceAll(" "));
        while (read.find()) {
            String name = read.group(1).toLowerCase(Locale.ROOT);
            if (NAMES.contains(name) || VIEWS.contains(name)) {
                return name;
            }
        }
        return null;
    }
}
