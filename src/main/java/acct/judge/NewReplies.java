package acct.judge;

import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.model.Alert;
import acct.model.ReplyCount;
import acct.model.Severity;
import acct.model.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code new-reply}: an ISP gave a reply that it never gave before. No interval decides; one reply about the
 * sender's name is enough for a warning. Knows no store: replies in, findings out.
 */
public final class NewReplies {
    /** The rule's name in alerts and in the configuration. */
    public static final String NAME = "new-reply";
    /** So many alerts of one day; a changed receiver must not hide the rest. */
    public static final int MOST = 10;

    private NewReplies() {}

    /**
     * The findings of one day.
     *
     * @param replies the day's new replies, those that speak of the sender's name first
     * @param attempts attempts of the day by ISP; the unknown one is the empty text
     * @param listed the address or domain that a reply says is listed, by its example
     */
    public static List<Alert> of(
            LocalDate day, SeenReplies replies, Map<String, Long> attempts, Map<String, String> listed) {
        List<Alert> alerts = new ArrayList<>();
        for (SeenReply reply : replies.replies()) {
            long n = attempts.getOrDefault(reply.isp() == null ? "" : reply.isp(), 0L);
            String action = action(reply, listed);
            alerts.add(alert(day, reply, n, action));
        }
        if (replies.more() > 0 && !alerts.isEmpty()) {
            Alert last = alerts.remove(alerts.size() - 1);
            alerts.add(last.with(last.action() + " And " + replies.more() + " more replies are new on this day: `acct"
                    + " replies --new --since " + day + " --until " + day + "`."));
        }
        return alerts;
    }

    private static Alert alert(LocalDate day, SeenReply reply, long n, String action) {
        // A reply to a whole queue is no attempt, so there may be more replies than attempts, and no rate.
        boolean rate = reply.events() <= n;
        Wilson interval = rate ? Wilson.of(reply.events(), n) : null;
        return new Alert(
                NAME,
                reply.reputation() ? Severity.WARNING : Severity.INFO,
                onlySource(reply),
                null,
                null,
                reply.isp(),
                day,
                rate ? n : 0,
                rate ? reply.events() : 0,
                rate ? (double) reply.events() / n : Double.NaN,
                interval == null ? Double.NaN : interval.low(),
                interval == null ? Double.NaN : interval.high(),
                Double.NaN,
                List.of(new ReplyCount(reply.text(), reply.events())),
                action);
    }

    private static @Nullable String onlySource(SeenReply reply) {
        return reply.addresses() == 1 && reply.sourceIps().size() == 1
                ? reply.sourceIps().get(0)
                : null;
    }

    private static String action(SeenReply reply, Map<String, String> listed) {
        StringBuilder text = new StringBuilder("New at this ISP");
        if (reply.firstSeen() != null) {
            text.append(" since ").append(Times.shown(reply.firstSeen()));
        }
        if (reply.reputation() && !reply.sourceIps().isEmpty()) {
            text.append(", to ").append(reply.sources());
        }
        String subject = reply.example() == null ? null : listed.get(reply.example());
        if (reply.blocklist() != null) {
            text.append("; blocklist ").append(reply.blocklist());
        }
        if (subject != null) {
            text.append("; listed: ").append(subject);
        }
        return text.append(". ").append(reply.action()).toString();
    }
}
