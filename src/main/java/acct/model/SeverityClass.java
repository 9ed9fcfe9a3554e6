package acct.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a failure counts as in rates: an address that is dead, one that may work later, or mail that was not wanted. */
public enum SeverityClass {
    /** The address will never work; stop mailing it. */
    HARD,
    /** The same mail may pass later. */
    SOFT,
    /** The receiver turned the sender away; the address may be good. */
    BLOCK,
    /** Nothing: no receiver answered, the sending side gave up by itself. */
    NONE,
    /** Not known. */
    UNKNOWN;

    /** The name in JSON, in SQL and in acct.yaml. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class with this label. */
    public static Optional<SeverityClass> of(String label) {
        return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
    }

    /** All labels, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(SeverityClass::label).collect(Collectors.joining(", "));
    }
}
