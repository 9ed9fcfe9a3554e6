package acct.load;

import acct.read.DoubtException;
import acct.read.Layout;
import acct.read.LogColumn;
import acct.read.PlainFile;
import acct.sql.SqlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The statement of the bulk lane for one layout: {@code sql/staging/bulk_rows.sql} with its places filled. */
final class BulkText {
    private static final List<LogColumn> PAIR = List.of(LogColumn.DLV_SOURCE_IP, LogColumn.DLV_DESTINATION_IP);
    private static final List<LogColumn> OTHER_ADDRESSES =
            List.of(LogColumn.RCV_SOURCE_IP, LogColumn.RCV_DESTINATION_IP, LogColumn.REP_SOURCE_IP);

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
        places.put("time_hashes", eachTime(layout, "cast(hash(%1$s) >> 1 as bigint) as %1$s_hash,"));
        places.put(
                "time_codes",
                eachTime(
                        layout,
                        "case when %1$s is not null then coalesce(known_instant(%1$s_hash), instant(%1$s_hash, %1$s)) end"
                                + " as %1$s_code,"));
        places.put("times", times(layout));
        places.put("numbers", each(Interpretation::isNumber, "try_cast(%1$s as bigint) as %1$s_number,"));
        places.put("whole_numbers", each(Interpretation::isNumber, "whole_number(%1$s, %1$s_number) as %1$s,"));
        places.put("texts", texts());
        return "(" + SqlFile.of("staging/bulk_rows").with(places).text() + ")";
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
        for (LogColumn column : LogColumn.values()) {
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
        for (LogColumn time : List.of(LogColumn.TIME_LOGGED, LogColumn.TIME_QUEUED)) {
            if (layout.has(time)) {
                return time.sqlName();
            }
        }
        throw new DoubtException("rows without a time");
    }

    private static String otherAddresses(Layout layout) throws DoubtException {
        List<LogColumn> logged = OTHER_ADDRESSES.stream().filter(layout::has).toList();
        if (logged.size() > 1) {
            throw new DoubtException("rows with addresses of several kinds");
        }
        return logged.isEmpty() ? "cast(null as varchar)" : logged.get(0).sqlName();
    }

    /** Of the times beside the event's own, those that the file has. */
    private static String eachTime(Layout layout, String form) {
        return each(column -> column.isTime() && layout.has(column), form);
    }

    private static String times(Layout layout) {
        return eachTime(layout, "(%1$s_code >> 18) * 1000000 as %1$s,")
                + "\n    "
                + each(column -> column.isTime() && !layout.has(column), "cast(null as bigint) as %1$s,");
    }

    private static String names(List<LogColumn> columns) {
        return columns.stream().map(LogColumn::sqlName).collect(Collectors.joining(", "));
    }

    private static String each(Predicate<LogColumn> which, String form) {
        return Arrays.stream(LogColumn.values())
                .filter(which)
                .filter(column -> column != LogColumn.TIME_LOGGED)
                .map(column -> form.formatted(column.sqlName()))
                .collect(Collectors.joining("\n    "));
    }

    private static String texts() {
        return Arrays.stream(LogColumn.values())
                .filter(column -> !column.isTime() && !Interpretation.isNumber(column) && !PAIR.contains(column))
                .map(LogColumn::sqlName)
                .collect(Collectors.joining(",\n    "));
    }
}
