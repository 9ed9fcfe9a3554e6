package acct.load;

import acct.load.FileResult.Status;
import acct.model.ExitCode;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** Refuses a file that is damaged beyond what the operator takes ({@code --max-rejected-share}). */
final class RejectLimit {
    private RejectLimit() {}

    /** Whether what this run read of a file is damaged beyond that. */
    static boolean isExceeded(Terms terms, FileResult result) {
        Double limit = terms.maxRejectedShare();
        long rows = result.stored() + result.rejected();
        return limit != null && result.rejected() > 0 && result.rejected() > limit * rows;
    }

    /**
     * The result as it is, or a refusal: judged on what this run read of the file.
     *
     * @param loadId whose rejected lines are in the store, not committed yet
     */
    static FileResult held(Store store, Terms terms, FileResult result, int loadId) throws SQLException {
        if (!isExceeded(terms, result)) {
            return result;
        }
        long rows = result.stored() + result.rejected();
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("staging/first_reject"), Map.of("load_id", loadId));
                ResultSet first = statement.executeQuery()) {
            String why = first.next()
                    ? "the first is line " + first.getLong("line") + " (" + first.getString("reason")
                            + detail(first.getString("detail")) + ")"
                    : "";
            String message = String.format(
                    Locale.ROOT,
                    "%s: %.2f %% of its lines, %d of %d, cannot be stored, more than the %s of --max-rejected-share;"
                            + " %s; nothing of it is stored",
                    result.path(),
                    100.0 * result.rejected() / rows,
                    result.rejected(),
                    rows,
                    terms.maxRejectedShare(),
                    why);
            return FileResult.nothing(result.path(), Status.REFUSED, message, ExitCode.REFUSED);
        }
    }

    private static String detail(String detail) {
        return detail.isEmpty() ? "" : ": " + detail;
    }
}
