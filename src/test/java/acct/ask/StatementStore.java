package acct.ask;

import acct.ask.StatementCase.TextTable;
import acct.sql.SqlFile;
import acct.store.Statements;
import acct.store.Store;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An empty store in which a case names only the cells that matter: its tables ask for no others. What a case puts in is
 * taken back afterwards.
 */
final class StatementStore implements AutoCloseable {
    private static final Pattern TYPED = Pattern.compile("([a-z_]+) (integer|boolean)\\b");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssx", Locale.ROOT);

    /** In which order rows are put in. */
    enum Order {
        AS_GIVEN,
        REVERSED
    }

    private final Store store;

    StatementStore(Path folder) throws SQLException {
        store = Store.open(folder.resolve("cases.duckdb"), Store.Mode.WRITE, Duration.ZERO, Clock.systemUTC());
        List<String> tables = rows(
                        "select table_name from duckdb_tables() where not internal and not temporary order by table_name")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
        for (String table : tables) {
            // A copy has no constraints.
            execute("create or replace table " + table + " as select * from " + table + " limit 0");
        }
    }

    /** The rows that a statement, or a view, answers; only the columns that the case expects. */
    List<List<@Nullable String>> answer(StatementCase asked, Order order) throws SQLException {
        execute("begin");
        try {
            for (TextTable table : asked.given()) {
                insert(table, order);
            }
            return asked.statement().startsWith("model/") ? view(asked) : statement(asked);
        } finally {
            execute("rollback");
        }
    }

    private void insert(TextTable table, Order order) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>(table.rows());
        if (order == Order.REVERSED) {
            Collections.reverse(rows);
        }
        for (List<@Nullable String> row : rows) {
            String values = row.stream()
                    .map(cell -> cell == null ? "null" : "'" + cell.replace("'", "''") + "'")
                    .collect(Collectors.joining(", "));
            execute("insert into " + table.name() + " (" + String.join(", ", table.columns()) + ") values (" + values
                    + ")");
        }
    }

    private List<List<@Nullable String>> view(StatementCase asked) throws SQLException {
        String name = asked.statement().substring("model/".length());
        return rows("select " + String.join(", ", asked.expected().columns()) + " from " + name);
    }

    private List<List<@Nullable String>> statement(StatementCase asked) throws SQLException {
        SqlFile sql = SqlFile.of(asked.statement()).with(asked.places());
        try (PreparedStatement statement = Statements.prepare(store.connection(), sql, parameters(asked, sql));
                ResultSet result = statement.executeQuery()) {
            return rows(result, asked.expected().columns());
        }
    }

    private static Map<String, @Nullable Object> parameters(StatementCase asked, SqlFile sql) {
        Map<String, @Nullable Object> values = new HashMap<>();
        sql.parameters().forEach(name -> values.put(name, null));
        Map<String, String> types = types(sql);
        asked.parameters().forEach((name, value) -> {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(asked.statement() + " has no parameter " + name);
            }
            values.put(name, typed(types.getOrDefault(name, ""), value));
        });
        return values;
    }

    private static @Nullable Object typed(String type, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case "integer" -> Long.valueOf(value);
            case "boolean" -> Boolean.valueOf(value);
            default -> value;
        };
    }

    private static Map<String, String> types(SqlFile sql) {
        Map<String, String> types = new HashMap<>();
        Matcher typed = TYPED.matcher(String.join(", ", sql.headers("params")));
        while (typed.find()) {
            types.put(typed.group(1), typed.group(2));
        }
        return types;
    }

    private List<List<@Nullable String>> rows(String sql) throws SQLException {
        try (Statement statement = store.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getMetaData().getColumnLabel(i));
            }
            return rows(result, columns);
        }
    }

    private static List<List<@Nullable String>> rows(ResultSet result, List<String> columns) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (String column : columns) {
                row.add(text(result.getObject(column)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** As DuckDB writes it, whatever type the driver makes of it. */
    private static @Nullable String text(@Nullable Object value) {
        return value instanceof OffsetDateTime time
                ? INSTANT.format(time.withOffsetSameInstant(ZoneOffset.UTC))
                : value == null ? null : String.valueOf(value);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = store.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
