package acct.cli;

import acct.audit.CountedChange;
import acct.audit.CountedChange.Side;
import acct.model.Counts;
import acct.model.Measure;
import acct.pmta.snapshot.ConfigChange;
import acct.pmta.snapshot.ConfigSetting;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Numbers;
import acct.print.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of a PowerMTA configuration as rows; names and order of the columns are a contract. */
final class ConfigChanges {
    private static final List<Column> WHAT = List.of(
            new Column("day", Kind.TEXT),
            new Column("change", Kind.TEXT),
            new Column("scope", Kind.TEXT),
            new Column("name", Kind.TEXT),
            new Column("domain", Kind.TEXT),
            new Column("directive", Kind.TEXT),
            new Column("old", Kind.TEXT),
            new Column("new", Kind.TEXT),
            new Column("file", Kind.TEXT),
            new Column("line", Kind.NUMBER));
    private static final List<Measure> MEASURES = List.of(
            Measure.DELIVERED,
            Measure.BOUNCED,
            Measure.DEFERRED,
            Measure.DELIVERED_SHARE,
            Measure.BOUNCED_SHARE,
            Measure.DEFERRED_SHARE);

    private ConfigChanges() {}

    /** The columns of {@link #rows}: what changed, then the numbers before, then those after. */
    static List<Column> columns() {
        List<Column> columns = new ArrayList<>(WHAT);
        columns.add(new Column("counted", Kind.TEXT));
        for (String side : List.of("_before", "_after")) {
            columns.add(new Column("days" + side, Kind.TEXT));
            Column.of(List.of(), MEASURES).forEach(c -> columns.add(new Column(c.name() + side, c.kind())));
        }
        columns.add(new Column("sample", Kind.TEXT));
        return columns;
    }

    /** One row per change. */
    static List<List<@Nullable Object>> rows(List<CountedChange> changes) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CountedChange change : changes) {
            List<@Nullable Object> row = new ArrayList<>(what(change));
            row.add(change.counted());
            row.addAll(side(change.before()));
            row.addAll(side(change.after()));
            row.add(isFew(change.before()) || isFew(change.after()) ? "few" : null);
            rows.add(row);
        }
        return rows;
    }

    /** What changed, without the numbers. */
    static List<Column> changeColumns() {
        return WHAT;
    }

    /** One row per change, without the numbers. */
    static List<List<@Nullable Object>> changeRows(List<CountedChange> changes) {
        return changes.stream().map(ConfigChanges::what).toList();
    }

    /** The columns of {@link #numberRows}. */
    static List<Column> numberColumns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("changed", Kind.TEXT),
                new Column("counted", Kind.TEXT),
                new Column("when", Kind.TEXT),
                new Column("days", Kind.TEXT)));
        columns.addAll(Column.of(List.of(), MEASURES));
        columns.add(new Column("sample", Kind.TEXT));
        return columns;
    }

    /** For people: what was counted beside the changes, each mail of each day once, before and after. */
    static List<List<@Nullable Object>> numberRows(List<CountedChange> changes) {
        Set<List<@Nullable Object>> rows = new LinkedHashSet<>();
        for (CountedChange change : changes) {
            if (change.counted() != null) {
                rows.add(numberRow(change, "before", change.before()));
                rows.add(numberRow(change, "after", change.after()));
            }
        }
        return List.copyOf(rows);
    }

    private static List<@Nullable Object> numberRow(CountedChange change, String when, @Nullable Side side) {
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(day(change), change.counted(), when));
        row.addAll(side(side));
        row.add(isFew(side) ? "few recipients" : null);
        return row;
    }

    private static @Nullable String day(CountedChange change) {
        return change.day() == null ? null : change.day().toString();
    }

    private static List<@Nullable Object> what(CountedChange counted) {
        ConfigChange change = counted.change();
        ConfigSetting setting = change.setting();
        String domain = setting.domain();
        String block = setting.block();
        boolean inOther = block != null && domain == null;
        return Arrays.asList(
                day(counted),
                change.kind().label(),
                setting.scope(),
                setting.name(),
                domain,
                inOther ? block + " " + setting.directive() : setting.directive(),
                value(change.was()),
                value(change.now()),
                setting.file(),
                setting.line());
    }

    private static @Nullable String value(@Nullable ConfigSetting setting) {
        return setting == null ? null : setting.value();
    }

    private static List<@Nullable Object> side(@Nullable Side side) {
        if (side == null) {
            List<@Nullable Object> nothing = new ArrayList<>();
            Stream.generate(() -> 0).limit(MEASURES.size() + 1L).forEach(i -> nothing.add(null));
            return nothing;
        }
        Counts counts = side.counts();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(side.days().label());
        for (Measure measure : MEASURES) {
            Number value = Numbers.logged(measure, counts) ? measure.of(counts) : null;
            cells.add(value == null && Numbers.logged(measure, counts) ? Column.Undefined.SHARE : value);
        }
        return cells;
    }

    private static boolean isFew(@Nullable Side side) {
        return side != null && Sample.isFew(side.counts());
    }
}
