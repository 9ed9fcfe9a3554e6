package acct.cli;

import acct.ask.Counting;
import acct.ask.NamedQueries;
import acct.model.CountRow;
import acct.model.Dimension;
import acct.model.ExitCode;
import acct.model.Measure;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Answer;
import acct.print.Column;
import acct.sql.Cursor;
import acct.sql.Row;
import acct.store.SqlLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
    private static final Duration TIME = Duration.ofSeconds(45);
    private static final String MEMORY = "1GB";

    @Mixin
    private final QuestionOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

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
    private List<TypedDimensions> by = List.of();

    @Mixin
    private final WhereOptions where = new WhereOptions();

    @Option(names = "--grain", paramLabel = "GRAIN", defaultValue = "total", description = "total, day or hour.")
    private Grain grain = Grain.TOTAL;

    @Option(names = "--sort", paramLabel = "MEASURE", description = "Largest of this measure first.")
    private @Nullable Measure sort;

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Option(
            names = "--sql",
            paramLabel = "TEXT",
            description =
                    "Your own statement; reads the store and nothing else. Tables: `acct query --sql 'show tables'`.")
    private @Nullable String sql;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long --sql may take to the last row, such as 45s or 10m (default: 45s).")
    private @Nullable Duration timeout;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = TypedMemory.class,
            description = "How much memory --sql may take, such as 500MB or 4GB (default: " + MEMORY + ").")
    private @Nullable String memory;

    @Option(names = "--list", description = "Name the questions that ship with acct.")
    private boolean list;

    QueryCommand(Surroundings around) {
        this.options = new QuestionOptions(around);
    }

    /** Short for adding a dimension of time. */
    enum Grain {
        TOTAL,
        DAY,
        HOUR
    }

    @Override
    public Integer call() {
        int most = limit.most(output.format());
        if (sql == null && (timeout != null || memory != null)) {
            throw UserException.usage((timeout != null ? "--timeout" : "--memory") + " is for --sql");
        }
        if (list) {
            mustStandAlone("--list", Alone.ENTIRELY);
            output.print(options, Answers.of(NamedQueries.table()));
        } else if (sql != null) {
            mustStandAlone("--sql", Alone.ENTIRELY);
            SqlLimits limits = new SqlLimits(timeout == null ? TIME : timeout, memory == null ? MEMORY : memory);
            options.acct().store().own(sql, limits, answer -> print(answer, most));
        } else if (name != null) {
            mustStandAlone(name, Alone.BUT_FOR_PERIOD);
            Answers.print(
                    output,
                    options,
                    options.acct()
                            .answers()
                            .told(
                                    NamedQueries.path(name),
                                    period.of(options),
                                    Map.of(),
                                    answer -> output.print(options, Answers.of(answer))));
        } else {
            count(most);
        }
        return ExitCode.DONE.code();
    }

    /** Prints rows as they come; only what people read is cut. */
    private void print(Cursor rows, int most) {
        Answer answer = Answers.of(rows);
        output.print(options, most == 0 ? answer : new Answer(answer.columns(), Answer.cells(rows, Row::values, most)));
        if (!limit.isGiven() && rows.hasNext()) {
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
                || (limit.isGiven() && sql == null)
                || grain != Grain.TOTAL
                || questions > 1) {
            throw UserException.usage(what + " cannot be combined with --by, --where, --grain, --sort"
                    + (sql == null ? ", --limit" : "") + " or a name");
        }
        if (alone == Alone.ENTIRELY && period.isGiven()) {
            throw UserException.usage(what + " takes no --since or --until");
        }
    }

    private void count(int most) {
        List<Dimension> dimensions = dimensions();
        // In order of time, or of a share, the first rows are known when all are.
        boolean isCut = sort == null && most > 0 && Collections.disjoint(dimensions, Dimension.TIMES);
        Counting.Counted counted = options.acct()
                .counting()
                .counts(dimensions, where.filters(), where.unknown(), period.of(options), isCut ? most : null);
        List<Measure> measures = List.of(Measure.values());
        List<List<@Nullable Object>> cells = limited(sorted(counted.rows(), sort), most).stream()
                .map(row -> Column.cells(row, measures))
                .toList();
        output.print(
                options,
                new Answer(Column.of(dimensions, measures), cells)
                        .saying(counted.logged().remarks()));
    }

    private List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        by.stream().flatMap(typed -> typed.all().stream()).forEach(dimension -> add(dimensions, dimension));
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

    private List<CountRow> limited(List<CountRow> rows, int most) {
        if (most == 0 || rows.size() <= most) {
            return rows;
        }
        if (!limit.isGiven()) {
            long more = rows.subList(most, rows.size()).stream()
                    .mapToLong(row -> Math.max(1, row.leftOut()))
                    .sum();
            options.note(more + " more rows; --limit 0 shows all");
        }
        return rows.subList(0, most);
    }
}
