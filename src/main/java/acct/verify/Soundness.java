package acct.verify;

import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import acct.verify.Verification.Unsound;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold inside every store, whatever was loaded: the statements of {@code sql/check} answer nothing. */
public final class Soundness {
    /** Their names; a new file of the folder is added here. */
    public static final List<String> CHECKS = List.of(
            "days_add_up",
            "filled_adds_up",
            "hours_add_up",
            "hours_match_the_ledger",
            "jobs_add_up",
            "lines_add_up",
            "load_days_add_up",
            "rejects_are_kept",
            "replies_add_up",
            "replies_are_known",
            "replies_are_whole",
            "snapshots_are_complete",
            "stored_rows_exist");

    /** So many answers of one statement are told one by one. */
    private static final int SHOWN = 20;

    private Soundness() {}

    /** What does not hold. */
    static List<Unsound> check(Store store) throws SQLException {
        List<Unsound> unsound = new ArrayList<>();
        for (String check : CHECKS) {
            try (PreparedStatement statement =
                            Statements.prepare(store.connection(), SqlFile.of("check/" + check), Map.of());
                    ResultSet row = statement.executeQuery()) {
                for (int shown = 0; shown < SHOWN && row.next(); shown++) {
                    unsound.add(new Unsound(check, text(row)));
                }
            }
        }
        return unsound;
    }

    private static String text(ResultSet row) throws SQLException {
        ResultSetMetaData meta = row.getMetaData();
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            cells.add(meta.getColumnLabel(i) + " " + row.getString(i));
        }
        return String.join(", ", cells);
    }
}
