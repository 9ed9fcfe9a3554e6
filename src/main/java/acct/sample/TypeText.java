package acct.sample;

import acct.model.RecordType;
import java.util.EnumMap;
import java.util.Map;

/** The words of a row that follow from its type. */
final class TypeText {
    private static final SampleText NONE = SampleText.of("");
    private static final Map<RecordType, SampleText> CODES = new EnumMap<>(RecordType.class);
    private static final Map<RecordType, SampleText> ACTIONS = new EnumMap<>(Map.of(
            RecordType.DELIVERED, SampleText.of("relayed"),
            RecordType.BOUNCED, SampleText.of("failed"),
            RecordType.DEFERRED, SampleText.of("delayed")));

    static {
        for (RecordType type : RecordType.values()) {
            CODES.put(type, SampleText.of(type.code()));
        }
    }

    private TypeText() {}

    static SampleText code(RecordType type) {
        return CODES.getOrDefault(type, NONE);
    }

    static SampleText action(RecordType type) {
        return ACTIONS.getOrDefault(type, NONE);
    }
}
