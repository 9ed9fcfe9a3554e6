package acct.classify;

import acct.model.Axis;
import acct.model.Category;

/**
 * What the rules make of a reply.
 *
 * @param rule the name of the rule that decided; {@link #NO_RULE} if none did
 */
public record Verdict(Category category, Axis axis, String rule) {
    /** Stands for the name of a rule where none knew the reply. */
    public static final String NO_RULE = "none";
}
