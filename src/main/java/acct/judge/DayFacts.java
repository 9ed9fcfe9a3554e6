package acct.judge;

import acct.ask.BounceCell;
import acct.ask.ComplaintCell;
import acct.ask.DeferralCell;
import acct.ask.QuietCells;
import java.time.LocalDate;
import java.util.List;

/**
 * What is counted of one day for the level rules. What is not logged has no cells.
 *
 * @param day the day
 * @param bounces by source IP and ISP, at least where a rule can speak
 * @param deferrals by source IP and ISP
 * @param complaints windows that end on the day, the narrowest first
 * @param quiet the pairs of source IP and ISP that are not in {@code bounces}
 */
public record DayFacts(
        LocalDate day,
        List<BounceCell> bounces,
        List<DeferralCell> deferrals,
        List<ComplaintWindow> complaints,
        QuietCells quiet) {
    public DayFacts {
        bounces = List.copyOf(bounces);
        deferrals = List.copyOf(deferrals);
        complaints = List.copyOf(complaints);
    }

    /** Facts in which every pair of source IP and ISP is by itself. */
    public DayFacts(
            LocalDate day, List<BounceCell> bounces, List<DeferralCell> deferrals, List<ComplaintWindow> complaints) {
        this(day, bounces, deferrals, complaints, QuietCells.NONE);
    }

    /**
     * Complaints and deliveries of some days up to the day judged.
     *
     * @param since the first of them
     * @param cells by source IP and ISP
     */
    public record ComplaintWindow(LocalDate since, List<ComplaintCell> cells) {
        public ComplaintWindow {
            cells = List.copyOf(cells);
        }
    }
}
