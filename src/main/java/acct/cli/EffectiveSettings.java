package acct.cli;

import acct.pmta.snapshot.EffectiveSetting;
import acct.print.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of a PowerMTA configuration as rows; names and order of the columns are a contract. */
public final class EffectiveSettings {
    private static final List<Column> COLUMNS = List.of(
            new Column("setting", Column.Kind.TEXT),
            new Column("value", Column.Kind.TEXT),
            new Column("from", Column.Kind.TEXT),
            new Column("file", Column.Kind.TEXT),
            new Column("line", Column.Kind.NUMBER),
            new Column("may", Column.Kind.TEXT));

    private EffectiveSettings() {}

    /** The columns of {@link #rows}. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** One row per setting. */
    public static List<List<@Nullable Object>> rows(List<EffectiveSetting> settings) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (EffectiveSetting setting : settings) {
            rows.add(Arrays.asList(
                    setting.setting(), setting.value(), setting.from(), setting.file(), setting.line(), setting.may()));
        }
        return rows;
    }
}
