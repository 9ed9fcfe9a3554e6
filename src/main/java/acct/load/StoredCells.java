package acct.load;

import acct.privacy.CellKind;
import acct.read.LogColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table of rows, as somebody who is forgotten is taken out of them.
 *
 * @param table its name
 * @param columns all of its columns
 */
record StoredCells(String table, List<String> columns) {
    /** The tables of rows, and those of what is no row. */
    static final List<String> TABLES =
            List.of("attempt", "queue_event", "complaint", "remote_report", "receipt", "rejected_line", "bad_value");

    private static final String HEADERS = "headers";
    private static final Map<String, String> LINES = Map.of(
            "rejected_line.raw",
            ForgetFunction.LINE,
            "rejected_line.detail",
            ForgetFunction.LINE,
            "bad_value.example",
            ForgetFunction.LINE);
    private static final Map<String, CellKind> KINDS = kinds();

    StoredCells {
        columns = List.copyOf(columns);
    }

    private static Map<String, CellKind> kinds() {
        Map<String, CellKind> kinds = new HashMap<>(Arrays.stream(LogColumn.values())
                .filter(column ->
                        !column.isTime() && !Interpretation.isNumber(column) && !Interpretation.isAddress(column))
                .filter(column -> column != LogColumn.TYPE)
                .collect(Collectors.toMap(LogColumn::sqlName, LogColumn::privacy)));
        // What is called otherwise in the tables.
        kinds.put("job", CellKind.NAME);
        kinds.put("pool", CellKind.NAME);
        kinds.put("server", CellKind.NAME);
        kinds.put("smtp_user", CellKind.NAME);
        kinds.put("esmtp_available", CellKind.TEXT);
        kinds.put("tls_protocol", CellKind.TEXT);
        kinds.put("tls_cipher", CellKind.TEXT);
        return Map.copyOf(kinds);
    }

    private @Nullable String kind(String column) {
        String line = LINES.get(table + "." + column);
        if (line != null || table.startsWith("rejected") || table.startsWith("bad")) {
            return line;
        }
        CellKind kind = KINDS.get(column);
        return kind == null ? null : kind.label();
    }

    private String recipient(String column) {
        return columns.contains(column) ? column : "cast(null as varchar)";
    }

    private String cell(String column) {
        String row = ", " + recipient("rcpt") + ", " + recipient("orcpt") + ")";
        if (column.equals(HEADERS)) {
            return "case when headers is not null then map_from_entries(list_transform(map_entries(headers), lambda e:"
                    + " {'k': e.key, 'v': forgotten_cell(concat('" + ForgetFunction.HEADER + "', e.key), e.value" + row
                    + "})) end as headers";
        }
        String kind = kind(column);
        return kind == null ? column : "forgotten_cell('" + kind + "', " + column + row + " as " + column;
    }

    private List<String> covered() {
        return columns.stream()
                .filter(column -> column.equals(HEADERS) || kind(column) != null)
                .toList();
    }

    private static String each(List<String> columns, Function<String, String> form, String between) {
        return columns.stream().map(form).collect(Collectors.joining(between));
    }

    /** The places of {@code sql/staging/forgotten_rows.sql}. */
    Map<String, String> places() {
        List<String> covered = new ArrayList<>(covered());
        return Map.of(
                "table",
                table,
                "texts",
                each(covered, column -> column.equals(HEADERS) ? "cast(headers as varchar)" : column, ", "),
                "cells",
                each(columns, this::cell, ",\n        "),
                "changed",
                each(covered, column -> "covered." + column + " is distinct from found." + column, "\n    or "));
    }

    /** Which of the rows have a reply; null if none has. */
    @Nullable
    String answered() {
        return switch (table) {
            case "attempt" -> "type <> 'd'";
            case "queue_event", "remote_report" -> "true";
            default -> null;
        };
    }
}
