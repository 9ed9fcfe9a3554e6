package acct.store;

import acct.sql.Cursor;
import acct.sql.SqlFile;
import acct.sql.StatementFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an operator's own rule, asked in the middle of a night. As with {@link OwnStatement} DuckDB's parser must
 * take it for one query. The store is open for reading only, and no other file can be opened any more, which the questions of
 * the night do not need either; memory and the folder for spilling stay theirs.
 */
final class OwnRuleStatement {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Pattern LINE = Pattern.compile("(?m)^LINE (\\d{1,6}):");

    private final Connection connection;
    private final Consumer<String> asked;

    OwnRuleStatement(Connection connection, Consumer<String> asked) {
        this.connection = connection;
        this.asked = asked;
    }

    /** Answers it, in a thread with a stack for nested queries. */
    <T> T answer(SqlFile sql, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        // DuckDB counts lines from where the statement begins.
        int header = (int) sql.text()
                .lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("--"))
                .count();
        SqlFile bare =
                new SqlFile(sql.name(), sql.text().lines().skip(header).reduce("", (text, line) -> text + line + "\n"));
        List<T> answers = new ArrayList<>();
        TimedQuestion.ask(
                TIME,
                begins -> {
                    begins.run();
                    answers.add(answer(bare, header, values, reader));
                },
                OwnRuleStatement::tooLong);
        return answers.get(0);
    }

    private static StatementFault tooLong() {
        return new StatementFault("stopped after " + TIME.toSeconds() + " s; a night has no more time for it", 0);
    }

    private <T> T answer(
            SqlFile bare, int header, Map<String, ? extends @Nullable Object> values, Function<Cursor, T> reader) {
        try {
            OneQuery.Fault fault = new OneQuery(connection, bare.parameters().size()).fault(bare.text());
            if (fault != null) {
                throw new StatementFault(fault.why(), fault.line() == 0 ? 0 : header + fault.line());
            }
            for (String parameter : bare.parameters()) {
                if (!values.containsKey(parameter)) {
                    throw new StatementFault("has a parameter $" + parameter + ", and there is nothing to fill it", 0);
                }
            }
            asked.accept(bare.text());
            seal();
            try (PreparedStatement statement = Statements.prepare(connection, bare, values)) {
                statement.setQueryTimeout((int) TIME.toSeconds());
                try (ResultSet result = statement.executeQuery()) {
                    return reader.apply(new DuckDbCursor(bare.name(), result, DuckDbCursor.Lists.TEXT));
                }
            }
        } catch (SQLTimeoutException e) {
            throw tooLong();
        } catch (SQLException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            throw new StatementFault(Store.firstLine(e), line.find() ? header + Integer.parseInt(line.group(1)) : 0);
        }
    }

    /** There is no way back, and the night needs none: it sets nothing, and opens nothing but its folder for spilling. */
    private void seal() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isSealed(statement)) {
                return;
            }
            statement.execute("set enable_external_access = false");
            statement.execute("set lock_configuration = true");
        }
    }

    private static boolean isSealed(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery("select current_setting('lock_configuration')")) {
            setting.next();
            return setting.getBoolean(1);
        }
    }
}
