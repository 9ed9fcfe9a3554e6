package acct.ask;

import acct.model.ReplyCount;
import acct.model.SeverityClass;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of one day that rules judge, and the answers behind them, as the statements of {@code sql/alert} give them. */
final class DayCells {
    private DayCells() {}

    /** Whether bounces of one day can be told apart: false if there are some and none says why. */
    static boolean knowsBounceReasons(Questions questions, LocalDate day) {
        return questions
                .once(
                        "alert/reasons",
                        Map.of("day", day),
                        row -> row.count("bounced") == 0 || row.count("explained") > 0)
                .get(0);
    }

    /** Bounces of one day by source IP and ISP, where there are enough. */
    static List<BounceCell> bounceCells(Questions questions, LocalDate day, Enough enough) {
        return questions.once(
                "alert/bounce_cells",
                Map.of("day", day, "min_events", enough.events(), "min_cases", enough.cases()),
                row -> new BounceCell(
                        row.textOrNull("source_ip"),
                        row.textOrNull("isp"),
                        row.textOrNull("vmta"),
                        row.textOrNull("pool"),
                        row.count("recipients"),
                        row.count("delivered"),
                        row.count("hard_bounces"),
                        row.count("block_bounces")));
    }

    /** How many of a day's pairs of source IP and ISP {@link #bounceCells} passes over. */
    static QuietCells quietCells(Questions questions, LocalDate day, Enough enough) {
        return questions
                .once(
                        "alert/quiet_cells",
                        Map.of("day", day, "min_events", enough.events(), "min_cases", enough.cases()),
                        row -> new QuietCells(row.count("cells"), row.count("too_few")))
                .get(0);
    }

    /** Complaints of some days up to one by source IP and ISP, where there are enough. */
    static List<ComplaintCell> complaintCells(Questions questions, LocalDate since, LocalDate day, Enough enough) {
        return questions.once(
                "alert/complaint_cells",
                Map.of("since", since, "day", day, "min_events", enough.events(), "min_cases", enough.cases()),
                row -> new ComplaintCell(
                        row.textOrNull("source_ip"), row.text("isp"), row.count("delivered"), row.count("complaints")));
    }

    /**
     * Attempts of one day and how many of them were deferred, by source IP and ISP, at ISPs where there are enough; small
     * cells of an ISP are one.
     */
    static List<DeferralCell> deferralCells(Questions questions, LocalDate day, Enough enough) {
        return questions.once(
                "alert/deferral_cells",
                Map.of("day", day, "min_events", enough.events(), "min_cases", enough.cases()),
                row -> new DeferralCell(
                        row.textOrNull("source_ip"),
                        row.textOrNull("isp"),
                        row.textOrNull("vmta"),
                        row.textOrNull("pool"),
                        row.count("attempts"),
                        row.count("deferred"),
                        row.count("greylisted")));
    }

    /** The three most frequent answers behind deferrals, of all source IPs if none is named. */
    static List<DeferralReply> deferralReplies(
            Questions questions, LocalDate day, @Nullable String sourceIp, @Nullable String isp) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", day);
        values.put("source_ip", sourceIp);
        values.put("isp", isp);
        return questions.once(
                "alert/deferral_replies",
                values,
                row -> new DeferralReply(
                        row.text("text"), row.count("count"), row.text("category"), row.text("action")));
    }

    /** The three most frequent answers behind a finding. */
    static List<ReplyCount> replies(
            Questions questions, LocalDate day, @Nullable String sourceIp, @Nullable String isp, SeverityClass group) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", day);
        values.put("source_ip", sourceIp);
        values.put("isp", isp);
        values.put("severity_class", group.label());
        return questions.once("alert/replies", values, row -> new ReplyCount(row.text("reply"), row.count("count")));
    }
}
