package acct.cli;

import acct.audit.CountedChange;
import acct.audit.CountedChange.Side;
import acct.model.Counts;
import acct.model.Measure;
import acct.pmta.snapshot.ConfigSetting;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Numbers;
import acct.print.Sample;
import acct.print.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of a PowerMTA configuration as rows; names and order of the columns are a contract. */
final class ConfigChanges {
    /** What changed, without the numbers. */
    static final Sheet<CountedChange> WHAT = new Sheet<CountedChange>()
            .text("day", CountedChange::day)
            .text("change", counted -> counted.change().kind().label())
            .text("scope", counted -> setting(counted).scope())
            .text("name", counted -> setting(counted).name())
            .text("domain", counted -> setting(counted).domain())
            .text("directive", ConfigChanges::directive)
            .text("old", counted -> value(counted.change().was()))
            .text("new", counted -> value(counted.change().now()))
            .text("file", counted -> setting(counted).file())
            .number("line", counted -> setting(counted).line());

    static final List<Measure> MEASURES = List.of(
            Measure.DELIVERED,
            Measure.BOUNCED,
            Measure.DEFERRED,
            Measure.DELIVERED_SHARE,
            Measure.BOUNCED_SHARE,
            Measure.DEFERRED_SHARE);

    private ConfigChanges() {}

    /** What changed, then the numbers before, then those after. */
    static Answer of(List<CountedChange> changes) {
        List<Column> columns = new ArrayList<>(WHAT.columns());
        columns.add(new Column("counted", Kind.TEXT));
        for (String side : List.of("_before", "_after")) {
            columns.add(new Column("days" + side, Kind.TEXT));
            Column.of(List.of(), MEASURES).forEach(c -> columns.add(new Column(c.name() + side, c.kind())));
        }
        columns.add(new Column("sample", Kind.TEXT));
        return new Answer(columns, Answer.cells(changes.iterator(), ConfigChanges::row));
    }

    private static List<@Nullable Object> row(CountedChange change) {
        List<@Nullable Object> row = new ArrayList<>(WHAT.row(change));
        row.add(change.counted());
        row.addAll(side(change.before()));
        row.addAll(side(change.after()));
        row.add(isFew(change.before()) || isFew(change.after()) ? "few" : null);
        return row;
    }

    /** For people: what was counted beside the changes, each mail of each day once, before and after; null if nothing was. */
    static @Nullable Answer numbers(List<CountedChange> changes) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("changed", Kind.TEXT),
                new Column("counted", Kind.TEXT),
                new Column("when", Kind.TEXT),
                new Column("days", Kind.TEXT)));
        columns.addAll(Column.of(List.of(), MEASURES));
        columns.add(new Column("sample", Kind.TEXT));
        Set<List<@Nullable Object>> rows = new LinkedHashSet<>();
        for (CountedChange change : changes) {
            if (change.counted() != null) {
                rows.add(numberRow(change, "before", change.before()));
                rows.add(numberRow(change, "after", change.after()));
            }
        }
        return rows.isEmpty() ? null : new Answer(columns, rows);
    }

    private static List<@Nullable Object> numberRow(CountedChange change, String when, @Nullable Side side) {
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(change.day(), change.counted(), when));
        row.addAll(side(side));
        row.add(isFew(side) ? "few recipients" : null);
        return row;
    }

    private static ConfigSetting setting(CountedChange counted) {
        return counted.change().setting();
    }

    private static String directive(CountedChange counted) {
        ConfigSetting setting = setting(counted);
        boolean inOther = setting.block() != null && setting.domain() == null;
        return inOther ? setting.block() + " " + setting.directive() : setting.directive();
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
