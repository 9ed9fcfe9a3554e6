package acct.doctor;

import acct.ask.StoredFile;
import acct.ask.StoredRows;
import acct.model.Finding;
import acct.model.Period;
import acct.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is different of files that were loaded on other hosts than the one that asks. Pure. */
final class FilesElsewhere {
    /** Types of records whose cells are looked at. */
    private static final Set<String> LOOKED_AT = Set.of("d", "b", "t");

    private static final String LOADS = "`acct ingest";

    private FilesElsewhere() {}

    /** The finding with an advice for whoever is not on the host. */
    static Finding advised(Finding finding) {
        if (finding.rule().equals(Rhythm.STOPPED)) {
            return finding.advising("See on that host whether PowerMTA runs and `acct nightly --publish` ends with 0;"
                    + " `acct lake status` shows up to which day it has published. If the server was retired, there is"
                    + " nothing to do.");
        }
        return finding.advice().contains(LOADS)
                ? finding.advising(finding.advice() + " Do so on its host, then `acct lake publish`.")
                : finding;
    }

    /** Whether nobody knows what cells of these rows hold. */
    static boolean isNotLookedAt(StoredRows part) {
        return LOOKED_AT.contains(part.type()) && part.rows() > 0 && part.looked() == 0;
    }

    /** That single rows are only where they were loaded, so that nobody looked at their cells; empty if all are here. */
    static Optional<Finding> withoutRows(List<StoredFile> files, List<StoredRows> rows, Period period) {
        Set<Long> without = rows.stream()
                .filter(FilesElsewhere::isNotLookedAt)
                .map(StoredRows::load)
                .collect(Collectors.toSet());
        List<String> servers = files.stream()
                .filter(file -> without.contains(file.load()))
                .map(file -> Objects.requireNonNullElse(file.server(), "a server without a name"))
                .distinct()
                .sorted()
                .toList();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        boolean areMany = servers.size() > ServerFindings.MOST_NAMED;
        return Optional.of(Finding.ofFiles(
                "rows-not-published",
                Severity.INFO,
                null,
                period.since(),
                period.until(),
                String.format(
                        Locale.ROOT,
                        "Of %,d of %,d loads (%s%s) no single rows are in the lake: a column that is always empty, and"
                                + " hidden recipients, are not seen there, and no rejected line is shown.",
                        without.size(),
                        files.size(),
                        areMany ? String.format(Locale.ROOT, "%,d servers, such as ", servers.size()) : "",
                        areMany ? servers.get(0) : String.join(", ", servers)),
                "Ask the host: `acct doctor`. Or publish its rows: `level: rows` under `lake:` of acct.yaml."));
    }
}
