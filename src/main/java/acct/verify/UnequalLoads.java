package acct.verify;

import acct.load.ComparedTable;
import acct.load.ComparedTable.Lines;
import acct.sql.SqlFile;
import acct.store.LoadRange;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares two tables' rows of many loads, and says of which ones anything differs. */
final class UnequalLoads {
    private final Store store;
    private final LoadRange range;

    UnequalLoads(Store store, LoadRange range) {
        this.store = store;
        this.range = range;
    }

    /** The same for a table of rows, in which the directory or a mapping may have decided too. */
    Set<Integer> inRows(String table, List<String> columns) throws SQLException {
        Lines lines = columns.contains("line") ? Lines.COMPARED : Lines.NONE;
        return in(
                ComparedTable.whole(table, ComparedTable.STORED + table, ComparedTable.AGAIN + table, columns, lines));
    }

    /** The loads of which the two tables hold different rows; also such as were not read again. */
    Set<Integer> in(ComparedTable table) throws SQLException {
        Set<Integer> unequal = new HashSet<>();
        Map<String, Object> values = Map.of(
                "first_load",
                range.first(),
                "last_load",
                range.last(),
                "needs",
                table.days().needs());
        try (PreparedStatement statement = Statements.prepare(
                        store.connection(), SqlFile.of("verify/unequal_loads").with(table.places()), values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                unequal.add(row.getInt("load_id"));
            }
        }
        return unequal;
    }
}
