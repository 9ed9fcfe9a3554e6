package acct.trace;

import acct.ask.TracedRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the rows of recipients tell together, taken in the order of time. */
public final class TraceStory {
    private final Map<String, Long> outcomes = new LinkedHashMap<>();
    /** By recipient: the hard bounce since which nothing was delivered. */
    private final Map<String, TracedRow> dead = new HashMap<>();

    private @Nullable TracedRow lastAttempt;
    private @Nullable TracedRow hardBounce;
    private long hardBounces;
    private long again;

    /** Takes the next row. */
    StoryRow add(TracedRow row) {
        outcomes.merge(row.outcome(), 1L, Long::sum);
        if (!row.isAttempt()) {
            return new StoryRow(row, false);
        }
        String recipient = Objects.requireNonNullElse(row.rcpt(), "").toLowerCase(Locale.ROOT);
        boolean isAgain = dead.containsKey(recipient);
        if (isAgain) {
            again++;
        }
        if (row.outcome().equals("delivered")) {
            dead.remove(recipient);
        } else if (row.isHardBounce() && !isAgain) {
            dead.put(recipient, row);
            hardBounce = hardBounce == null ? row : hardBounce;
            hardBounces++;
        }
        lastAttempt = row;
        return new StoryRow(row, isAgain);
    }

    /** How many rows there are of each outcome, in the order in which they came first. */
    public Map<String, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** The last attempt; null if there was none. */
    public @Nullable TracedRow lastAttempt() {
        return lastAttempt;
    }

    /** The first hard bounce; null if there was none. */
    public @Nullable TracedRow hardBounce() {
        return hardBounce;
    }

    /** How many hard bounces there were; those before a next delivery are one. */
    public long hardBounces() {
        return hardBounces;
    }

    /** How many attempts went to an address after its hard bounce. */
    public long again() {
        return again;
    }
}
