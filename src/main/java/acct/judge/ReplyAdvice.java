package acct.judge;

import acct.ask.MeantReply;
import acct.model.Category;
import acct.model.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What to do about a trouble, by what its most frequent reply means. The most specific advice wins. */
final class ReplyAdvice {
    private static final Map<Category, String> ABOUT_DEFERRALS = aboutDeferrals();

    private ReplyAdvice() {}

    /**
     * Advice.
     *
     * @param ofRule what a rule about replies says itself, by its name
     * @param usual what to do about any such trouble
     */
    static String of(Metric metric, MeantReply reply, Function<String, Optional<String>> ofRule, String usual) {
        return ofRule.apply(reply.rule()).orElseGet(() -> switch (metric) {
            case DEFERRAL ->
                Category.of(reply.category()).map(ABOUT_DEFERRALS::get).orElse(reply.action());
            case BLOCK, REPLY, CONNECTION, AUTHENTICATION -> reply.action();
            default -> usual;
        });
    }

    private static Map<Category, String> aboutDeferrals() {
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
