package acct.report;

import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.ArrayList;
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
        return "Known replies: rising, then standing";
    }

    @Override
    public List<SectionQuestion> asks() {
        return List.of(KnownReplies.COURSE);
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        List<Report.Reply> replies = facts.report().replies();
        List<Block> blocks = new ArrayList<>(List.of(table("", replies)
                .columns("isp", "outcome", "reply", "category", "severity_class", "bounce_cat", "count", "source_ips")
                .in(Medium.JSON)));
        KnownReplies known = KnownReplies.of(facts);
        BlockTable rising = known.rising();
        BlockTable standing = known.standing();
        if (rising.rows().isEmpty() && standing.rows().isEmpty()) {
            blocks.add(new Block.Note(
                            replies.isEmpty()
                                    ? "No answer to undelivered mail is stored."
                                    : "No ISP gave an answer that it had given before.",
                            Block.Tone.INSTEAD)
                    .in(Medium.PAGE));
            return blocks;
        }
        blocks.add((rising.rows().isEmpty()
                        ? new Block.Note(
                                "No known answer came at least twice as often as in the 28 days before.",
                                Block.Tone.BESIDE)
                        : rising)
                .in(Medium.PAGE));
        if (!standing.rows().isEmpty()) {
            blocks.add(standing.in(Medium.PAGE));
        }
        return blocks;
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
