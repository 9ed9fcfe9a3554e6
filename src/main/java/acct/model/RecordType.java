package acct.model;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The eight record types that PowerMTA writes into the {@code type} column. Source: PowerMTA User's Guide v5.0,
 * 3.3.11.11 and 12.7.
 */
public enum RecordType {
    /** A recipient was handed over successfully. */
    DELIVERED("d"),
    /** PowerMTA gave up on a recipient, also when the last answer was a 4.x.x. */
    BOUNCED("b"),
    /** One delivery attempt of one recipient failed for now. */
    DEFERRED("t"),
    /** An attempt failed for a whole queue; there is no recipient. */
    QUEUE_EVENT("tq"),
    /** A complaint that came back through a feedback loop. */
    COMPLAINT("f"),
    /** A bounce message that arrived later. */
    REMOTE_BOUNCE("rb"),
    /** A positive or "delayed" status message that arrived later. */
    REMOTE_STATUS("rs"),
    /** A message was accepted from the feeder. */
    RECEIPT("r");

    private static final Map<String, RecordType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RecordType::code, type -> type));

    private final String code;

    RecordType(String code) {
        this.code = code;
    }

    /** The text in the file: {@code d}, {@code b}, {@code t}, {@code tq}, {@code f}, {@code rb}, {@code rs}, {@code r}. */
    public String code() {
        return code;
    }

    /** The type with exactly this code; null if PowerMTA's guide knows no such type. */
    public static @Nullable RecordType of(String code) {
        return BY_CODE.get(code);
    }
}
