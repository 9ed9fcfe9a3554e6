package acct.sample;

import acct.model.RecordType;
import java.util.EnumMap;
import java.util.Map;

/** The words of a row that follow from its type. */
final class TypeText {
    private static final Text NONE = Text.of("");
    private static final Map<RecordType, Text> CODES = new EnumMap<>(RecordType.class);
    private static final Map<RecordType, Text> ACTIONS = new EnumMap<>(Map.of(
            RecordType.DELIVERED, Text.of("relayed"),
            RecordType.BOUNCED, Text.of("failed"),
            RecordType.DEFERRED, Text.of("delayed")));

    static {
        for (RecordType type : RecordType.values()) {
            CODES.put(type, Text.of(type.code()));
        }
    }

    private TypeText() {}

    static Text code(RecordType type) {
        return CODES.getOrDefault(type, NONE);
    }

    static Text action(RecordType type) {
        return ACTIONS.getOrDefault(type, NONE);
    }
}
