package acct.report;

import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.List;

/** The most frequent answers to mail that was not delivered. */
final class RepliesSection implements Section {
    private static final List<Head> HEADS = List.of(
            new Head("isp", "ISP", Holds.NAME),
            new Head("count", "Rows", Holds.COUNT),
            new Head("outcome", "Outcome", Holds.WORD),
            new Head("reply", "Reply", Holds.REPLY),
            new Head("category", "Category", Holds.WORD),
            new Head("severity_class", "Counts as", Holds.WORD),
            new Head("bounce_cat", "bounceCat", Holds.WORD),
            new Head("source_ips", "Source IPs", Holds.COUNT));

    @Override
    public String id() {
        return "replies";
    }

    @Override
    public String title() {
        return "Replies";
    }

    @Override
    public String heading(Report report) {
        return "What ISPs answered";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<Report.Reply> replies = facts.report().replies();
        String caption = "The most frequent answers to mail that was not delivered; addresses and ids are masked. "
                + Words.more(replies, Words.MOST_ROWS);
        return List.of(
                table("", replies)
                        .columns(
                                "isp",
                                "outcome",
                                "reply",
                                "category",
                                "severity_class",
                                "bounce_cat",
                                "count",
                                "source_ips")
                        .in(Medium.JSON),
                (replies.isEmpty()
                                ? new Block.Note("No answer to undelivered mail is stored.", Block.Tone.INSTEAD)
                                : table(caption.strip(), Words.first(replies, Words.MOST_ROWS)))
                        .in(Medium.PAGE));
    }

    private static BlockTable table(String caption, List<Report.Reply> replies) {
        return new BlockTable(
                "", caption, HEADS, replies.stream().map(RepliesSection::row).toList());
    }

    private static List<Cell> row(Report.Reply reply) {
        return List.of(
                Cell.of(reply.isp()),
                new Cell.Count(reply.count()),
                Cell.of(reply.outcome()),
                Cell.of(reply.reply()),
                Cell.of(reply.category()),
                Cell.of(reply.severityClass()),
                Cell.of(reply.bounceCat()),
                new Cell.Count(reply.sourceIps()));
    }
}
