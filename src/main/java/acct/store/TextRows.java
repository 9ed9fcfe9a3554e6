package acct.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/** {@code text_rows()}: rows of text that Java hands to SQL, in columns {@code field_0} to {@code field_21}. */
final class TextRows extends VectorSource<Object> {
    private static final int WIDTH = 22;
    private static final int CAPACITY = 2048;
    /** The driver copies all texts of a column at once. */
    private static final int ENOUGH_CHARS = 2 << 20;

    private static final List<Field> FIELDS = IntStream.range(0, WIDTH)
            .mapToObj(i -> new Field("field_" + i, DuckDBColumnType.VARCHAR))
            .toList();

    private Iterator<? extends List<? extends @Nullable String>> rows =
            List.<List<@Nullable String>>of().iterator();

    /** Makes the next statement see these rows, each of up to {@link #WIDTH} values. */
    void show(List<? extends List<? extends @Nullable String>> next) {
        rows = next.iterator();
    }

    @Override
    public void forget() {
        super.forget();
        rows = List.<List<@Nullable String>>of().iterator();
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public long write(Object local, DuckDBDataChunkWriter out) {
        List<List<? extends @Nullable String>> batch = new ArrayList<>();
        long chars = 0;
        while (batch.size() < CAPACITY && chars < ENOUGH_CHARS && rows.hasNext()) {
            List<? extends @Nullable String> row = rows.next();
            batch.add(row);
            chars += row.stream()
                    .mapToLong(text -> text == null ? 0 : text.length())
                    .sum();
        }
        for (int field = 0; field < WIDTH; field++) {
            @Nullable String[] values = new @Nullable String[batch.size()];
            for (int i = 0; i < values.length; i++) {
                List<? extends @Nullable String> row = batch.get(i);
                values[i] = field < row.size() ? row.get(field) : null;
            }
            out.vector(field).setStrings(0, values);
        }
        return batch.size();
    }
}
