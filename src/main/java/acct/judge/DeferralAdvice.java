package acct.judge;

import acct.ask.DeferralReply;
import acct.model.Category;
import acct.model.Finding;
import acct.model.ReplyCount;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What to do about many deferrals, by what the most frequent reply means. */
final class DeferralAdvice {
    private static final Map<Category, String> ADVICE = advice();

    private DeferralAdvice() {}

    /**
     * A finding of the rule {@code deferral} with the replies behind it and their advice.
     *
     * @param replies the most frequent first; without any the finding keeps its own advice
     */
    static Finding explained(Finding alert, List<DeferralReply> replies) {
        String who = alert.sourceIp() == null ? "All source IPs at this ISP are put off, not one alone." : "";
        return alert.saying(who)
                .advising(replies.isEmpty() ? alert.advice() : of(replies.get(0)))
                .with(replies.stream()
                        .map(reply -> new ReplyCount(reply.text(), reply.count()))
                        .toList());
    }

    private static String of(DeferralReply reply) {
        return Category.of(reply.category()).map(ADVICE::get).orElse(reply.action());
    }

    private static Map<Category, String> advice() {
        Map<Category, String> advice = new EnumMap<>(Category.class);
        advice.put(
                Category.RATE_LIMIT,
                "Slow down at this ISP: lower max-smtp-out and max-msg-rate, and let what waits drain before more is"
                        + " sent.");
        advice.put(
                Category.GREYLISTING,
                "Look at the retry intervals (retry-after) for this ISP: mail that comes again too soon, or from another"
                        + " IP, is greylisted anew. Suppress nobody.");
        advice.put(
                Category.IP_REPUTATION,
                "Slow down at this ISP at once: it puts mail off because of the IP's name, and a block may follow. Find"
                        + " the stream that caused it, and look the IP up in the list named.");
        advice.put(
                Category.DOMAIN_REPUTATION,
                "Pause the stream on all IPs before deferrals become bounces; look up the domains of From, DKIM signature"
                        + " and links.");
        advice.put(
                Category.CONNECTION,
                "Mostly the receiver's side: let retries run. If several ISPs do so at once, look at your own network and"
                        + " DNS.");
        return advice;
    }
}
