package acct.cli;

import acct.print.Column;
import acct.print.JsonRows;
import acct.print.Numbers;
import acct.store.Pruned;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What went from a store, as a table, as JSON and as a sentence; names and order are a contract. */
public final class PruneReceipt {
    private static final List<Column> COLUMNS = List.of(
            new Column("attempts_before", Column.Kind.TEXT),
            new Column("hourly_before", Column.Kind.TEXT),
            new Column("rows", Column.Kind.NUMBER),
            new Column("hours", Column.Kind.NUMBER),
            new Column("bytes_before", Column.Kind.NUMBER),
            new Column("bytes_after", Column.Kind.NUMBER));

    private PruneReceipt() {}

    /** The columns of {@link #row}. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** One value per column. */
    public static List<@Nullable Object> row(Pruned pruned) {
        LocalDate hourly = pruned.cutoffs().hourlyBefore();
        return Arrays.<@Nullable Object>asList(
                pruned.cutoffs().attemptsBefore().toString(),
                hourly == null ? null : hourly.toString(),
                pruned.rows(),
                pruned.hours(),
                pruned.bytesBefore(),
                pruned.bytesAfter());
    }

    /** One object. */
    public static void writeJson(Writer out, Pruned pruned) {
        List<@Nullable Object> row = row(pruned);
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartObject();
            for (int i = 0; i < COLUMNS.size(); i++) {
                JsonRows.value(json, COLUMNS.get(i).name(), row.get(i));
            }
            json.writeEndObject();
        }
        JsonRows.endLine(out);
    }

    /** For people. */
    public static String sentence(Pruned pruned) {
        String what = Numbers.count(pruned.rows(), "row", "rows") + " of "
                + Numbers.count(pruned.days(), "day", "days") + " before "
                + pruned.cutoffs().attemptsBefore();
        Long after = pruned.bytesAfter();
        if (after == null) {
            return what + " would go; nothing was done";
        }
        return what + " went; the file has " + megabytes(after) + ", it had " + megabytes(pruned.bytesBefore());
    }

    private static String megabytes(long bytes) {
        return Numbers.count((bytes + 500_000) / 1_000_000) + " MB";
    }
}
