package acct.cli;

import acct.ask.CountedRows;
import acct.ask.Filter;
import acct.ask.NamedQueries;
import acct.cli.CommonOptions.Group;
import acct.model.CountRow;
import acct.model.Dimension;
import acct.model.ExitCode;
import acct.model.Measure;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Column;
import acct.print.Format;
import acct.print.JsonRows;
import acct.sql.Cursor;
import acct.sql.Row;
import acct.store.SqlLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct query}: counts by any dimensions, a shipped question, or the operator's own SQL. */
@Command(name = "query", description = "Count delivered, deferred and bounced by any dimensions.")
final class QueryCommand implements Callable<Integer> {
    private static final int ROWS_FOR_PEOPLE = 50;
    private static final String TIME = "45s";
    private static final String MEMORY = "1GB";

    @Mixin
    private final CommonOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A question that ships with acct; --list names them.")
    private @Nullable String name;

    @Option(
            names = "--by",
            paramLabel = "DIM,DIM...",
            description = "Split by: source_ip vmta pool isp rcpt_domain job queue mx bounce_cat category axis"
                    + " severity_class (hard, soft, block, none) reply class (of mail) dlv_type server day hour hour_of_day isp_source (which"
                    + " step told the ISP) pool_source.")
    private List<String> by = List.of();

    @Mixin
    private final WhereOptions where = new WhereOptions();

    @Option(names = "--grain", paramLabel = "GRAIN", defaultValue = "total", description = "total, day or hour.")
    private Grain grain = Grain.TOTAL;

    @Option(names = "--sort", paramLabel = "MEASURE", description = "Largest of this measure first.")
    private @Nullable String sort;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many rows; 0 for all (default: 50 for people, all for programs).")
    private @Nullable Integer limit;

    @Option(
            names = "--sql",
            paramLabel = "TEXT",
            description =
                    "Your own statement; reads the store and nothing else. Tables: `acct query --sql 'show tables'`.")
    private @Nullable String sql;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long --sql may take to the last row, such as 45s or 10m (default: " + TIME + ").")
    private @Nullable String timeout;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "How much memory --sql may take, such as 500MB or 4GB (default: " + MEMORY + ").")
    private @Nullable String memory;

    @Option(names = "--list", description = "Name the questions that ship with acct.")
    private boolean list;

    QueryCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.PERIOD);
    }

    /** Short for adding a dimension of time. */
    enum Grain {
        TOTAL,
        DAY,
        HOUR
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 0) {
            throw UserException.usage("--limit " + limit + ": give 0 or more");
        }
        if (sql == null && (timeout != null || memory != null)) {
            throw UserException.usage((timeout != null ? "--timeout" : "--memory") + " is for --sql");
        }
        if (list) {
            mustStandAlone("--list", Alone.ENTIRELY);
            Answers.print(options, NamedQueries.table());
        } else if (sql != null) {
            mustStandAlone("--sql", Alone.ENTIRELY);
            options.acct().store().own(sql, limits(), this::print);
        } else if (name != null) {
            mustStandAlone(name, Alone.BUT_FOR_PERIOD);
            Answers.print(
                    options,
                    options.acct()
                            .answers()
                            .told(
                                    NamedQueries.path(name),
                                    options.period(),
                                    Map.of(),
                                    answer -> Answers.print(options, answer)));
        } else {
            count();
        }
        return ExitCode.DONE.code();
    }

    private SqlLimits limits() {
        return new SqlLimits(
                Spans.parse("--timeout", timeout == null ? TIME : timeout), memory == null ? MEMORY : memory);
    }

    /** Prints rows as they come; only what people read is cut. */
    private void print(Cursor answer) {
        List<Column> columns = Answers.columns(answer);
        int most = most();
        Iterator<List<@Nullable Object>> rows = new Cells(answer, Row::values);
        Iterable<List<@Nullable Object>> shown = () -> most == 0 ? rows : new FirstRows<>(rows, most);
        Answers.print(options.format(), columns, shown, options);
        if (limit == null && rows.hasNext()) {
            options.note("more rows; --limit 0 shows all");
        }
    }

    /** Which other options a question may have that counts nothing by itself. */
    private enum Alone {
        ENTIRELY,
        BUT_FOR_PERIOD
    }

    private void mustStandAlone(String what, Alone alone) {
        int questions = (list ? 1 : 0) + (sql == null ? 0 : 1) + (name == null ? 0 : 1);
        if (!by.isEmpty()
                || where.isGiven()
                || sort != null
                || (limit != null && sql == null)
                || grain != Grain.TOTAL
                || questions > 1) {
            throw UserException.usage(what + " cannot be combined with --by, --where, --grain, --sort"
                    + (sql == null ? ", --limit" : "") + " or a name");
        }
        if (alone == Alone.ENTIRELY && options.hasPeriod()) {
            throw UserException.usage(what + " takes no --since or --until");
        }
    }

    private void count() {
        List<Dimension> dimensions = dimensions();
        List<Filter> filters = where.filters();
        Measure measure = sortMeasure();
        // In order of time, or of a share, the first rows are known when all are.
        boolean isCut = measure == null && most() > 0 && Collections.disjoint(dimensions, Dimension.TIMES);
        CountedRows answer = options.acct()
                .counting()
                .counts(dimensions, filters, where.unknown(), options.period(), isCut ? most() : null);
        List<CountRow> rows = limited(sorted(answer.rows(), measure));
        List<Measure> measures = List.of(Measure.values());
        if (options.format() == Format.JSON) {
            JsonRows.writeRows(options.around().out(), dimensions, rows);
        } else {
            List<List<@Nullable Object>> cells =
                    rows.stream().map(row -> Column.cells(row, measures)).toList();
            Answers.print(options.format(), Column.of(dimensions, measures), cells, options);
        }
        answer.logged().remarks().forEach(options::note);
    }

    private List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        for (String group : by) {
            for (String label : group.split(",", -1)) {
                Dimension dimension = Dimension.of(label)
                        .orElseThrow(() -> UserException.usage(
                                "--by " + label.strip() + ": no such dimension; there are " + Dimension.labels()));
                add(dimensions, dimension);
            }
        }
        switch (grain) {
            case TOTAL -> {}
            case DAY -> add(dimensions, Dimension.DAY);
            case HOUR -> add(dimensions, Dimension.HOUR);
        }
        return dimensions;
    }

    private static void add(List<Dimension> dimensions, Dimension dimension) {
        if (!dimensions.contains(dimension)) {
            dimensions.add(dimension);
        }
    }

    private @Nullable Measure sortMeasure() {
        if (sort == null) {
            return null;
        }
        String wanted = sort.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Measure.values())
                .filter(m -> m.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> UserException.usage("--sort " + sort + ": no such measure; there are "
                        + String.join(
                                " ",
                                Arrays.stream(Measure.values())
                                        .map(Measure::label)
                                        .toList())));
    }

    private static List<CountRow> sorted(List<CountRow> rows, @Nullable Measure measure) {
        if (measure == null) {
            return rows;
        }
        List<CountRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(
                row -> {
                    Number value = measure.of(row.counts());
                    return value == null ? null : value.doubleValue();
                },
                Comparator.nullsLast(Comparator.reverseOrder())));
        return sorted;
    }

    /** How many rows to show; 0 for all. */
    private int most() {
        return limit != null ? limit : options.format().forPrograms() ? 0 : ROWS_FOR_PEOPLE;
    }

    private List<CountRow> limited(List<CountRow> rows) {
        int most = most();
        if (most == 0 || rows.size() <= most) {
            return rows;
        }
        if (limit == null) {
            long more = rows.subList(most, rows.size()).stream()
                    .mapToLong(row -> Math.max(1, row.leftOut()))
                    .sum();
            options.note(more + " more rows; --limit 0 shows all");
        }
        return rows.subList(0, most);
    }
}
