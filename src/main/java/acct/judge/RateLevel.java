package acct.judge;

import acct.model.UserException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The level of a rate: it is too high if even the lower end of its interval is above the limit, and the numbers are large enough to say
 * so.
 *
 * @param name as in the configuration and in alerts
 * @param warning limit of the rate, 0..1
 * @param critical limit of the rate, 0..1
 * @param minEvents fewer events give no verdict
 * @param minCases fewer cases give no verdict
 * @param action what to do when it fires; {@code {days}} in it stands for the days that were counted
 */
public record RateLevel(String name, double warning, double critical, long minEvents, long minCases, String action) {

    /** Dead addresses. Limits: Amazon SES reviews senders from 5 % hard bounces; 2 % is common advice. */
    public static final RateLevel HARD_BOUNCE = new RateLevel(
            "hard-bounce",
            0.02,
            0.05,
            5,
            200,
            "Suppress these addresses and find the list or job that brought them; do not slow the IP.");

    /** Mail refused for what it is or where it comes from. No ISP publishes a limit; these are this project's. */
    public static final RateLevel BLOCK_BOUNCE = new RateLevel(
            "block-bounce",
            0.01,
            0.05,
            5,
            200,
            "Stop or slow this IP at this ISP, read the replies, check blocklists, and find the stream that caused"
                    + " it; do not suppress the recipients.");

    /**
     * Attempts that were put off. No mailbox provider publishes a limit; these are this project's. At some ISPs 5 to 20 %
     * of attempts are deferred on ordinary nights, by greylisting and by limits on connections. Above 30 % mail is late;
     * at 60 % there are three vain attempts for two recipients that reach an end, and most mail waits.
     */
    public static final RateLevel DEFERRAL = new RateLevel(
            "deferral",
            0.30,
            0.60,
            5,
            200,
            "Read the replies to deferred mail, send less to this ISP, and let what waits drain.");

    /** Complaints. Limits: Gmail and Yahoo ask for less than 0.1 % and never 0.3 %. */
    public static final RateLevel COMPLAINT = new RateLevel(
            "complaint",
            0.001,
            0.003,
            3,
            200,
            "Find the job that the complaints {days} are about and pause it; suppress those who complained.");

    /**
     * Deliveries that took longer than half an hour: at 5 % the 95th percentile has passed it. This project's limits; nobody
     * publishes one.
     */
    public static final RateLevel LATENCY = new RateLevel(
            "latency",
            0.05,
            0.5,
            5,
            200,
            "Look at the queue of this ISP: connection and rate limits, deferrals, and whether a large job came in at"
                    + " once.");

    /** Attempts without a conversation. This project's limits; nobody publishes one. */
    public static final RateLevel CONNECTION = new RateLevel(
            "connection",
            0.2,
            0.5,
            5,
            200,
            "See whether these hosts answer from another network; if several ISPs fail at once, look at your own network,"
                    + " routes and DNS.");

    /** Attempts refused for what proves the sender. This project's limits; nobody publishes one. */
    public static final RateLevel AUTHENTICATION = new RateLevel(
            "authentication",
            0.01,
            0.05,
            5,
            200,
            "Look at what changed in SPF, DKIM, DMARC, reverse DNS and TLS of this sender; recipients are not at fault.");

    /** What can be set of a level of recipients. */
    static final List<LimitKey> KEYS = List.of(
            LimitKey.WARNING,
            LimitKey.CRITICAL,
            LimitKey.MIN_EVENTS,
            LimitKey.MIN_RECIPIENTS,
            LimitKey.FALSE_SHARE,
            LimitKey.TIMES);

    /** What can be set of a level of attempts. */
    static final List<LimitKey> KEYS_OF_ATTEMPTS = List.of(
            LimitKey.WARNING,
            LimitKey.CRITICAL,
            LimitKey.MIN_EVENTS,
            LimitKey.MIN_ATTEMPTS,
            LimitKey.FALSE_SHARE,
            LimitKey.TIMES);

    public RateLevel {
        if (warning > critical) {
            throw UserException.usage(
                    "alerts: " + name + ": the warning limit " + warning + " is above the critical limit " + critical);
        }
    }

    /** The same with other limits where there are any. */
    public RateLevel with(
            @Nullable Double newWarning,
            @Nullable Double newCritical,
            @Nullable Integer newMinEvents,
            @Nullable Integer newMinCases) {
        return new RateLevel(
                name,
                newWarning == null ? warning : newWarning,
                newCritical == null ? critical : newCritical,
                newMinEvents == null ? minEvents : newMinEvents,
                newMinCases == null ? minCases : newMinCases,
                action);
    }

    /** The same with what an operator has set. */
    RateLevel with(Limits limits) {
        Integer minRecipients = limits.count(LimitKey.MIN_RECIPIENTS);
        return with(
                limits.of(LimitKey.WARNING),
                limits.of(LimitKey.CRITICAL),
                limits.count(LimitKey.MIN_EVENTS),
                minRecipients == null ? limits.count(LimitKey.MIN_ATTEMPTS) : minRecipients);
    }

    /** Whether a cell of n cases is large enough for this rule. */
    public boolean canJudge(long n) {
        return n >= minCases;
    }
}
