package acct.report;

import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Finding;
import acct.model.Measure;
import acct.model.Severity;
import acct.print.LogText;
import acct.print.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The small words of pages and mails. */
public final class Words {
    /** Rows of evidence on a page; summary.json has them all. */
    public static final int MOST_ROWS = 100;

    /** New replies in a mail; the page has more. */
    public static final int MOST_REPLIES_IN_MAIL = 10;

    /** Alerts on a page; what is wrong at more places than this is wrong at one that they share. */
    public static final int MOST_ALERTS = 100;

    /** Alerts in a mail; a bad night must not make it unreadable. */
    public static final int MOST_ALERTS_IN_MAIL = 10;

    /** Heading of what the stored files cannot support. */
    public static final String FINDINGS = "What these numbers cannot see";

    /** Heading of what an audit of the PowerMTA configuration found. */
    public static final String CONFIGURATION = "Configuration";

    /** What it says if it found nothing. */
    public static final String AS_CONFIGURED = "The mail did what the PowerMTA configuration says.";

    /** Findings about the files in a report; {@code acct doctor} has them all. */
    public static final int MOST_FINDINGS = 12;

    private static final int MESSAGE_LENGTH = 600;
    private static final int NAME_LENGTH = 60;
    private static final int PATH_LENGTH = 120;

    private Words() {}

    /**
     * One number of the summary.
     *
     * @param name what it counts
     * @param text the number
     * @param weight whether there is one
     * @param note what it is a share of, or the share
     */
    public record Tile(String name, String text, Breakdown.Weight weight, String note) {}

    /** The summary numbers. */
    public static List<Tile> tiles(Counts total) {
        return List.of(
                tile("Recipients", Measure.RECIPIENTS, total, "delivered or bounced"),
                tile("Delivered", Measure.DELIVERED, total, share(Measure.DELIVERED_SHARE, total, "of recipients")),
                tile("Bounced", Measure.BOUNCED, total, share(Measure.BOUNCED_SHARE, total, "of recipients")),
                tile("Deferred attempts", Measure.DEFERRED, total, share(Measure.DEFERRED_SHARE, total, "of attempts")),
                tile("Complaints", Measure.COMPLAINTS, total, share(Measure.COMPLAINT_SHARE, total, "of delivered")),
                tile("Queue events", Measure.QUEUE_EVENTS, total, "failures of whole queues"),
                tile("Remote bounces", Measure.REMOTE_BOUNCES, total, "came back later"),
                tile("Not sent", Measure.NOT_SENT, total, "discarded, filed or piped"));
    }

    /** How many recipients PowerMTA itself gave up; empty if it gave up none. */
    public static String administrative(Counts total) {
        return total.administrative() == 0
                ? ""
                : "PowerMTA itself gave up "
                        + Numbers.count(total.administrative(), "recipient", "recipients")
                        + ": a queue was deleted or bounced by hand, or its configuration said so. No ISP answered for"
                        + " them, so no share and no rule counts them.";
    }

    /** "Critical", "Warning" or "Info". */
    public static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Critical";
            case WARNING -> "Warning";
            case INFO -> "Info";
        };
    }

    /** A sign beside the verdict, which also says it in words. */
    public static String sign(Verdict.Level level) {
        return switch (level) {
            case CRITICAL, WARNING -> "!";
            case FINE -> "✓";
            case TOO_FEW -> "?";
            case NO_DATA -> Numbers.NOTHING;
        };
    }

    /** The colour of a verdict where no style sheet can be used, as in mail. */
    public static String colour(Verdict.Level level) {
        return switch (level) {
            case CRITICAL -> "#b3263a";
            case WARNING -> "#8a5a00";
            case FINE -> "#1b6b45";
            case TOO_FEW, NO_DATA -> "#46536a";
        };
    }

    /** {@code 2026-11-18}, or {@code from 2026-11-12 to 2026-11-18}. */
    public static String days(Finding alert) {
        return alert.since().equals(alert.day()) ? alert.day().toString() : alert.days();
    }

    /** {@code , limit 2.00 %}; empty if no limit was exceeded. */
    public static String limit(Finding alert) {
        return alert.hasLimit() ? ", limit " + Numbers.share(alert.limit()) : "";
    }

    /** Heading of the replies that ISPs gave for the first time. */
    public static String newReplies(SeenReplies replies) {
        return isFirstDay(replies) ? "Replies first seen" : "New replies";
    }

    /** What stands over them. */
    public static String newRepliesLead(SeenReplies replies) {
        String order = " Those about IP, domain or authentication come first.";
        return isFirstDay(replies)
                ? "Nothing older is stored of these ISPs, so every reply is seen for the first time." + order
                : "What an ISP never answered before." + order;
    }

    /** What was left out; empty if nothing was. */
    public static String moreNewReplies(SeenReplies replies, int most) {
        long more = replies.found() - Math.min(most, replies.replies().size());
        return more == 0 ? "" : Numbers.count(more) + " more: `acct replies --new`.";
    }

    private static boolean isFirstDay(SeenReplies replies) {
        return replies.replies().stream().noneMatch(SeenReply::ispKnown);
    }

    /** Whom a leak concerns, and how many rows: {@code vMTA trans-ip-1, source IP 192.0.2.40: 12 rows}. */
    public static String leak(Finding leak) {
        String who = Stream.of(
                        named("vMTA ", leak.vmta()),
                        named("source IP ", leak.sourceIp()),
                        named("pool ", leak.pool()),
                        named("ISP ", leak.isp()),
                        named("job ", leak.job()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return leak.rows() == null ? who : who + ": " + Numbers.count(leak.rows(), "row", "rows");
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + LogText.cutMiddle(name, NAME_LENGTH);
    }

    /** The colour of a severity in mail. */
    public static String colour(Severity severity) {
        return colour(
                switch (severity) {
                    case CRITICAL -> Verdict.Level.CRITICAL;
                    case WARNING -> Verdict.Level.WARNING;
                    case INFO -> Verdict.Level.NO_DATA;
                });
    }

    /** {@code 2 files with 1,008,449 lines: 1,008,444 rows stored, 3 lines rejected.} */
    public static String receipt(Report report) {
        long lines = report.loads().stream().mapToLong(Report.Load::lines).sum();
        long stored = report.loads().stream().mapToLong(Report.Load::stored).sum();
        long rejected = report.loads().stream().mapToLong(Report.Load::rejected).sum();
        long files = report.loads().stream().mapToLong(Report.Load::files).sum();
        return Numbers.count(files, "file", "files") + " with " + Numbers.count(lines, "line", "lines")
                + ": " + Numbers.count(stored, "row", "rows") + " stored, "
                + Numbers.count(rejected, "line", "lines") + " rejected.";
    }

    /** How many cells could be judged. */
    public static String judged(Report report) {
        return "Judged: " + Numbers.count(report.cells() - report.tooFew()) + " of "
                + Numbers.count(report.cells(), "pair", "pairs") + " of source IP and ISP; "
                + Numbers.count(report.tooFew()) + " had too few recipients.";
    }

    /** The first of many. */
    public static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    /** The files that a page names. */
    public static List<Report.Load> files(Report report) {
        return first(report.loads().stream().filter(load -> !load.isRest()).toList(), MOST_ROWS);
    }

    /** What {@link #files} left out; empty if nothing was. */
    public static String moreFiles(Report report) {
        long left = report.loads().stream()
                .filter(Report.Load::isRest)
                .mapToLong(Report.Load::files)
                .sum();
        long more = (long) report.loads().size()
                - (left == 0 ? 0 : 1)
                - files(report).size();
        return left == 0
                ? more(report.loads(), MOST_ROWS)
                : Numbers.count(more + left) + " more, " + Numbers.count(more)
                        + " of them in summary.json: `acct files`.";
    }

    /** The rejected lines that a page names, by file and reason. */
    public static List<Report.Rejected> rejected(Report report) {
        return first(report.rejected().stream().filter(one -> !one.isRest()).toList(), MOST_ROWS);
    }

    /** What {@link #rejected} left out; empty if nothing was. */
    public static String moreRejected(Report report) {
        return report.rejected().stream()
                .filter(Report.Rejected::isRest)
                .map(rest -> "And " + Numbers.count(rest.lines(), "line", "lines") + " of "
                        + Numbers.count(rest.leftOut(), "more pair", "more pairs")
                        + " of file and reason: `acct rejects --by-reason`.")
                .findFirst()
                .orElseGet(() -> more(report.rejected(), MOST_ROWS));
    }

    /** What {@link #first} left out; empty if nothing was. */
    public static String more(List<?> all, int most) {
        return all.size() <= most ? "" : Numbers.count(all.size() - most) + " more are in summary.json.";
    }

    /** What {@link #MOST_FINDINGS} left out; empty if nothing was. */
    public static String moreFindings(List<Finding> all, int most) {
        return all.size() <= most ? "" : "And " + Numbers.count(all.size() - most) + " more: `acct doctor`.";
    }

    /** The findings of an audit that a mail tells; the page has all. */
    public static List<Finding> forMail(@Nullable List<Finding> findings) {
        return findings == null
                ? List.of()
                : findings.stream()
                        .filter(finding -> finding.severity() != Severity.INFO)
                        .toList();
    }

    /** How many rows stand behind a finding; nothing if it is about the configuration alone. */
    public static String rows(Finding finding) {
        return finding.rows() == null ? Numbers.NOTHING : Numbers.count(finding.rows());
    }

    /** When it was first seen. */
    public static String since(Finding finding) {
        return finding.firstSeen() == null ? Numbers.NOTHING : finding.firstSeen();
    }

    /** The line of the configuration. */
    public static String place(Finding finding) {
        return finding.file() == null ? Numbers.NOTHING : path(finding.file()) + ":" + finding.line();
    }

    /** A message of bearable length. */
    public static String message(String message) {
        return LogText.cut(message, MESSAGE_LENGTH);
    }

    /** A key's value, or "unknown". */
    public static String unknown(@Nullable String value) {
        return value == null || value.isEmpty() ? Dimension.UNKNOWN : value;
    }

    /** A part of an alert's place; where it names none, the alert is about several, or nothing was logged. */
    public static String several(@Nullable String value) {
        return value == null ? "several or unknown" : value;
    }

    /** A reply text of bearable length. */
    public static String reply(String reply) {
        return reply.isBlank() ? "(no text)" : LogText.cut(reply, LogText.REPLY_LENGTH);
    }

    /** A path of bearable length; its end tells files apart. */
    public static String path(String path) {
        return LogText.cutMiddle(path, PATH_LENGTH);
    }

    private static Tile tile(String name, Measure measure, Counts total, String note) {
        return Numbers.logged(measure, total)
                ? new Tile(name, Numbers.measure(measure, total), Breakdown.Weight.NUMBER, note)
                : new Tile(name, Numbers.NOT_LOGGED, Breakdown.Weight.NO_NUMBER, "");
    }

    private static String share(Measure measure, Counts total, String whole) {
        Number share = measure.of(total);
        return share == null ? "" : Numbers.share(share.doubleValue()) + " " + whole;
    }

    /** Why no rejected line is shown: none was, or they have been pruned. */
    public static String noneRejected(Report report) {
        long rejected = report.loads().stream().mapToLong(Report.Load::rejected).sum();
        return rejected == 0
                ? "Every line could be read."
                : Numbers.count(rejected, "line was rejected and is", "lines were rejected and are")
                        + " no longer stored.";
    }
}
