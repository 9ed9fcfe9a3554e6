package acct.load;

import acct.privacy.ForgottenAddresses;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The people whom a store was told to forget. */
public final class Forgotten {
    /** The table. */
    static final String TABLE = "forgotten";

    private Forgotten() {}

    /** Those of the store that unqualified names mean. */
    static ForgottenAddresses of(Store store) throws SQLException {
        return of(store, "");
    }

    /**
     * Those of a store.
     *
     * @param catalog what stands before its tables' names
     */
    public static ForgottenAddresses of(Store store, String catalog) throws SQLException {
        String salt = "";
        Set<String> digests = new HashSet<>();
        SqlFile sql = SqlFile.of("staging/forgotten").with(Map.of(TABLE, catalog + TABLE));
        try (PreparedStatement statement = Statements.prepare(store.connection(), sql, Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                salt = row.getString("salt");
                digests.add(row.getString("digest"));
            }
        }
        return digests.isEmpty() ? ForgottenAddresses.NOBODY : new ForgottenAddresses(salt, digests);
    }
}
