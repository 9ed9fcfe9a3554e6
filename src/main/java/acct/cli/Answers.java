package acct.cli;

import acct.ask.ShippedAnswers;
import acct.model.Table;
import acct.print.Column;
import acct.print.Format;
import acct.print.Tables;
import acct.sql.Cursor;
import acct.sql.Row;
import acct.sql.SqlColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the answer of a statement. */
final class Answers {
    private Answers() {}

    /** The table in the format asked for; numbers are told from text by what is in the column. */
    static void print(CommonOptions options, Table table) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(new Column(table.columns().get(i), kind(table, i)));
        }
        print(options.format(), columns, table.rows(), options);
    }

    /** A long answer, row by row as it comes. */
    static void print(CommonOptions options, Cursor answer) {
        Iterable<List<@Nullable Object>> rows = () -> new Cells(answer, Row::values);
        print(options.format(), columns(answer), rows, options);
    }

    /** The columns of an answer by what the engine says of them. */
    static List<Column> columns(Cursor answer) {
        return answer.heading().columns().stream()
                .map(column -> new Column(
                        column.name(),
                        column.content() == SqlColumn.Content.NUMBERS ? Column.Kind.NUMBER : Column.Kind.TEXT))
                .toList();
    }

    /** What was held of an answer, and what must be said about it. */
    static void print(CommonOptions options, ShippedAnswers.Told told) {
        told.answer().ifPresent(answer -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            answer.forEachRemaining(row -> rows.add(row.values()));
            print(options, new Table(answer.heading().names(), rows));
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

    static void print(
            Format format,
            List<Column> columns,
            Iterable<? extends List<? extends @Nullable Object>> rows,
            CommonOptions options) {
        Tables.print(format, columns, rows, options.around().out());
    }
}
