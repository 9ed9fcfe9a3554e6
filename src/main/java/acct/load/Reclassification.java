package acct.load;

import acct.print.Numbers;
import org.jspecify.annotations.Nullable;

/** What other rules changed in a store, as a sentence. */
public final class Reclassification {
    private Reclassification() {}

    /**
     * Of a store that is only read.
     *
     * @param configuration the file whose rules are those of today; null if only acct's own are
     */
    public static String outdated(@Nullable String configuration) {
        String today = configuration == null
                ? "acct's own (no acct.yaml was found; --config names another configuration)"
                : "those of " + configuration;
        return "its replies or classes were judged by other rules than " + today
                + "; `acct reclassify` with the same configuration applies these";
    }

    /** For people. */
    public static String sentence(Reclassified done) {
        if (done.equals(Reclassified.NOTHING)) {
            return "the store was judged by these rules already; nothing was done";
        }
        return "the rules have changed: " + Numbers.count(done.changed()) + " of "
                + Numbers.count(done.replies(), "reply", "replies") + " mean something else now, the hours of "
                + Numbers.count(done.loads(), "load", "loads") + " were counted anew";
    }
}
