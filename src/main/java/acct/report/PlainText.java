package acct.report;

import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.model.CountRow;
import acct.model.Finding;
import acct.model.Measure;
import acct.model.ReplyCount;
import acct.print.Column;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.Tables;
import acct.print.Top;
import acct.report.road.RoadTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as plain text: the mail for readers that show no HTML. */
public final class PlainText {
    private static final int MOST_ROWS = 10;
    private static final List<Measure> MEASURES = List.of(
            Measure.RECIPIENTS, Measure.DELIVERED_SHARE, Measure.BOUNCED, Measure.BOUNCED_SHARE, Measure.DEFERRED);

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    private PlainText(Report report) {
        this.report = report;
    }

    /** The text; lines end with LF. */
    public static String of(Report report) {
        return new PlainText(report).write();
    }

    private String write() {
        Verdict verdict = Verdict.of(report);
        line(verdict.headline());
        line(verdict.detail());
        List<Finding> urgent = report.urgent();
        Words.first(urgent, Words.MOST_ALERTS_IN_MAIL).forEach(this::alert);
        if (urgent.size() > Words.MOST_ALERTS_IN_MAIL) {
            text.append('\n');
            line(Words.more(urgent, Words.MOST_ALERTS_IN_MAIL));
        }
        newReplies();
        heading("Numbers, " + report.period().label());
        Words.tiles(report.total())
                .forEach(t -> line(t.name() + ": " + t.text() + (t.note().isEmpty() ? "" : " (" + t.note() + ")")));
        if (!Words.administrative(report.total()).isEmpty()) {
            line(Words.administrative(report.total()));
        }
        table("ISP", report.byIsp());
        leftOut(Top.leftOut(report.byIsp(), "ISP", "isp"));
        table("Source IP", report.bySourceIp());
        leftOut(Top.leftOut(report.bySourceIp(), "source IP", "source_ip"));
        leftOut(Top.leftOut(report.byVmta(), "vMTA", "vmta"));
        leftOut(Top.leftOut(report.byPool(), "pool", "pool"));
        WarmingCard.of(report.warming(), List.of()).forEach(this::warming);
        roads();
        configuration(Words.forMail(report.configuration()));
        if (!report.findings().isEmpty()) {
            heading(Words.FINDINGS);
            Words.first(report.findings(), Words.MOST_FINDINGS).forEach(this::finding);
            if (report.findings().size() > Words.MOST_FINDINGS) {
                line(Words.moreFindings(report.findings(), Words.MOST_FINDINGS));
            }
        }
        heading("Receipt");
        line(Words.judged(report));
        line(Words.receipt(report));
        line("acct " + report.version());
        return text.toString();
    }

    private void alert(Finding alert) {
        heading(Words.severity(alert.severity()) + ": " + Verdict.where(alert));
        if (alert.hasRate()) {
            line(alert.rule() + " " + alert.days() + ": " + Numbers.share(alert.rate()) + " ("
                    + Numbers.count(alert.x()) + " of " + Numbers.count(alert.n()) + "), the true rate lies within "
                    + Numbers.interval(alert.low(), alert.high()) + Words.limit(alert));
            line("vMTA " + Words.several(alert.vmta()) + ", pool " + Words.several(alert.pool()));
        } else {
            line(alert.rule() + " " + alert.days());
        }
        for (ReplyCount reply : alert.replies()) {
            line("  " + Numbers.count(reply.count()) + " x " + Words.reply(reply.reply()));
        }
        line("What to do: " + alert.action());
    }

    private void newReplies() {
        SeenReplies replies = report.newReplies();
        if (replies.replies().isEmpty()) {
            return;
        }
        heading(Words.newReplies(replies));
        for (SeenReply reply : Words.first(replies.replies(), Words.MOST_REPLIES_IN_MAIL)) {
            line("- " + Words.unknown(reply.isp()) + ", " + reply.category() + ", " + Numbers.count(reply.events())
                    + " x " + Words.reply(reply.text()));
            line("  to " + Words.unknown(reply.sources()));
        }
        String more = Words.moreNewReplies(replies, Words.MOST_REPLIES_IN_MAIL);
        if (!more.isEmpty()) {
            line(more);
        }
    }

    private void warming(WarmingCard card) {
        heading("Warming " + card.heading());
        card.remarks().forEach(this::line);
        for (WarmingCard.Line line : card.lines()) {
            line("- " + line.isp() + ": " + line.state() + ", " + line.sent()
                    + (line.outlook().isEmpty() ? "" : "; " + line.outlook()));
            if (!line.evidence().isEmpty()) {
                line("  " + line.evidence());
            }
        }
    }

    private void configuration(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        heading(Words.CONFIGURATION);
        for (Finding finding : Words.first(findings, Words.MOST_FINDINGS)) {
            line("- " + finding.check() + ": " + Words.message(finding.message()));
            line("  " + Words.place(finding));
        }
        if (findings.size() > Words.MOST_FINDINGS) {
            line(Words.more(findings, Words.MOST_FINDINGS));
        }
    }

    private void finding(Finding finding) {
        line("- " + Words.severity(finding.severity()) + ", " + finding.title() + ": " + finding.message());
        line("  " + finding.fix());
    }

    private void table(String title, List<CountRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        heading("By " + title);
        StringWriter table = new StringWriter();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(title, Column.Kind.KEY));
        columns.addAll(Column.of(List.of(), MEASURES));
        List<List<@Nullable Object>> cells = Top.of(rows, MOST_ROWS).stream()
                .map(r -> Column.cells(r, MEASURES))
                .toList();
        Tables.print(Format.TABLE, columns, cells, new PrintWriter(table));
        text.append(table);
    }

    /** What even summary.json does not name. */
    private void leftOut(String words) {
        if (!words.isEmpty()) {
            line("Not in any list of this report: " + words);
        }
    }

    private void roads() {
        if (report.roads().isEmpty()) {
            return;
        }
        heading("Roads of the mail");
        for (RoadTable.Line line : RoadTable.ofMail(report.roads()).first()) {
            line("- " + (line.leaks().isEmpty() ? "" : "Leak, " + line.leaks() + ": ") + RoadTable.words(line));
            line("  " + line.attempts() + " attempts, " + line.share() + "; delivered share " + line.delivered());
        }
    }

    private void heading(String heading) {
        text.append('\n');
        line(heading);
    }

    private void line(String line) {
        text.append(LogText.visible(line)).append('\n');
    }
}
