package acct.print;

import acct.model.Course;
import acct.model.Finding;
import acct.model.RateEvidence;
import acct.model.ReplyCount;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What commands and the summary of a report print alike. */
public final class Sheets {
    /** What the rules find; null where something does not apply. */
    public static final Sheet<Finding> ALERTS = new Sheet<Finding>()
            .text("rule", Finding::rule)
            .text("severity", alert -> alert.severity().label())
            .text("source_ip", Finding::sourceIp)
            .text("vmta", Finding::vmta)
            .text("pool", Finding::pool)
            .text("isp", Finding::isp)
            .text("day", Finding::day)
            .number("n", alert -> alert.hasRate() ? alert.n() : null)
            .number("x", alert -> alert.hasRate() ? alert.x() : null)
            .share("rate", Finding::rate)
            .share("low", Finding::low)
            .share("high", Finding::high)
            .share("baseline", alert -> rate(alert, RateEvidence::baseline))
            .share("p_adjusted", alert -> rate(alert, RateEvidence::pAdjusted))
            .text("state", alert -> course(alert, course -> course.state().label()))
            .text("replies", alert -> replies(alert.replies()))
            .text("action", Finding::action)
            .text("incident", alert -> course(alert, Course::incident))
            .text("metric", alert -> alert.metric().label())
            .text("job", Finding::job)
            .text(
                    "since",
                    alert -> alert.course() == null
                            ? alert.since()
                            : alert.course().opened())
            .text("first_hour", alert -> course(alert, Course::firstHour))
            .number("days", alert -> course(alert, Course::days));

    /** What the stored files cannot support. */
    public static final Sheet<Finding> FINDINGS = findings();

    /** The same of many servers; null where a finding is of no single one. */
    public static final Sheet<Finding> FINDINGS_OF_SERVERS = findings().key("server", Finding::server);

    private Sheets() {}

    private static Sheet<Finding> findings() {
        return new Sheet<Finding>()
                .text("finding", Finding::rule)
                .text("severity", finding -> finding.severity().label())
                .text("subject", Finding::thing)
                .text("first_day", Finding::firstDay)
                .text("last_day", Finding::lastDay)
                .text("message", Finding::message)
                .text("fix", Finding::advice);
    }

    private static <T> @Nullable T course(Finding finding, Function<Course, @Nullable T> what) {
        return finding.course() == null ? null : what.apply(finding.course());
    }

    /** Not a number where there is none. */
    private static double rate(Finding finding, Function<RateEvidence, @Nullable Double> what) {
        Double value = finding.evidence() == null ? null : what.apply(finding.evidence());
        return value == null ? Double.NaN : value;
    }

    /** The first of them in a cell. */
    private static Nested replies(List<ReplyCount> replies) {
        Sheet<ReplyCount> sheet =
                new Sheet<ReplyCount>().text("reply", ReplyCount::reply).number("count", ReplyCount::count);
        return new Nested(replies.isEmpty() ? null : replies.get(0).reply(), sheet.objects(replies));
    }
}
