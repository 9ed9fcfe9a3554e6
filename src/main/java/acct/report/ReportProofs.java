package acct.report;

import acct.print.Numbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What stands behind the numbers of a report.
 *
 * @param rows how many rows its files brought that counts are made of
 * @param proved how many of them are of files whose counts have as many
 * @param apart how many rows they brought beside these, of types that have no counts
 * @param digest of the content of all its files together; empty if it has none
 * @param versions of acct that loaded them
 */
record ReportProofs(long rows, long proved, long apart, String digest, String versions) {
    static final SectionQuestion PROVED = new SectionQuestion("report/proved", Map.of());

    private static final int LENGTH = 16;

    static ReportProofs of(Report report) {
        List<SectionAnswers.Line> loads = report.answers().rows(PROVED);
        String digests = loads.stream()
                .map(load -> Objects.requireNonNullElse(load.text("prefix_digest"), ""))
                .sorted()
                .collect(Collectors.joining("\n"));
        return new ReportProofs(
                loads.stream().mapToLong(load -> load.count("stored")).sum(),
                loads.stream()
                        .filter(load -> load.count("stored") == load.count("counted"))
                        .mapToLong(load -> load.count("stored"))
                        .sum(),
                loads.stream().mapToLong(load -> load.count("apart")).sum(),
                digests.isBlank() ? "" : digest(digests),
                loads.stream()
                        .map(load -> load.text("tool_version"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    /** {@code Numbers proved: 3,935 of 3,935 rows.}; empty if there is nothing to prove. */
    String words() {
        if (rows == 0) {
            return "";
        }
        return "Numbers proved: " + Numbers.count(proved) + " of " + Numbers.count(rows, "row", "rows")
                + (proved == rows
                        ? ": the counts are made of as many rows as the files brought."
                        : ". The counts of the others are not made of as many rows as their files brought: `acct verify`.")
                + (apart == 0
                        ? ""
                        : " Beside them "
                                + Numbers.count(apart, "receipt or remote status", "receipts and remote statuses")
                                + " that no count has.");
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
