package acct.print;

import acct.model.Finding;
import acct.model.ReplyCount;
import java.util.List;

/** What commands and the summary of a report print alike. */
public final class Sheets {
    /** What the rules find; null where something does not apply. */
    public static final Sheet<Finding> ALERTS = new Sheet<Finding>()
            .text("rule", Finding::rule)
            .text("severity", alert -> alert.severity().label())
            .key("source_ip", Finding::sourceIp)
            .text("vmta", Finding::vmta)
            .text("pool", Finding::pool)
            .key("isp", Finding::isp)
            .text("day", Finding::day)
            .number("n", alert -> alert.hasRate() ? alert.n() : null)
            .number("x", alert -> alert.hasRate() ? alert.x() : null)
            .share("rate", Finding::rate)
            .share("low", Finding::low)
            .share("high", Finding::high)
            .number("baseline", alert -> null)
            .number("p_adjusted", alert -> null)
            .text("state", alert -> null)
            .text("replies", alert -> replies(alert.replies()))
            .text("action", Finding::action);

    /** What the stored files cannot support. */
    public static final Sheet<Finding> FINDINGS = new Sheet<Finding>()
            .text("finding", Finding::rule)
            .text("severity", finding -> finding.severity().label())
            .text("subject", Finding::thing)
            .text("first_day", Finding::firstDay)
            .text("last_day", Finding::lastDay)
            .text("message", Finding::message)
            .text("fix", Finding::advice);

    private Sheets() {}

    /** The first of them in a cell. */
    private static Nested replies(List<ReplyCount> replies) {
        Sheet<ReplyCount> sheet =
                new Sheet<ReplyCount>().text("reply", ReplyCount::reply).number("count", ReplyCount::count);
        return new Nested(replies.isEmpty() ? null : replies.get(0).reply(), sheet.objects(replies));
    }
}
