package acct.audit;

import acct.model.SeenRows;
import acct.model.Severity;
import acct.model.Subject;
import acct.pmta.model.AcctFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns that the configuration writes and the files do not have: {@code columns-missing}. */
final class ColumnAudit {
    private static final List<String> NEEDED =
            List.of("timeLogged", "rcpt", "dsnStatus", "dsnDiag", "dsnMta", "dlvSourceIp", "vmta", "queue", "jobId");
    private static final List<String> SENT = List.of("d", "b", "t");

    private ColumnAudit() {}

    static void check(Compared compared, LogFindings findings) {
        List<AcctFile> files = compared.configuration().acctFiles().stream()
                .filter(file -> file.records().stream().anyMatch(SENT::contains))
                .toList();
        if (files.isEmpty()) {
            return;
        }
        List<Header> lacking = compared.seen().headers().stream()
                .filter(header -> !missing(files, header).isEmpty())
                .toList();
        Map<List<String>, List<Header>> kinds =
                lacking.stream().collect(Collectors.groupingBy(header -> missing(files, header)));
        kinds.forEach((columns, headers) -> {
            long count = headers.stream().mapToLong(Header::files).sum();
            findings.add(
                    "columns-missing",
                    Severity.WARNING,
                    compared.certainty(),
                    Subject.ALL,
                    headers.stream().map(Header::evidence).reduce(SeenRows.NONE, SeenRows::plus),
                    files.get(0).place(),
                    headers.get(0).example() + (count == 1 ? "" : " and " + (count - 1) + " more files")
                            + " lack columns that the configuration writes: " + String.join(", ", columns)
                            + "; it was changed since, or the files are another server's");
        });
    }

    /** What every accounting file of the configuration has and this one has not. */
    private static List<String> missing(List<AcctFile> files, Header header) {
        return NEEDED.stream()
                .filter(column -> !header.columns().contains(column.toLowerCase(Locale.ROOT)))
                .filter(column -> files.stream().allMatch(file -> writes(file, column)))
                .toList();
    }

    /** A file has the columns of all its types together. */
    private static boolean writes(AcctFile file, String column) {
        return file.records().stream().filter(SENT::contains).anyMatch(type -> {
            List<AcctFile.Fields> lines = file.recordFields().stream()
                    .filter(fields -> fields.type().equals(type))
                    .toList();
            return lines.isEmpty() || lines.stream().anyMatch(fields -> fields.has(column));
        });
    }
}
