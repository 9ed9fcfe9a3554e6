package acct.verify;

import acct.load.Carried;
import acct.load.DayCounts;
import acct.load.StoredLoad;
import acct.read.AccountingReader.Tally;
import acct.read.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger must say of a load.
 *
 * @param byColumn text of each, null where there is none
 */
record LedgerNumbers(Map<String, @Nullable String> byColumn) {
    /** As the file tells it, read again. */
    static LedgerNumbers of(Carried carried) {
        Tally tally = carried.tally();
        DayCounts days = carried.days();
        Layout layout = carried.end().layout();
        Map<String, @Nullable String> numbers = new LinkedHashMap<>();
        numbers.put("next_line", Long.toString(carried.end().line()));
        numbers.put("header", layout == null ? null : layout.line());
        numbers.put("ignored_columns", String.join(" ", carried.ignoredColumns()));
        numbers.put("lines", Long.toString(tally.lines()));
        numbers.put("headers", Long.toString(tally.headers()));
        numbers.put("blank", Long.toString(tally.blank()));
        numbers.put("stored", Long.toString(tally.accepted()));
        numbers.put("rejected", Long.toString(tally.rejected()));
        numbers.put("invalid_utf8", Long.toString(tally.invalidUtf8()));
        numbers.put("first_time", days.first());
        numbers.put("last_time", days.last());
        numbers.put("first_at", text(days.firstMicros()));
        numbers.put("last_at", text(days.lastMicros()));
        return new LedgerNumbers(numbers);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    /** Where the ledger says something else. */
    List<String> differences(StoredLoad load) {
        List<String> differences = new ArrayList<>();
        byColumn.forEach((column, value) -> {
            String stored = load.numbers().get(column);
            if (!Objects.equals(value, stored)) {
                differences.add(load.path() + " ledger." + column + ": file " + value + ", store " + stored);
            }
        });
        return differences;
    }
}
