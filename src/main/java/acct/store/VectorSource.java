package acct.store;

import acct.model.UserException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows Java makes: {@code select * from name()}. The driver keeps a registered function as long as the
 * database is open, so what it reads is handed to it before each statement.
 *
 * @param <L> what each reading thread keeps for itself
 */
public abstract class VectorSource<L> implements DuckDBTableFunction<Object, Object, L> {
    private static final Object NOTHING = new Object();

    /**
     * A column of the table.
     *
     * @param name in SQL
     * @param type DuckDB's
     */
    public record Field(String name, DuckDBColumnType type) {}

    private volatile @Nullable Exception failure;

    /** The table's columns. */
    public abstract List<Field> fields();

    /** How many threads may read at once. */
    public abstract int threads();

    /** Writes the next rows; 0 ends the table. */
    public abstract long write(L local, DuckDBDataChunkWriter out) throws Exception;

    public final void register(Connection connection, String name) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name).withFunction(this).register(connection);
        }
    }

    /** Lets go of what the last statement read, as it failed. */
    public void forget() {
        failure = null;
    }

    /** The exception that ended the last statement, once; null if it was not this source's. */
    public final @Nullable Exception takeFailure() {
        Exception taken = failure;
        failure = null;
        return taken;
    }

    @Override
    public final Object bind(DuckDBTableFunctionBindInfo info) {
        for (Field field : fields()) {
            info.addResultColumn(field.name(), field.type());
        }
        return NOTHING;
    }

    @Override
    public final Object init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(threads());
        return NOTHING;
    }

    @Override
    public final long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) throws Exception {
        try {
            return write(info.<L>getLocalInitData(), out);
        } catch (OutOfMemoryError e) {
            failure = UserException.outOfMemory();
            throw e;
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }
}
