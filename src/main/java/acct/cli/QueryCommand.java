package acct.cli;

import acct.ask.NamedQueries;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Answer;
import acct.print.LogText;
import acct.sql.Cursor;
import acct.sql.Heading;
import acct.sql.Row;
import acct.sql.SqlColumn;
import acct.store.SqlLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final SpanOptions period = new SpanOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME | FILE",
            description =
                    "A question that ships with acct or stands in your folder; --list names them, and"
                            + " `acct query NAME --help` says what one takes. Files, folders or patterns are asked without a store.")
    private List<String> words = List.of();

    @Mixin
    private final CountOptions counting = new CountOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Option(
            names = "--sql",
            paramLabel = "TEXT|FILE|-",
            description = "Your own statement, its file, or - for standard input; it reads the store and nothing else."
                    + " `acct schema` explains the tables.")
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

    @Mixin
    private final NamedQueryOptions named = new NamedQueryOptions();

    @Option(names = "--list", description = "Name the questions with what they take; with NAME, explain that one.")
    private boolean list;

    QueryCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        String first = words.isEmpty() ? null : words.get(0);
        String name = first != null && isName(first) ? first : null;
        List<String> files = name == null ? words : words.subList(1, words.size());
        mustFit(name);
        if (list) {
            mustStandAlone("--list", Alone.ENTIRELY, name);
            output.print(options, named.list(options.around(), name));
            return ExitCode.DONE.code();
        }
        return options.over(files, () -> ask(name)).code();
    }

    /** Of a question and a file of one name the question is meant; {@code ./NAME} is always the file. */
    private boolean isName(String word) {
        return NamedQueries.isName(word)
                && (named.isThere(options.around(), word)
                        || !options.around().path(word).toFile().exists());
    }

    private void mustFit(@Nullable String name) {
        if (sql == null && name == null && (timeout != null || memory != null)) {
            throw UserException.usage(
                    (timeout != null ? "--timeout" : "--memory") + " is for --sql and your questions");
        }
        if (name == null) {
            named.mustHaveNoParameters();
        } else {
            named.mustBeThere(options.around(), name);
        }
    }

    private ExitCode ask(@Nullable String name) {
        SqlLimits limits = new SqlLimits(timeout == null ? TIME : timeout, memory == null ? MEMORY : memory);
        if (sql != null) {
            mustStandAlone("--sql", Alone.ENTIRELY, name);
            int most = limit.most(output.format());
            String statement = TypedStatement.read(sql, options.around());
            options.acct().store().own(statement, limits, answer -> print(answer, most));
        } else if (name != null) {
            mustStandAlone(name, Alone.BUT_FOR_PERIOD, name);
            named.ask(name, period.days(options), limits, options, output);
        } else {
            new CountQuery(counting, limit, output, options).print(period);
        }
        return ExitCode.DONE;
    }

    /** Prints rows as they come; only what people read is cut. */
    private void print(Cursor rows, int most) {
        Answer answer = Answers.of(rows);
        if (output.format().needsNamesOfTheirOwn()) {
            mustNotShareNames(rows.heading());
        }
        output.print(options, most == 0 ? answer : new Answer(answer.columns(), Answer.cells(rows, Row::values, most)));
        if (!limit.isGiven() && rows.hasNext()) {
            options.note("more rows; --limit 0 shows all");
        }
    }

    private static void mustNotShareNames(Heading heading) {
        Set<String> names = new HashSet<>();
        for (SqlColumn column : heading.columns()) {
            if (!names.add(column.name())) {
                throw UserException.usage("--sql: two columns are named '" + LogText.visible(column.name())
                        + "', and this format tells them by name; name them with `as`");
            }
        }
    }

    /** Which other options a question may have that counts nothing by itself. */
    private enum Alone {
        ENTIRELY,
        BUT_FOR_PERIOD
    }

    private void mustStandAlone(String what, Alone alone, @Nullable String name) {
        String other = counting.given()
                .or(() -> Optional.ofNullable(limit.isGiven() && sql == null ? "--limit" : null))
                .orElse("");
        if (!other.isEmpty()) {
            String instead = other.equals("--limit") && name != null
                    ? "; `acct query " + name + " --help` says what it takes"
                    : "";
            throw UserException.usage(what + " cannot be combined with " + other + instead);
        }
        if ((list ? 1 : 0) + (sql == null ? 0 : 1) + (name == null || list ? 0 : 1) > 1) {
            throw UserException.usage(what + " cannot be combined with --list, --sql or a name");
        }
        if (alone == Alone.ENTIRELY && period.isGiven()) {
            throw UserException.usage(what + " takes no --since or --until");
        }
    }
}
