package acct.ask;

import java.util.List;

/**
 * The first of a list of replies.
 *
 * @param found how many there are
 * @param replies the first of them
 */
public record SeenReplies(long found, List<SeenReply> replies) {
    /** No reply at all. */
    public static final SeenReplies NONE = new SeenReplies(0, List.of());

    public SeenReplies {
        replies = List.copyOf(replies);
    }

    /** How many are not in the list. */
    public long more() {
        return found - replies.size();
    }
}
