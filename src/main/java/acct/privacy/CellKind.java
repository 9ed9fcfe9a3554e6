package acct.privacy;

import java.util.Locale;

/** What a cell is, as far as an address in it is concerned. */
public enum CellKind {
    /** Recipients: every address, and what has no {@code @}. */
    ADDRESS,
    /** The sender, whose own address stays; but VERP writes the recipient into it. */
    SENDER,
    /** Words of somebody: every address, and the recipient's name without its domain. */
    REPLY,
    /** An id that may have been made of the recipient's address. */
    ID,
    /** A name that others give, such as a job: only the recipient's own whole address. */
    NAME,
    /** Anything else: every address. */
    TEXT;

    /** As SQL names it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static CellKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** That of a header that was copied into the row, by its name such as {@code header_From}. */
    public static CellKind ofHeader(String name) {
        String header = name.toLowerCase(Locale.ROOT).replaceFirst("^(header|arf)_", "");
        return switch (header) {
            case "from", "sender", "reply-to", "return-path", "message-id", "list-id", "original-mail-from" -> SENDER;
            default -> REPLY;
        };
    }
}
