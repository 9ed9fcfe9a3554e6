package acct.load;

import acct.sql.SqlFile;
import acct.store.Store;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * {@code answer_of(hash, dsn_status, dsn_diag, bounce_cat)}: what a row keeps of its reply, in one text that the macros
 * {@code reply_of} and {@code listed_in} take apart; with a function for each, every row would be looked up twice. The hash
 * stands for the three texts, which are looked at only if it is new.
 */
final class ReplyFunctions {
    /** What is not in use at the moment: DuckDB's threads are new to Java each time they call. */
    private final ConcurrentLinkedDeque<Known> idle = new ConcurrentLinkedDeque<>();

    private record Known(RecentAnswers answers, KnownReplies replies) {
        Known() {
            this(new RecentAnswers(), new KnownReplies());
        }
    }

    void register(Store store) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("answer_of")
                    .withParameters(
                            DuckDBColumnType.BIGINT,
                            DuckDBColumnType.VARCHAR,
                            DuckDBColumnType.VARCHAR,
                            DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.VARCHAR)
                    .withVectorizedFunction(this::answer)
                    .register(store.connection());
        }
        store.execute(SqlFile.of("staging/reply_of").text());
        store.execute(SqlFile.of("staging/listed_in").text());
    }

    private void answer(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        Known taken = idle.poll();
        Known known = taken == null ? new Known() : taken;
        DuckDBReadableVector hashes = in.vector(0);
        long rows = in.rowCount();
        for (long row = 0; row < rows; row++) {
            long hash = hashes.getLong(row);
            String answer = known.answers().get(hash);
            out.setString(row, answer == null ? read(in, row, hash, known) : answer);
        }
        idle.push(known);
    }

    private static String read(DuckDBDataChunkReader in, long row, long hash, Known known) {
        String answer = known.replies()
                .read(text(in, 1, row), text(in, 2, row), text(in, 3, row))
                .oneText();
        known.answers().put(hash, answer);
        return answer;
    }

    private static @Nullable String text(DuckDBDataChunkReader in, int column, long row) {
        DuckDBReadableVector vector = in.vector(column);
        return vector.isNull(row) ? null : vector.getString(row);
    }
}
