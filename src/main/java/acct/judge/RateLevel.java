package acct.judge;

import acct.ask.Enough;
import acct.model.Finding;
import acct.model.Period;
import acct.model.RateEvidence;
import acct.model.Severity;
import acct.model.UserException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** What can be set of a level of recipients. */
    static final List<LimitKey> KEYS =
            List.of(LimitKey.WARNING, LimitKey.CRITICAL, LimitKey.MIN_EVENTS, LimitKey.MIN_RECIPIENTS);

    /** What can be set of a level of attempts. */
    static final List<LimitKey> KEYS_OF_ATTEMPTS =
            List.of(LimitKey.WARNING, LimitKey.CRITICAL, LimitKey.MIN_EVENTS, LimitKey.MIN_ATTEMPTS);

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

    /** What a cell must have before this rule speaks of it. */
    public Enough enough() {
        return new Enough(minEvents, minCases);
    }

    /** Whether a cell of n cases is large enough for this rule. */
    public boolean canJudge(long n) {
        return n >= minCases;
    }

    /** The severity of x of n; empty if there is nothing to say. */
    Optional<Severity> severity(long x, long n) {
        if (!canJudge(n) || n == 0 || x < minEvents) {
            return Optional.empty();
        }
        double low = Wilson.of(x, n).low();
        if (low > critical) {
            return Optional.of(Severity.CRITICAL);
        }
        return low > warning ? Optional.of(Severity.WARNING) : Optional.empty();
    }

    /**
     * The finding that x of n are in one cell; empty if there is nothing to say.
     *
     * @param since the first day counted
     * @param day the last one
     */
    Optional<Finding> finding(JudgedPair cell, LocalDate since, LocalDate day, long x, long n) {
        // More events than cases, such as complaints about mail that was sent before the log begins, are no rate.
        if (x > n) {
            return Optional.empty();
        }
        return severity(x, n).map(severity -> {
            Wilson interval = Wilson.of(x, n);
            Finding finding = Finding.of(name, severity, "", action)
                    .about(cell.subject())
                    .over(new Period(since, day))
                    .with(RateEvidence.of(x, n, interval.low(), interval.high())
                            .above(severity == Severity.CRITICAL ? critical : warning));
            return finding.advising(action.replace("{days}", finding.days()));
        });
    }
}
