package acct.load;

import org.jspecify.annotations.Nullable;

/**
 * What the texts behind a hash were found to mean, of those met last: each has one place, which the next with the same
 * place takes. Where texts differ in every row nothing is met again, and remembering must cost next to nothing. One
 * thread's; bounded.
 */
final class RecentAnswers {
    private static final int PLACES = 1 << 15;
    /** An id with an IP or a domain is shorter; so all of them need no more than 20 MB. */
    private static final int LONGEST = 300;

    private final long[] hashes = new long[PLACES];
    private final @Nullable String[] answers = new String[PLACES];

    /** What is remembered; null if the texts must be looked at. */
    @Nullable
    String get(long hash) {
        int place = place(hash);
        return hashes[place] == hash ? answers[place] : null;
    }

    void put(long hash, String answer) {
        if (answer.length() <= LONGEST) {
            int place = place(hash);
            hashes[place] = hash;
            answers[place] = answer;
        }
    }

    private static int place(long hash) {
        return (int) (hash ^ (hash >>> 32)) & (PLACES - 1);
    }
}
