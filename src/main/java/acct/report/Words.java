package acct.report;

import acct.judge.Coverage;
import acct.judge.Past;
import acct.model.Dimension;
import acct.model.Finding;
import acct.model.Severity;
import acct.model.Times;
import acct.print.LogText;
import acct.print.Numbers;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The small words of pages and mails. */
public final class Words {
    /** Rows of evidence on a page; summary.json has them all. */
    public static final int MOST_ROWS = 100;

    /** Alerts on a page; what is wrong at more places than this is wrong at one that they share. */
    public static final int MOST_ALERTS = 100;

    /** Findings about the files in a report; {@code acct doctor} has them all. */
    public static final int MOST_FINDINGS = 12;

    private static final int MESSAGE_LENGTH = 600;
    private static final int NAME_LENGTH = 60;
    private static final int PATH_LENGTH = 120;
    private static final int MINUTE_LENGTH = 16;

    private Words() {}

    /** "Critical", "Warning" or "Info". */
    public static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Critical";
            case WARNING -> "Warning";
            case INFO -> "Info";
        };
    }

    /** A sign beside the verdict, which also says it in words. */
    public static String sign(ReportVerdict.Level level) {
        return switch (level) {
            case CRITICAL, WARNING -> "!";
            case FINE -> "✓";
            case TOO_FEW -> "?";
            case NO_DATA -> Numbers.NOTHING;
        };
    }

    /** The colour of a verdict where no style sheet can be used, as in mail. */
    public static String colour(ReportVerdict.Level level) {
        return switch (level) {
            case CRITICAL -> "#b3263a";
            case WARNING -> "#8a5a00";
            case FINE -> "#1b6b45";
            case TOO_FEW, NO_DATA -> "#46536a";
        };
    }

    /** {@code , limit 2.00 %}; empty if no limit was exceeded. */
    public static String limit(Finding alert) {
        return alert.hasLimit() ? ", limit " + Numbers.share(alert.limit()) : "";
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
                    case CRITICAL -> ReportVerdict.Level.CRITICAL;
                    case WARNING -> ReportVerdict.Level.WARNING;
                    case INFO -> ReportVerdict.Level.NO_DATA;
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

    /** How many cells could be judged; over several days each pair counts on each of them, and that is said. */
    public static String judged(Report report) {
        return judged(report.coverage(), days(report));
    }

    /**
     * The same of a verdict without a report.
     *
     * @param days that have rows
     */
    public static String judged(Coverage coverage, long days) {
        return "Judged: " + Numbers.count(coverage.cells() - coverage.tooFew()) + " of "
                + Numbers.count(coverage.cells(), "pair", "pairs")
                + " of source IP and ISP"
                + (days > 1 ? ", each counted on each of " + Numbers.count(days) + " days" : "")
                + ", thin ones together with others." + unjudged(coverage);
    }

    /** How many days a report has rows of; at least one. */
    static long days(Report report) {
        return Math.max(
                1,
                report.byHour().stream()
                        .map(row -> row.text(0))
                        .filter(hour -> hour.indexOf('T') > 0)
                        .map(hour -> hour.substring(0, hour.indexOf('T')))
                        .distinct()
                        .count());
    }

    /** What share of the mail could not be judged; empty if all was. */
    public static String unjudged(Coverage coverage) {
        return coverage.tooFew() == 0
                ? ""
                : " Could not judge: "
                        + Numbers.share((double) coverage.recipientsTooFew() / Math.max(1, coverage.recipients()))
                        + " of the mail, " + Numbers.count(coverage.tooFew(), "pair", "pairs") + ".";
    }

    /** That nothing could be compared with what is usual; empty if it was. */
    public static String past(Past past) {
        if (!past.isTooShort()) {
            return "";
        }
        String stored = past.days() == 0
                ? "no earlier day is stored"
                : "only " + Numbers.count(past.days(), "earlier day is", "earlier days are") + " stored";
        return " Not compared with what is usual: " + stored
                + ", so only fixed limits and the receivers’ answers could speak (`acct ingest PATH` loads older files).";
    }

    /** The first of many. */
    public static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    /** What {@link #first} left out; empty if nothing was. */
    public static String more(List<?> all, int most) {
        return all.size() <= most ? "" : Numbers.count(all.size() - most) + " more are in summary.json.";
    }

    /** What {@link #MOST_FINDINGS} left out; empty if nothing was. */
    public static String moreFindings(List<Finding> all, int most) {
        return all.size() <= most ? "" : "And " + Numbers.count(all.size() - most) + " more: `acct doctor`.";
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

    /** {@code 2026-11-18 06:07}, by the clock of the file. */
    static String minute(OffsetDateTime time) {
        return Times.shown(time).substring(0, MINUTE_LENGTH);
    }

    /** A reply text of bearable length. */
    public static String reply(String reply) {
        return reply.isBlank() ? "(no text)" : LogText.cut(reply, LogText.REPLY_LENGTH);
    }

    /** A path of bearable length; its end tells files apart. */
    public static String path(String path) {
        return LogText.cutMiddle(path, PATH_LENGTH);
    }
}
