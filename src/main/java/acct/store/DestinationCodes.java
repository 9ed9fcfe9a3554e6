package acct.store;

import acct.classify.Address;
import acct.classify.Addresses;
import acct.classify.Destination;
import acct.classify.IspDirectory;
import acct.read.DoubtException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * {@code destination_code(hash, queue, rcpt, rcpt_domain, dsn_mta, address…)}: where a row went, as a place in the lists
 * {@code isps} and {@code isp_sources}, counted from 1. The hash stands for all the texts but {@code rcpt}; only for one
 * that is new are the texts looked at, by the same code that the streaming lane uses. Texts that mean something else than
 * they say, such as an address in another spelling, are a doubt.
 */
final class DestinationCodes {
    private static final int FIRST_ADDRESS = 5;
    private static final int PARAMETERS = 8;
    /** What {@code sql/staging/bulk_rows.sql} takes for no address. */
    private static final Set<String> UNBOUND = Set.of("0.0.0.0", "::");

    private final IspDirectory directory;
    private final List<Destination> destinations = new ArrayList<>();
    private final Map<Destination, Integer> codes = new HashMap<>();
    private final ThreadLocal<KnownCodes> known = ThreadLocal.withInitial(KnownCodes::new);

    DestinationCodes(IspDirectory directory) {
        this.directory = directory;
        add(new Destination(null, null));
        for (String isp : directory.names()) {
            for (Destination.Step step : Destination.Step.values()) {
                add(new Destination(isp, step));
            }
        }
    }

    private void add(Destination destination) {
        destinations.add(destination);
        codes.put(destination, destinations.size());
    }

    /** Rows of place, ISP and deciding step. */
    List<List<@Nullable String>> rows() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        codes.forEach((destination, code) -> {
            List<@Nullable String> row = new ArrayList<>();
            row.add(Integer.toString(code));
            row.add(destination.isp());
            Destination.Step step = destination.step();
            row.add(step == null ? null : step.label());
            rows.add(row);
        });
        return rows;
    }

    void register(Connection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            DuckDBColumnType[] parameters = new DuckDBColumnType[PARAMETERS];
            java.util.Arrays.fill(parameters, DuckDBColumnType.VARCHAR);
            parameters[0] = DuckDBColumnType.BIGINT;
            builder.withName("destination_code")
                    .withParameters(parameters)
                    .withReturnType(DuckDBColumnType.INTEGER)
                    .withVectorizedFunction(this::codes)
                    .register(connection);
        }
    }

    private void codes(DuckDBDataChunkReader in, DuckDBWritableVector out) throws DoubtException {
        KnownCodes mine = known.get();
        DuckDBReadableVector hashes = in.vector(0);
        long rows = in.rowCount();
        for (long row = 0; row < rows; row++) {
            long hash = hashes.getLong(row);
            int code = mine.get(hash);
            if (code == 0) {
                code = code(in, row);
                mine.put(hash, code);
            }
            out.setInt(row, code);
        }
    }

    private int code(DuckDBDataChunkReader in, long row) throws DoubtException {
        String recipient = text(in, 2, row);
        String domain = text(in, 3, row);
        if (!Objects.equals(domain, Interpretation.domain(recipient)) || !isAscii(domain)) {
            throw new DoubtException("the recipient's domain " + domain);
        }
        for (int address = FIRST_ADDRESS; address < PARAMETERS; address++) {
            mustBeCanonical(text(in, address, row));
        }
        Destination to = directory.classify(text(in, 1, row), domain, Interpretation.host(text(in, 4, row)));
        return Objects.requireNonNull(codes.get(to));
    }

    private static @Nullable String text(DuckDBDataChunkReader in, int column, long row) {
        DuckDBReadableVector vector = in.vector(column);
        return vector.isNull(row) ? null : vector.getString(row);
    }

    private static boolean isAscii(@Nullable String text) {
        return text == null || text.chars().allMatch(c -> c < 0x80);
    }

    private static void mustBeCanonical(@Nullable String text) throws DoubtException {
        if (text == null || UNBOUND.contains(text)) {
            return;
        }
        Address address = Addresses.canonical(text);
        if (!text.equals(address.text())) {
            throw new DoubtException("the address " + text);
        }
    }

    /** What one thread has looked up, bounded: open addressing, emptied when it fills. */
    private static final class KnownCodes {
        private static final int SLOTS = 1 << 17;

        private final long[] hashes = new long[SLOTS];
        private final int[] codes = new int[SLOTS];
        private int size;

        int get(long hash) {
            int slot = slot(hash);
            while (codes[slot] != 0) {
                if (hashes[slot] == hash) {
                    return codes[slot];
                }
                slot = (slot + 1) & (SLOTS - 1);
            }
            return 0;
        }

        void put(long hash, int code) {
            if (size >= SLOTS / 2) {
                java.util.Arrays.fill(codes, 0);
                size = 0;
            }
            int slot = slot(hash);
            while (codes[slot] != 0) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            hashes[slot] = hash;
            codes[slot] = code;
            size++;
        }

        private static int slot(long hash) {
            return (int) (hash >>> 20) & (SLOTS - 1);
        }
    }
}
