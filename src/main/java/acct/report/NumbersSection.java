package acct.report;

import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All mail of the period in a few numbers. */
final class NumbersSection implements Section {
    @Override
    public String id() {
        return "numbers";
    }

    @Override
    public String title() {
        return "Numbers";
    }

    @Override
    public List<SectionQuestion> asks() {
        return List.of(DayTrends.DAYS);
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        Counts total = facts.report().total();
        if (ReportVerdict.isEmpty(total)) {
            return List.of(
                    new Block.Note("No row is stored, so there are no numbers.", Block.Tone.INSTEAD).in(Medium.PAGE));
        }
        String remark = administrative(total);
        List<Block.Trend> trends = DayTrends.of(facts);
        return List.of(
                new Block.Note(
                                "Recipients are delivered or bounced. Deferrals are attempts that are tried again, so they are"
                                        + " never added to recipients.",
                                Block.Tone.BESIDE)
                        .in(Medium.PAGE),
                trends.isEmpty()
                        ? new Block.Figures("", figures(total), remark)
                        : new Block.Trends(
                                trends,
                                Stream.of(DayTrends.others(figures(total)) + ".", DayTrends.missing(facts), remark)
                                        .filter(text -> !text.isEmpty())
                                        .collect(Collectors.joining(" "))));
    }

    private static List<Block.Figure> figures(Counts total) {
        return List.of(
                figure("Recipients", Measure.RECIPIENTS, total, null, "delivered or bounced"),
                figure("Delivered", Measure.DELIVERED, total, Measure.DELIVERED_SHARE, "of recipients"),
                figure("Bounced", Measure.BOUNCED, total, Measure.BOUNCED_SHARE, "of recipients"),
                figure("Deferred attempts", Measure.DEFERRED, total, Measure.DEFERRED_SHARE, "of attempts"),
                figure("Complaints", Measure.COMPLAINTS, total, Measure.COMPLAINT_SHARE, "of delivered"),
                figure("Queue events", Measure.QUEUE_EVENTS, total, null, "failures of whole queues"),
                figure("Remote bounces", Measure.REMOTE_BOUNCES, total, null, "came back later"),
                figure("Not sent", Measure.NOT_SENT, total, null, "discarded, filed or piped"));
    }

    private static Block.Figure figure(
            String label, Measure measure, Counts total, @Nullable Measure share, String note) {
        if (!Numbers.logged(measure, total)) {
            return new Block.Figure(label, Cell.Missing.NOT_LOGGED, null, "");
        }
        Number told = share == null ? null : share.of(total);
        boolean hasNote = share == null || told != null;
        return new Block.Figure(
                label, Cell.of(measure, total), told == null ? null : told.doubleValue(), hasNote ? note : "");
    }

    /** How many recipients PowerMTA itself gave up; empty if it gave up none. */
    private static String administrative(Counts total) {
        return total.administrative() == 0
                ? ""
                : "PowerMTA itself gave up "
                        + Numbers.count(total.administrative(), "recipient", "recipients")
                        + ": a queue was deleted or bounced by hand, or its configuration said so. No ISP answered for"
                        + " them, so no share and no rule counts them.";
    }
}
