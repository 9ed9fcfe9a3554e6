package acct.ask;

import acct.sql.Row;
import java.util.function.Function;

/** Reads cells of {@code sql/alert/cell_days.sql}; for one answer only. */
final class CellDayRows implements Function<Row, CellDay> {
    private final OnceNamed names = new OnceNamed();

    @Override
    public CellDay apply(Row row) {
        return new CellDay(
                names.once(row.day("day")),
                names.name(row, "source_ip"),
                names.name(row, "vmta"),
                names.name(row, "pool"),
                names.name(row, "isp"),
                MailCounts.of(row));
    }
}
