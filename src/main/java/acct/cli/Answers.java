package acct.cli;

import acct.ask.ShippedAnswers;
import acct.model.Table;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Format;
import acct.sql.Cursor;
import acct.sql.Row;
import acct.sql.SqlColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What statements answered, to be printed. */
final class Answers {
    private static final String SERVER = "server";

    private Answers() {}

    /** A table; numbers are told from text by what is in the column. */
    static Answer of(Table table) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(new Column(table.columns().get(i), kind(table, i)));
        }
        return new Answer(columns, table.rows());
    }

    /** A long answer, row by row as it comes; numbers are told from text by what the engine says. */
    static Answer of(Cursor answer) {
        List<Column> columns = answer.heading().columns().stream()
                .map(column -> new Column(column.name(), kind(column.content())))
                .toList();
        return new Answer(columns, Answer.cells(answer, row -> cells(columns, row)));
    }

    private static Column.Kind kind(SqlColumn.Content content) {
        return switch (content) {
            case NUMBERS -> Column.Kind.NUMBER;
            case SHARES -> Column.Kind.SHARE;
            case OTHER -> Column.Kind.TEXT;
        };
    }

    private static List<@Nullable Object> cells(List<Column> columns, Row row) {
        List<@Nullable Object> cells = new ArrayList<>(row.values());
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) == null && columns.get(i).kind() == Column.Kind.SHARE) {
                cells.set(i, Column.Undefined.SHARE);
            }
        }
        return cells;
    }

    /** The same for a format; people see no column of servers where none has a name. */
    static Answer ofServers(Table table, Format format) {
        int place = table.columns().indexOf(SERVER);
        boolean isNameless = table.rows().stream().allMatch(row -> row.get(place) == null);
        return of(format.forPrograms() || !isNameless ? table : without(table, place));
    }

    private static Table without(Table table, int place) {
        List<String> columns = new ArrayList<>(table.columns());
        columns.remove(place);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            List<@Nullable Object> cells = new ArrayList<>(row);
            cells.remove(place);
            rows.add(cells);
        }
        return new Table(columns, rows);
    }

    /** Prints what was held of an answer about files of servers, and says what must be said about it. */
    static void print(FormatOption output, CommonOptions options, ShippedAnswers.Told told) {
        told.answer().ifPresent(answer -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            answer.forEachRemaining(row -> rows.add(row.values()));
            output.print(options, ofServers(new Table(answer.heading().names(), rows), output.format()));
        });
        told.remarks().forEach(options::note);
    }

    private static Column.Kind kind(Table table, int column) {
        boolean numbers = table.rows().stream()
                .map(row -> row.get(column))
                .allMatch(value -> value == null || value instanceof Number);
        boolean any = table.rows().stream().anyMatch(row -> row.get(column) != null);
        return numbers && any ? Column.Kind.NUMBER : Column.Kind.TEXT;
    }
}
