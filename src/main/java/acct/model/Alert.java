package acct.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding about one cell on one day, with the evidence it rests on. A rule that compares no rate, such as
 * {@code no-data}, has neither: see {@link #hasRate}.
 *
 * @param rule the rule's name, such as {@code hard-bounce}
 * @param severity how bad
 * @param sourceIp the address the mail left from
 * @param vmta the virtual MTA, if the cell has only one
 * @param pool the pool, if the cell has only one
 * @param isp the destination
 * @param day the day judged, the last one of a rule that looks at several
 * @param n how many could have had the event; 0 if the rule compares no rate
 * @param x how many had it
 * @param rate {@code x / n}; like low, high and limit not a number if the rule compares no rate
 * @param low lower end of the interval of the true rate
 * @param high its upper end
 * @param limit the limit that {@code low} is above; not a number if there is none
 * @param replies the most frequent answers behind it
 * @param action what to do
 * @param since the first day counted; the day judged, unless the rule looks at several
 */
public record Alert(
        String rule,
        Severity severity,
        @Nullable String sourceIp,
        @Nullable String vmta,
        @Nullable String pool,
        @Nullable String isp,
        LocalDate day,
        long n,
        long x,
        double rate,
        double low,
        double high,
        double limit,
        List<ReplyCount> replies,
        String action,
        LocalDate since) {

    public Alert {
        replies = List.copyOf(replies);
    }

    /** A finding that counts the day judged alone. */
    public Alert(
            String rule,
            Severity severity,
            @Nullable String sourceIp,
            @Nullable String vmta,
            @Nullable String pool,
            @Nullable String isp,
            LocalDate day,
            long n,
            long x,
            double rate,
            double low,
            double high,
            double limit,
            List<ReplyCount> replies,
            String action) {
        this(rule, severity, sourceIp, vmta, pool, isp, day, n, x, rate, low, high, limit, replies, action, day);
    }

    /** A finding of a rule that compares no rate. */
    public static Alert withoutRate(
            String rule, Severity severity, @Nullable String sourceIp, LocalDate day, String action) {
        double none = Double.NaN;
        return new Alert(
                rule, severity, sourceIp, null, null, null, day, 0, 0, none, none, none, none, List.of(), action);
    }

    /** The days counted: {@code on 2026-11-18}, {@code from 2026-11-12 to 2026-11-18}. */
    public String days() {
        return since.equals(day) ? "on " + day : "from " + since + " to " + day;
    }

    /** Whether n, x, rate, interval and limit mean anything. */
    public boolean hasRate() {
        return !Double.isNaN(rate);
    }

    /** Whether a limit was exceeded; {@code new-reply} has a rate and no limit. */
    public boolean hasLimit() {
        return !Double.isNaN(limit);
    }

    /** Whether somebody should look at it soon. */
    public boolean isUrgent() {
        return severity != Severity.INFO;
    }

    /** The same finding with another advice. */
    public Alert with(String advice) {
        return new Alert(
                rule, severity, sourceIp, vmta, pool, isp, day, n, x, rate, low, high, limit, replies, advice, since);
    }

    /** The same finding with the answers behind it. */
    public Alert with(List<ReplyCount> answers) {
        return new Alert(
                rule, severity, sourceIp, vmta, pool, isp, day, n, x, rate, low, high, limit, answers, action, since);
    }
}
