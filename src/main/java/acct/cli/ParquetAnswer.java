package acct.cli;

import acct.print.Answer;
import acct.print.Column;
import acct.store.ParquetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An answer on its way into a Parquet file; its rows are held, as the kinds of numbers are known when all are there. */
record ParquetAnswer(List<ParquetFile.Field> fields, List<List<@Nullable Object>> rows) {

    static ParquetAnswer of(Answer answer) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Iterator<List<@Nullable Object>> plain = answer.plainRows();
        plain.forEachRemaining(rows::add);
        List<Column> columns = answer.columns();
        return new ParquetAnswer(
                IntStream.range(0, columns.size())
                        .mapToObj(i -> new ParquetFile.Field(
                                columns.get(i).name(), type(columns.get(i).kind(), rows, i)))
                        .toList(),
                rows);
    }

    void write(Path file) throws IOException {
        ParquetFile.write(fields, rows.iterator(), file);
    }

    private static ParquetFile.Type type(Column.Kind kind, List<List<@Nullable Object>> rows, int place) {
        return switch (kind) {
            case KEY, TEXT -> ParquetFile.Type.VARCHAR;
            case SHARE -> ParquetFile.Type.DOUBLE;
            case COUNT, CHANGE, NUMBER ->
                rows.stream().map(row -> row.get(place)).allMatch(ParquetAnswer::isWhole)
                        ? ParquetFile.Type.BIGINT
                        : rows.stream().map(row -> row.get(place)).allMatch(ParquetAnswer::isNumber)
                                ? ParquetFile.Type.DOUBLE
                                : ParquetFile.Type.VARCHAR;
        };
    }

    private static boolean isWhole(@Nullable Object value) {
        return value == null || value instanceof Long || value instanceof Integer;
    }

    private static boolean isNumber(@Nullable Object value) {
        return value == null || value instanceof Number;
    }
}
