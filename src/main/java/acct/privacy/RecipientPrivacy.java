package acct.privacy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is kept of the local parts of recipients' addresses when rows are loaded; the domain always stays. */
public enum RecipientPrivacy {
    /** They are stored as they were logged. */
    CLEAR,
    /** Their SHA-256, for which nobody needs a key, so that whoever guesses an address can tell that it is there. */
    HASH,
    /** Their HMAC-SHA256 by a key, as {@code privacy-policy hmac-sha256} of PowerMTA makes it. */
    HMAC_SHA256,
    /** Three dots, as {@code privacy-policy redact} of PowerMTA writes them: nothing can be told apart any more. */
    REDACT;

    /** As it is written in acct.yaml. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that is written so. */
    public static Optional<RecipientPrivacy> of(String label) {
        return Stream.of(values())
                .filter(privacy -> privacy.label().equals(label))
                .findFirst();
    }
}
