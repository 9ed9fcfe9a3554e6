package acct.cli;

import acct.model.Finding;
import acct.print.LogText;
import acct.report.Words;
import java.io.PrintWriter;
import java.util.List;

/** Says what the stored files cannot support. */
final class Findings {
    private Findings() {}

    /** Sentences in columns would be wider than any terminal, so each finding is a paragraph. */
    static void print(PrintWriter out, List<Finding> findings) {
        if (findings.isEmpty()) {
            out.print("Nothing is missing in the stored files.\n");
        }
        for (Finding finding : findings) {
            out.print(finding.severity().label() + "  " + finding.rule() + days(finding) + "\n");
            out.print("  " + LogText.visible(finding.message()) + "\n");
            out.print("  " + LogText.visible(finding.advice()) + "\n");
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
            options.note(
                    LogText.visible(finding.severity().label() + ": " + finding.message() + " " + finding.advice()));
        }
        if (findings.size() > Words.MOST_FINDINGS) {
            options.note(Words.moreFindings(findings, Words.MOST_FINDINGS));
        }
    }
}
