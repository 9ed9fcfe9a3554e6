package acct.store;

import acct.read.Column;
import acct.read.DoubtException;
import acct.read.Layout;
import acct.read.PlainFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The statement of the bulk lane for one layout: {@code sql/staging/bulk_rows.sql} with its places filled. */
final class BulkText {
    private static final List<Column> PAIR = List.of(Column.DLV_SOURCE_IP, Column.DLV_DESTINATION_IP);
    private static final List<Column> OTHER_ADDRESSES =
            List.of(Column.RCV_SOURCE_IP, Column.RCV_DESTINATION_IP, Column.REP_SOURCE_IP);

    private BulkText() {}

    /** What gives the rows, in brackets. */
    static String rows(PlainFile file, PoolMapping pools) throws DoubtException {
        Layout layout = file.layout();
        Map<String, String> places = new HashMap<>();
        places.put("columns", columns(file.names().size()));
        places.put("cells", cells(file));
        places.put("ignored", ignored(file));
        places.put("event_time", eventTime(layout));
        places.put("addresses", names(PAIR));
        places.put("other_addresses", otherAddresses(layout));
        places.put("mapped_pool", pools.isEmpty() ? "cast(null as varchar)" : "mapped_pool(vmta_pool, vmta)");
        places.put("times", each(Column::isTime, "instant(%1$s) as %1$s,"));
        places.put("numbers", each(Interpretation::isNumber, "try_cast(%1$s as bigint) as %1$s_number,"));
        places.put("whole_numbers", each(Interpretation::isNumber, "whole_number(%1$s, %1$s_number) as %1$s,"));
        places.put("texts", texts());
        return "(" + SqlFile.of("staging/bulk_rows").with(places).text() + ")";
    }

    /** One {@code when} for each offset from UTC: seconds by text. */
    static String offsets(PlainFile file) throws DoubtException {
        if (file.offsets().isEmpty()) {
            throw new DoubtException("the times have no plain offset from UTC");
        }
        return eachOffset(file, "when '%1$s%2$02d%3$02d' then %4$d");
    }

    /** One {@code when} for each offset from UTC: the end of an hour's text by seconds. */
    static String offsetTexts(PlainFile file) {
        return eachOffset(file, "when %4$d then '%1$s%2$02d:%3$02d'");
    }

    private static String eachOffset(PlainFile file, String form) {
        return new TreeSet<>(file.offsets())
                .stream()
                        .map(seconds -> form.formatted(
                                seconds < 0 ? "-" : "+",
                                Math.abs(seconds) / 3600,
                                Math.abs(seconds) / 60 % 60,
                                seconds))
                        .collect(Collectors.joining("\n    "));
    }

    private static String columns(int cells) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            columns.add("'c" + i + "': 'varchar'");
        }
        return "{" + String.join(", ", columns) + "}";
    }

    private static String cells(PlainFile file) {
        List<String> cells = new ArrayList<>();
        for (Column column : Column.values()) {
            int cell = file.cell(column);
            cells.add((cell < 0 ? "cast(null as varchar)" : "c" + cell) + " as " + column.sqlName());
        }
        for (int cell : file.ignoredCells()) {
            cells.add("c" + cell);
        }
        return String.join(",\n        ", cells);
    }

    /** DuckDB looks at the encoding only of cells that are asked for. */
    private static String ignored(PlainFile file) {
        return file.ignoredCells().stream()
                .map(cell -> "and (c" + cell + " is null or strlen(c" + cell + ") >= 0)")
                .collect(Collectors.joining("\n        "));
    }

    private static String eventTime(Layout layout) throws DoubtException {
        for (Column time : List.of(Column.TIME_LOGGED, Column.TIME_QUEUED)) {
            if (layout.has(time)) {
                return time.sqlName();
            }
        }
        throw new DoubtException("rows without a time");
    }

    private static String otherAddresses(Layout layout) throws DoubtException {
        List<Column> logged = OTHER_ADDRESSES.stream().filter(layout::has).toList();
        if (logged.size() > 1) {
            throw new DoubtException("rows with addresses of several kinds");
        }
        return logged.isEmpty() ? "cast(null as varchar)" : logged.get(0).sqlName();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::sqlName).collect(Collectors.joining(", "));
    }

    private static String each(Predicate<Column> which, String form) {
        return Arrays.stream(Column.values())
                .filter(which)
                .filter(column -> column != Column.TIME_LOGGED)
                .map(column -> form.formatted(column.sqlName()))
                .collect(Collectors.joining("\n    "));
    }

    private static String texts() {
        return Arrays.stream(Column.values())
                .filter(column -> !column.isTime() && !Interpretation.isNumber(column) && !PAIR.contains(column))
                .map(Column::sqlName)
                .collect(Collectors.joining(",\n    "));
    }
}
