package acct;

import acct.model.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of rejected lines that were only counted. */
final class RejectsNotKept {
    private RejectsNotKept() {}

    /** The answer of {@code sql/report/rejects_not_kept.sql} as a sentence; empty if all are kept. */
    static Optional<String> in(Table answer) {
        List<@Nullable Object> row = answer.rows().get(0);
        String lines = String.valueOf(row.get(0));
        String files = String.valueOf(row.get(1));
        return lines.equals("0")
                ? Optional.empty()
                : Optional.of(lines + " more, of " + files + (files.equals("1") ? " load" : " loads")
                        + " with too many to keep, were only counted; `acct rejects --by-reason` has their number,"
                        + " and their text is in the files");
    }
}
