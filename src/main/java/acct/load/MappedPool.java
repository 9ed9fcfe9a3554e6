package acct.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;

/** {@code mapped_pool(vmta_pool, vmta)}: the pool that the operator's mapping gives a row whose pool is not logged. */
final class MappedPool {
    private MappedPool() {}

    static void register(Connection connection, PoolMapping pools) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName("mapped_pool")
                    .withParameters(DuckDBColumnType.VARCHAR, DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.VARCHAR)
                    .withVectorizedFunction((in, out) -> {
                        DuckDBReadableVector logged = in.vector(0);
                        DuckDBReadableVector vmtas = in.vector(1);
                        for (long row = 0; row < in.rowCount(); row++) {
                            String pool =
                                    !logged.isNull(row) || vmtas.isNull(row) ? null : pools.of(vmtas.getString(row));
                            if (pool == null) {
                                out.setNull(row);
                            } else {
                                out.setString(row, pool);
                            }
                        }
                    })
                    .register(connection);
        }
    }
}
