package acct.report;

import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.List;

/** What ISPs answered for the first time. */
final class NewRepliesSection implements Section {
    /** The page has more. */
    private static final int MOST_IN_LETTERS = 10;

    private static final List<Head> HEADS = List.of(
            new Head("isp", "ISP", Holds.NAME),
            new Head("events", "Rows", Holds.COUNT),
            new Head("category", "Category", Holds.WORD),
            new Head("text", "Reply", Holds.REPLY),
            new Head("source_ips", "Source IPs", Holds.PLACE),
            new Head("action", "What to do", Holds.PROSE));

    @Override
    public String id() {
        return "new-replies";
    }

    @Override
    public String title() {
        return "New replies";
    }

    @Override
    public String heading(Report report) {
        return isFirstDay(report.newReplies()) ? "Replies first seen" : "New replies";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        SeenReplies replies = facts.report().newReplies();
        if (replies.replies().isEmpty()) {
            return List.of(
                    new Block.Note("No ISP answered anything that it had not answered before.", Block.Tone.INSTEAD)
                            .in(Medium.PAGE));
        }
        String order = isFirstDay(replies)
                ? "Nothing older is stored of these ISPs, so every reply is seen for the first time."
                : "What an ISP never answered before.";
        String caption = order + " Those about IP, domain or authentication come first. "
                + more(replies, replies.replies().size());
        return List.of(
                new BlockTable(
                                "",
                                caption.strip(),
                                HEADS,
                                replies.replies().stream()
                                        .map(NewRepliesSection::row)
                                        .toList())
                        .in(Medium.PAGE),
                new Block.Answers(
                                Words.first(replies.replies(), MOST_IN_LETTERS).stream()
                                        .map(NewRepliesSection::answer)
                                        .toList(),
                                more(replies, MOST_IN_LETTERS))
                        .in(Medium.LETTER));
    }

    private static List<Cell> row(SeenReply reply) {
        return List.of(
                Cell.of(reply.isp()),
                new Cell.Count(reply.events()),
                Cell.of(reply.category()),
                Cell.of(reply.text()),
                Cell.of(reply.sources()),
                Cell.of(reply.action()));
    }

    private static Block.Answer answer(SeenReply reply) {
        return new Block.Answer(reply.isp(), reply.category(), reply.events(), reply.text(), reply.sources());
    }

    private static String more(SeenReplies replies, int most) {
        long more = replies.found() - Math.min(most, replies.replies().size());
        return more == 0 ? "" : Numbers.count(more) + " more: `acct replies --new`.";
    }

    private static boolean isFirstDay(SeenReplies replies) {
        return replies.replies().stream().noneMatch(SeenReply::ispKnown);
    }
}
