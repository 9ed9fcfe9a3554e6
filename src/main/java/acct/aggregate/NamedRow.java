package acct.aggregate;

import acct.model.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by column name. */
record NamedRow(List<String> columns, List<@Nullable Object> values) {

    static List<NamedRow> of(Table table) {
        return table.rows().stream()
                .map(row -> new NamedRow(table.columns(), row))
                .toList();
    }

    private @Nullable Object value(String column) {
        return values.get(columns.indexOf(column));
    }

    @Nullable
    String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    String name(String column) {
        String text = text(column);
        return text == null ? "" : text;
    }

    long number(String column) {
        return value(column) instanceof Number number ? number.longValue() : 0;
    }

    boolean truth(String column) {
        return Boolean.TRUE.equals(value(column));
    }

    @Nullable
    LocalDate day(String column) {
        String text = text(column);
        return text == null ? null : LocalDate.parse(text);
    }

    @Nullable
    Instant instant(String column) {
        return value(column) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }
}
