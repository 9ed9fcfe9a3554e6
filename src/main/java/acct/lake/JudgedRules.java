package acct.lake;

import org.jspecify.annotations.Nullable;

/**
 * By what rows were judged; null where it has no part in them.
 *
 * @param masks of replies
 * @param rules of replies
 * @param classes of mail
 */
record JudgedRules(
        @Nullable Integer masks,
        @Nullable String rules,
        @Nullable String classes) {
    static final JudgedRules NONE = new JudgedRules(null, null, null);
}
