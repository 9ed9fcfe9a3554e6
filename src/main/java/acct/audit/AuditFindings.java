package acct.audit;

import acct.model.Finding;
import acct.print.Column;
import acct.print.LogText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings about a PowerMTA configuration, for people and as rows; names and order of the columns are a contract. */
public final class AuditFindings {
    private static final List<Column> COLUMNS = List.of(
            new Column("check", Column.Kind.TEXT),
            new Column("severity", Column.Kind.TEXT),
            new Column("certainty", Column.Kind.TEXT),
            new Column("vmta", Column.Kind.TEXT),
            new Column("source_ip", Column.Kind.TEXT),
            new Column("pool", Column.Kind.TEXT),
            new Column("isp", Column.Kind.TEXT),
            new Column("class", Column.Kind.TEXT),
            new Column("job", Column.Kind.TEXT),
            new Column("rows", Column.Kind.NUMBER),
            new Column("since", Column.Kind.TEXT),
            new Column("file", Column.Kind.TEXT),
            new Column("line", Column.Kind.NUMBER),
            new Column("message", Column.Kind.TEXT));

    private AuditFindings() {}

    /** The columns of {@link #rows}. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** One row per finding; null where something does not apply. */
    public static List<List<@Nullable Object>> rows(List<Finding> findings) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(Arrays.asList(
                    finding.rule(),
                    finding.severityLabel(),
                    finding.certainty().label(),
                    finding.vmta(),
                    finding.sourceIp(),
                    finding.pool(),
                    finding.isp(),
                    finding.trafficClass(),
                    finding.job(),
                    finding.rows(),
                    finding.firstSeen(),
                    finding.file(),
                    finding.line(),
                    finding.message()));
        }
        return rows;
    }

    /**
     * For people: sentences in columns would be wider than any terminal, so each finding has two lines.
     *
     * @param none what to say if there is none
     */
    public static void print(PrintWriter out, List<Finding> findings, String none) {
        if (findings.isEmpty()) {
            out.print(none + "\n");
        }
        for (Finding finding : findings) {
            out.print(finding.severityLabel() + "  " + finding.rule() + "  "
                    + finding.certainty().label()
                    + (finding.firstSeen() == null ? "" : "  since " + finding.firstSeen())
                    + "\n");
            String place = finding.file() == null ? "" : finding.file() + ":" + finding.line() + ": ";
            out.print("  " + LogText.visible(place + finding.message()) + "\n");
        }
        out.flush();
    }
}
