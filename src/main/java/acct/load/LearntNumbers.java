package acct.load;

import acct.read.DoubtException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Two SQL functions by which texts get a number: {@code known_NAME(hash)} tells what was learnt, or null;
 * {@code NAME(hash, text…)} learns it. The hash stands for the texts. Taking texts out of DuckDB costs far more than
 * looking up a number, so the second function is for the one row in thousands that the first cannot answer.
 */
final class LearntNumbers {
    private final String name;
    private final int texts;
    private final Meaning meaning;
    /**
     * What is not in use at the moment. DuckDB's threads are new to Java each time they call, so nothing can be kept by
     * thread; the one that was put back last is taken first.
     */
    private final ConcurrentLinkedDeque<Learnt> idle = new ConcurrentLinkedDeque<>();

    /** Gives texts their number, which is never {@link Learnt#NONE}. */
    @FunctionalInterface
    interface Meaning {
        long of(List<@Nullable String> texts) throws DoubtException;
    }

    /**
     * Functions to register.
     *
     * @param texts how many belong to one number
     */
    LearntNumbers(String name, int texts, Meaning meaning) {
        this.name = name;
        this.texts = texts;
        this.meaning = meaning;
    }

    void register(Connection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder known = DuckDBFunctions.scalarFunction();
                DuckDBScalarFunctionBuilder asked = DuckDBFunctions.scalarFunction()) {
            known.withName("known_" + name)
                    .withParameters(DuckDBColumnType.BIGINT)
                    .withReturnType(DuckDBColumnType.BIGINT)
                    .withVectorizedFunction(this::known)
                    .register(connection);
            DuckDBColumnType[] parameters = new DuckDBColumnType[1 + texts];
            Arrays.fill(parameters, DuckDBColumnType.VARCHAR);
            parameters[0] = DuckDBColumnType.BIGINT;
            asked.withName(name)
                    .withParameters(parameters)
                    .withReturnType(DuckDBColumnType.BIGINT)
                    .withVectorizedFunction(this::learnt)
                    .register(connection);
        }
    }

    private void known(DuckDBDataChunkReader in, DuckDBWritableVector out) {
        Learnt mine = taken();
        DuckDBReadableVector hashes = in.vector(0);
        long rows = in.rowCount();
        for (long row = 0; row < rows; row++) {
            long number = mine.get(hashes.getLong(row));
            if (number == Learnt.NONE) {
                out.setNull(row);
            } else {
                out.setLong(row, number);
            }
        }
        idle.push(mine);
    }

    private Learnt taken() {
        Learnt last = idle.poll();
        return last == null ? new Learnt() : last;
    }

    private void learnt(DuckDBDataChunkReader in, DuckDBWritableVector out) throws DoubtException {
        Learnt mine = taken();
        DuckDBReadableVector hashes = in.vector(0);
        for (long row = 0; row < in.rowCount(); row++) {
            long hash = hashes.getLong(row);
            long number = mine.get(hash);
            if (number == Learnt.NONE) {
                number = meaning.of(texts(in, row));
                mine.put(hash, number);
            }
            out.setLong(row, number);
        }
        idle.push(mine);
    }

    private List<@Nullable String> texts(DuckDBDataChunkReader in, long row) {
        List<@Nullable String> values = new ArrayList<>();
        for (int text = 1; text <= texts; text++) {
            DuckDBReadableVector vector = in.vector(text);
            values.add(vector.isNull(row) ? null : vector.getString(row));
        }
        return values;
    }

    /** What was learnt in one place, bounded: open addressing, emptied when it fills. */
    private static final class Learnt {
        static final long NONE = Long.MIN_VALUE;

        private static final int SLOTS = 1 << 17;

        /** Hash and number in turn, so that one look into memory finds both. */
        private final long[] pairs = new long[2 * SLOTS];

        private int size;

        Learnt() {
            forget();
        }

        private void forget() {
            Arrays.fill(pairs, NONE);
            size = 0;
        }

        long get(long hash) {
            int slot = slot(hash);
            while (pairs[slot + 1] != NONE && pairs[slot] != hash) {
                slot = next(slot);
            }
            return pairs[slot + 1];
        }

        void put(long hash, long number) {
            if (size >= SLOTS / 2) {
                forget();
            }
            int slot = slot(hash);
            while (pairs[slot + 1] != NONE) {
                slot = next(slot);
            }
            pairs[slot] = hash;
            pairs[slot + 1] = number;
            size++;
        }

        private static int slot(long hash) {
            return 2 * ((int) (hash >>> 20) & (SLOTS - 1));
        }

        private static int next(int slot) {
            return (slot + 2) & (2 * SLOTS - 1);
        }
    }
}
