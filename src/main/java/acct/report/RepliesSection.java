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
        return List.of((replies.isEmpty()
                        ? new Block.Note("No answer to undelivered mail is stored.", Block.Tone.INSTEAD)
                        : new BlockTable(
                                "",
                                caption.strip(),
                                HEADS,
                                Words.first(replies, Words.MOST_ROWS).stream()
                                        .map(RepliesSection::row)
                                        .toList()))
                .in(Medium.PAGE));
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
