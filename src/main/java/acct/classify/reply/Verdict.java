package acct.classify.reply;

import acct.model.Axis;
import acct.model.Category;

/**
 * What the rules make of a reply.
 *
 * @param rule the name of the rule that decided; {@link #NO_RULE} or {@link #NOT_THE_RECIPIENT} if none did
 */
public record Verdict(Category category, Axis axis, String rule) {
    /** Stands for the name of a rule where none knew the reply. */
    public static final String NO_RULE = "none";

    /** Stands for it where a rule for dead recipients was met by words that are said of the sender, the client or the message. */
    public static final String NOT_THE_RECIPIENT = "not-the-recipient";
}
