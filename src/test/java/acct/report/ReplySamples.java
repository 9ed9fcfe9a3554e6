package acct.report;

import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up replies of mail servers. */
final class ReplySamples {
    private ReplySamples() {}

    /** What ISPs said most often, one without a text. */
    static List<Report.Reply> counted() {
        return List.of(
                new Report.Reply(
                        "microsoft",
                        "deferred",
                        "451 4.7.650 The mail server [#] has been temporarily rate limited due to IP reputation. For "
                                + "e-mail delivery information, see https://postmaster.example.com (S775)",
                        "ip-reputation",
                        "block",
                        "policy-related",
                        48_114,
                        1),
                new Report.Reply(
                        "microsoft",
                        "bounced",
                        "550 5.7.1 Unfortunately, messages from [#] weren't sent. Please contact your Internet service "
                                + "provider since part of their network is on our block list (S3150).",
                        "ip-reputation",
                        "block",
                        "spam-related",
                        4_902,
                        1),
                new Report.Reply(
                        "gmail",
                        "bounced",
                        "550 5.1.1 The email account that you tried to reach does not exist.",
                        "mailbox",
                        "hard",
                        "bad-mailbox",
                        1_033,
                        3),
                new Report.Reply(null, "bounced", "", "other", null, null, 12, 1));
    }

    /** Replies that were not seen before; there are more of them. */
    static SeenReplies unseen() {
        return new SeenReplies(
                33,
                List.of(
                        unseen(
                                "gmx",
                                "554 IP=<ip> - A problem occurred. (Ask your postmaster for help) listed (BL)",
                                "ip-reputation",
                                "Stop or slow this IP at this ISP.",
                                true,
                                "198.51.100.20"),
                        unseen(
                                null,
                                "450 4.2.1 greylisted for <duration>",
                                "greylisting",
                                "Nothing: the retry gets through.",
                                true,
                                "198.51.100.10",
                                "198.51.100.11",
                                "198.51.100.20",
                                "2001:db8:51:100::1f:20",
                                "203.0.113.9"),
                        unseen("yahoo", "", "other", "Read the reply.", true)));
    }

    /** One new reply, six times, to these and one more source IP if there are five. */
    static SeenReply unseen(
            @Nullable String isp, String text, String category, String action, boolean known, String... sources) {
        return new SeenReply(
                "gkq3xw7vn2ra",
                text,
                isp,
                6,
                1,
                5,
                OffsetDateTime.parse("2026-11-19T09:30:00+01:00"),
                OffsetDateTime.parse("2026-11-19T21:30:00+01:00"),
                category,
                category,
                "block",
                "rule",
                null,
                action,
                category.endsWith("reputation"),
                true,
                known,
                sources.length == 5 ? 6 : sources.length,
                List.of(sources),
                null);
    }
}
