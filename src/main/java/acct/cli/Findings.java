package acct.cli;

import acct.model.Finding;
import acct.print.Column;
import acct.print.Format;
import acct.print.JsonRows;
import acct.print.LogText;
import acct.report.Words;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what the stored files cannot support. */
final class Findings {
    private static final List<Column> COLUMNS = List.of(
            new Column("finding", Column.Kind.TEXT),
            new Column("severity", Column.Kind.TEXT),
            new Column("subject", Column.Kind.TEXT),
            new Column("first_day", Column.Kind.TEXT),
            new Column("last_day", Column.Kind.TEXT),
            new Column("message", Column.Kind.TEXT),
            new Column("fix", Column.Kind.TEXT));

    private Findings() {}

    /** All of them in the format asked for. */
    static void print(CommonOptions options, List<Finding> findings) {
        if (options.format() == Format.TABLE) {
            readable(options.around().out(), findings);
        } else if (options.format() == Format.JSON) {
            JsonRows.writeFindings(options.around().out(), findings);
        } else {
            Answers.print(
                    options.format(),
                    COLUMNS,
                    findings.stream().map(Findings::cells).toList(),
                    options);
        }
    }

    private static List<@Nullable Object> cells(Finding finding) {
        return new ArrayList<>(Arrays.asList(
                finding.finding(),
                finding.severity().label(),
                finding.thing(),
                text(finding.firstDay()),
                text(finding.lastDay()),
                finding.message(),
                finding.fix()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Sentences in columns would be wider than any terminal, so each finding is a paragraph. */
    private static void readable(PrintWriter out, List<Finding> findings) {
        if (findings.isEmpty()) {
            out.print("Nothing is missing in the stored files.\n");
        }
        for (Finding finding : findings) {
            out.print(finding.severity().label() + "  " + finding.finding() + days(finding) + "\n");
            out.print("  " + LogText.visible(finding.message()) + "\n");
            out.print("  " + LogText.visible(finding.fix()) + "\n");
        }
        out.flush();
    }

    private static String days(Finding finding) {
        if (finding.firstDay() == null || finding.lastDay() == null) {
            return "";
        }
        return finding.firstDay().equals(finding.lastDay())
                ? "  " + finding.firstDay()
                : "  " + finding.firstDay() + " to " + finding.lastDay();
    }

    /** The first of them beside the data. */
    static void note(CommonOptions options, List<Finding> findings) {
        for (Finding finding : Words.first(findings, Words.MOST_FINDINGS)) {
            options.note(LogText.visible(finding.severity().label() + ": " + finding.message() + " " + finding.fix()));
        }
        if (findings.size() > Words.MOST_FINDINGS) {
            options.note(Words.moreFindings(findings, Words.MOST_FINDINGS));
        }
    }
}
