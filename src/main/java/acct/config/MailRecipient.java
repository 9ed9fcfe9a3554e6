package acct.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Somebody who gets mail, and of what.
 *
 * @param address where it goes
 * @param when on which nights
 * @param pools whose troubles are told; all if it is empty, like the following
 * @param classes of which classes of mail
 * @param isps at which destinations
 */
public record MailRecipient(
        MailAddress address, When when, List<String> pools, List<String> classes, List<String> isps) {
    public MailRecipient {
        pools = List.copyOf(pools);
        classes = List.copyOf(classes);
        isps = List.copyOf(isps);
    }

    /** On which nights somebody gets mail. */
    public enum When {
        /** On each that has something to tell. */
        ALWAYS,
        /** Only where something is wrong, or was and is over. */
        OPEN,
        /** Once a week, of the week that is over. */
        WEEKLY;

        /** The name in acct.yaml. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Somebody who gets everything. */
    public static MailRecipient of(MailAddress address) {
        return new MailRecipient(address, When.ALWAYS, List.of(), List.of(), List.of());
    }

    /** Whether only a part of the troubles is told. */
    public boolean isPartial() {
        return Stream.of(pools, classes, isps).anyMatch(names -> !names.isEmpty());
    }
}
