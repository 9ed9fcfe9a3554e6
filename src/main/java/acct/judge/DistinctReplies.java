package acct.judge;

import acct.model.ReplyCount;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Lets each text pass once: two rules about the same mail found the same answers. */
final class DistinctReplies implements Predicate<ReplyCount> {
    private final Set<String> known = new HashSet<>();

    @Override
    public boolean test(ReplyCount reply) {
        return known.add(reply.reply());
    }
}
