package acct.ask;

import acct.sql.Row;
import java.util.Optional;

/** What is said of rejected lines that were only counted. */
public final class RejectsNotKept {
    private RejectsNotKept() {}

    /** The row of {@code sql/report/rejects_not_kept.sql} as a sentence; empty if all are kept. */
    public static Optional<String> in(Row row) {
        long files = row.count("files");
        return row.count("lines") == 0
                ? Optional.empty()
                : Optional.of(row.count("lines") + " more, of " + files + (files == 1 ? " load" : " loads")
                        + " with too many to keep, were only counted; `acct rejects --by-reason` has their number,"
                        + " and their text is in the files");
    }

    /** The same of what servers published. */
    static Optional<String> inLake(Row row) {
        long files = row.count("files");
        return row.count("lines") == 0
                ? Optional.empty()
                : Optional.of(row.count("lines") + " more, of " + files + (files == 1 ? " load" : " loads")
                        + ", are only counted in the lake; `acct rejects --by-reason` has their number, and their host"
                        + " their text");
    }
}
