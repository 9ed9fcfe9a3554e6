package acct.store;

import acct.sql.SqlFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The macros of {@code sql/dialect} and the views of {@code sql/model}. They stand in the store, so that any DuckDB client
 * sees them. A store whose own were made of another text, and that is only read, gets them for as long as it is open.
 */
public final class Model {
    private static final String DIALECT = "dialect/duckdb";

    /** The views; each stands behind those that it reads. */
    static final List<String> VIEWS = List.of(
            "possible_day",
            "day_state",
            "due_day",
            "load_server",
            "reply_text",
            "answer",
            "other_row",
            "event",
            "answered_event",
            "class_of_name",
            "classed_event",
            "measured_hour",
            "measured_row",
            "refusal",
            "bounce",
            "dead_bounce",
            "expired_message",
            "filled_now",
            "traced_row",
            "sent",
            "sent_answer",
            "delivery_bin",
            "sent_hour",
            "sent_job",
            "counted_hour");

    private static final long DIGEST = digest();

    private Model() {}

    /** The views’ queries, each behind those that it reads; an engine beside DuckDB makes them too. */
    public static List<SqlFile> views() {
        return VIEWS.stream().map(Model::view).toList();
    }

    /** A view's query. */
    static SqlFile view(String name) {
        SqlFile file = SqlFile.of("model/" + name);
        return name.equals("classed_event") ? classed("answered_event") : file;
    }

    /**
     * The query that gives rows their class of mail.
     *
     * @param rows a table, a view or a step of the statement around it, with the names that decide
     */
    static SqlFile classed(String rows) {
        return SqlFile.of("model/classed_event").with(Map.of("rows", rows));
    }

    /** Makes macros and views anew where they were made of another text, in one transaction. */
    static void bringUpToDate(Store store) throws SQLException {
        if (isCurrent(store)) {
            return;
        }
        Transaction.of(store, () -> {
            make(store);
            return store;
        });
    }

    /** Makes macros and views in the store, within the transaction of whoever calls. */
    static void make(Store store) throws SQLException {
        make(store, "create or replace");
        try (PreparedStatement statement =
                Statements.prepare(store.connection(), SqlFile.of("staging/note_model"), Map.of("digest", DIGEST))) {
            statement.execute();
        }
    }

    /** Gives a store that is only read the macros and views of this program, if its own are others. */
    public static void lend(Store store) throws SQLException {
        if (!isCurrent(store)) {
            make(store, "create or replace temp");
        }
    }

    /** Makes macros and views over tables that others hide, for as long as the store is open. */
    static void over(Store store) throws SQLException {
        make(store, "create or replace temp");
    }

    private static void make(Store store, String create) throws SQLException {
        store.execute(SqlFile.of(DIALECT).text().replace("create or replace", create));
        for (String name : VIEWS) {
            store.execute(create + " view " + name + " as\n" + view(name).text());
        }
    }

    private static boolean isCurrent(Store store) throws SQLException {
        try (PreparedStatement statement =
                        Statements.prepare(store.connection(), SqlFile.of("schema/model"), Map.of("digest", DIGEST));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean("is_current");
        }
    }

    /** The first half of a SHA-256. */
    private static long digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(SqlFile.of(DIALECT).text().getBytes(StandardCharsets.UTF_8));
            for (String name : VIEWS) {
                sha.update(view(name).text().getBytes(StandardCharsets.UTF_8));
            }
            return ByteBuffer.wrap(sha.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
