package acct.report;

import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.model.Counts;
import acct.print.Numbers;
import acct.report.BlockTable.Head;
import acct.report.BlockTable.Holds;
import java.util.List;
import java.util.Objects;

/** What ISPs answered for the first time. */
final class NewRepliesSection implements Section {
    private static final List<Head> HEADS = List.of(
            new Head("category", "Means", Holds.WORD),
            new Head("isp", "ISP", Holds.NAME),
            new Head("events", "Hits", Holds.COUNT),
            new Head("share", "Share", Holds.SHARE),
            new Head("since", "Since", Holds.WORD),
            new Head("source_ips", "Source IPs", Holds.PLACE),
            new Head("text", "Reply", Holds.REPLY),
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
        // Of no reply at all none can be said to be the first one.
        return !report.newReplies().replies().isEmpty() && isFirstDay(report.newReplies())
                ? "Replies first seen"
                : "New replies";
    }

    @Override
    public List<Block> blocks(SectionFacts facts) {
        SeenReplies replies = facts.report().newReplies();
        if (replies.replies().isEmpty()) {
            return List.of(new Block.Note(
                            "Looked at every reply of "
                                    + facts.report().period().label()
                                    + ": no ISP answered what it had not answered before.",
                            Block.Tone.INSTEAD)
                    .in(Medium.PAGE));
        }
        String order = isFirstDay(replies)
                ? "Nothing older is stored of these ISPs, so every reply is seen for the first time."
                : "What an ISP never answered before.";
        String caption = order + " Those about IP, domain or authentication come first. "
                + more(replies, replies.replies().size());
        return List.of(new BlockTable(
                        "",
                        caption.strip(),
                        HEADS,
                        replies.replies().stream()
                                .map(reply -> row(reply, facts.report().total()))
                                .toList())
                .in(Medium.PAGE));
    }

    private static List<Cell> row(SeenReply reply, Counts total) {
        long undelivered = total.bounced() + Objects.requireNonNullElse(total.deferred(), 0L);
        return List.of(
                Cell.of(reply.category()),
                Cell.of(reply.isp()),
                new Cell.Count(reply.events()),
                undelivered == 0
                        ? Cell.Missing.NOTHING
                        : new Cell.Share(Math.min(1, (double) reply.events() / undelivered)),
                reply.firstSeen() == null ? Cell.Missing.NOTHING : Cell.of(Words.minute(reply.firstSeen())),
                Cell.of(reply.sources()),
                Cell.of(reply.text()),
                Cell.of(reply.action()));
    }

    private static String more(SeenReplies replies, int most) {
        long more = replies.found() - Math.min(most, replies.replies().size());
        return more == 0 ? "" : Numbers.count(more) + " more: `acct replies --new`.";
    }

    private static boolean isFirstDay(SeenReplies replies) {
        return replies.replies().stream().noneMatch(SeenReply::ispKnown);
    }
}
