package acct.load;

import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger, to be proved.
 *
 * @param id its number
 * @param path the file's name when it was loaded
 * @param location its place then; null for standard input
 * @param lane how it was read
 * @param server the name its rows were given; null took each row's userString
 * @param privacy how recipients were hidden; null if they were not
 * @param headBytes how many bytes {@code head} covers
 * @param head digest of the first bytes, in hex
 * @param prefix digest of all bytes up to {@code end}, in hex
 * @param begin first byte of the load
 * @param end byte behind it
 * @param nextLine number of the line there
 * @param header header in force there
 * @param numbers what reading the bytes again must give, by the ledger's column names
 */
public record StoredLoad(
        int id,
        String path,
        @Nullable String location,
        String lane,
        @Nullable String server,
        @Nullable String privacy,
        int headBytes,
        String head,
        String prefix,
        long begin,
        long end,
        long nextLine,
        @Nullable String header,
        Map<String, @Nullable String> numbers) {

    private static final List<String> PROVED = List.of(
            "next_line",
            "header",
            "ignored_columns",
            "lines",
            "headers",
            "blank",
            "stored",
            "rejected",
            "invalid_utf8",
            "first_time",
            "last_time",
            "first_at",
            "last_at");

    /** All of them; the store's tables must be the ones that unqualified names mean. */
    public static List<StoredLoad> all(Store store) throws SQLException {
        List<StoredLoad> loads = new ArrayList<>();
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("verify/loads"), Map.of());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                loads.add(load(row));
            }
        }
        return loads;
    }

    private static StoredLoad load(ResultSet row) throws SQLException {
        Map<String, @Nullable String> numbers = new LinkedHashMap<>();
        for (String column : PROVED) {
            numbers.put(column, row.getString(column));
        }
        return new StoredLoad(
                row.getInt("load_id"),
                row.getString("path"),
                row.getString("location"),
                String.valueOf(row.getString("lane")),
                row.getString("server"),
                row.getString("privacy"),
                row.getInt("head_bytes"),
                row.getString("head_sha256"),
                row.getString("prefix_digest"),
                row.getLong("begin_offset"),
                row.getLong("end_offset"),
                row.getLong("next_line"),
                row.getString("header"),
                numbers);
    }
}
