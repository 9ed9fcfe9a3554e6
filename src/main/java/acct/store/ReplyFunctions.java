package acct.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * {@code reply_of(hash, dsn_status, dsn_diag, bounce_cat)} and {@code listed_in(…)}: what a row keeps of its reply. The
 * hash stands for the three texts, which are looked at only if it is new.
 */
final class ReplyFunctions {
    /** What is not in use at the moment: DuckDB's threads are new to Java each time they call. */
    private final ConcurrentLinkedDeque<KnownReplies<Long>> idle = new ConcurrentLinkedDeque<>();

    void register(Connection connection) throws SQLException {
        register(connection, "reply_of", StoredReply::id);
        register(connection, "listed_in", StoredReply::listed);
    }

    private void register(Connection connection, String name, Function<StoredReply, @Nullable String> part)
            throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameters(
                            DuckDBColumnType.BIGINT,
                            DuckDBColumnType.VARCHAR,
                            DuckDBColumnType.VARCHAR,
                            DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.VARCHAR)
                    .withVectorizedFunction((in, out) -> answer(in, out, part))
                    .register(connection);
        }
    }

    private void answer(
            DuckDBDataChunkReader in, DuckDBWritableVector out, Function<StoredReply, @Nullable String> part) {
        KnownReplies<Long> taken = idle.poll();
        KnownReplies<Long> known = taken == null ? new KnownReplies<>() : taken;
        DuckDBReadableVector hashes = in.vector(0);
        long rows = in.rowCount();
        for (long row = 0; row < rows; row++) {
            String text = part.apply(reply(in, row, hashes.getLong(row), known));
            if (text == null) {
                out.setNull(row);
            } else {
                out.setString(row, text);
            }
        }
        idle.push(known);
    }

    private static StoredReply reply(DuckDBDataChunkReader in, long row, long hash, KnownReplies<Long> known) {
        StoredReply reply = known.get(hash);
        return reply == null ? known.read(hash, text(in, 1, row), text(in, 2, row), text(in, 3, row)) : reply;
    }

    private static @Nullable String text(DuckDBDataChunkReader in, int column, long row) {
        DuckDBReadableVector vector = in.vector(column);
        return vector.isNull(row) ? null : vector.getString(row);
    }
}
