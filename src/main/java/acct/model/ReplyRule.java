package acct.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule: a reply that meets all of its conditions has its category.
 *
 * @param name stable, in kebab-case; reports, alerts and the operator's own rules refer to it
 * @param axis what the reply is a sign of; null for what is usual for the category
 * @param action what an operator does about it; null for what is usual for the category
 * @param when the conditions
 */
public record ReplyRule(
        String name,
        Category category,
        @Nullable Axis axis,
        @Nullable String action,
        Conditions when) {

    /**
     * What a reply has to be; an empty list asks for nothing. Those that are not empty must all hold.
     *
     * @param any at least one of these phrases
     * @param also at least one of these phrases too
     * @param all each of these phrases
     * @param none not one of these phrases
     * @param codes an enhanced status code among these
     * @param replies an SMTP reply code among these
     * @param bounceCats PowerMTA's own category, in small letters, is one of these
     */
    public record Conditions(
            List<Phrase> any,
            List<Phrase> also,
            List<Phrase> all,
            List<Phrase> none,
            List<StatusCodes> codes,
            List<ReplyCodes> replies,
            List<String> bounceCats) {
        public Conditions {
            any = List.copyOf(any);
            also = List.copyOf(also);
            all = List.copyOf(all);
            none = List.copyOf(none);
            codes = List.copyOf(codes);
            replies = List.copyOf(replies);
            bounceCats = List.copyOf(bounceCats);
        }

        /** Whether every reply would do, or every reply without some phrase. */
        public boolean isEmpty() {
            return !asksForPhrases() && codes.isEmpty() && replies.isEmpty() && bounceCats.isEmpty();
        }

        /** Whether some phrase has to be in the reply. */
        public boolean asksForPhrases() {
            return !any.isEmpty() || !also.isEmpty() || !all.isEmpty();
        }
    }
}
