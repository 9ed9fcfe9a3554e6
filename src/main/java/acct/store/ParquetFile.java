package acct.store;

import acct.write.Access;
import acct.write.Unfinished;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Rows as a Parquet file. DuckDB writes it, in a database of its own that is gone afterwards. */
public final class ParquetFile {
    private static final String TABLE = "answer";

    private ParquetFile() {}

    /** How the values of a column are stored. */
    public enum Type {
        /** Whole numbers. */
        BIGINT,
        /** Numbers with fractions. */
        DOUBLE,
        /** Everything else, as text. */
        VARCHAR
    }

    /** A column of the file. */
    public record Field(String name, Type type) {}

    /**
     * Writes the rows; the file appears whole or not at all.
     *
     * @param rows a cell for each field: null, a number where the field is one, else what its {@code toString} says
     * @throws IOException if it cannot be written
     */
    public static void write(List<Field> fields, Iterator<? extends List<? extends @Nullable Object>> rows, Path file)
            throws IOException {
        Path made = Unfinished.file(Path.of(System.getProperty("java.io.tmpdir")), "acct-", ".parquet");
        try {
            fill(fields, rows, made);
            WholeFile.write(file, Access.UMASK, WholeFile.Earlier.REPLACED, out -> Files.copy(made, out));
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Unfinished.end(made);
        }
    }

    private static void fill(List<Field> fields, Iterator<? extends List<? extends @Nullable Object>> rows, Path made)
            throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:", settings());
                Statement statement = database.createStatement()) {
            statement.execute(fields.stream()
                    .map(field -> quoted(field.name(), '"') + " " + field.type())
                    .collect(Collectors.joining(", ", "create table " + TABLE + " (", ")")));
            try (DuckDBAppender appender =
                    database.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
                while (rows.hasNext()) {
                    append(appender, fields, rows.next());
                }
            }
            statement.execute(
                    "copy " + TABLE + " to " + quoted(made.toString(), '\'') + " (format parquet, compression zstd)");
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("memory_limit", "512MB");
        return settings;
    }

    private static String quoted(String text, char quote) {
        return quote + text.replace(String.valueOf(quote), String.valueOf(quote).repeat(2)) + quote;
    }

    private static void append(DuckDBAppender appender, List<Field> fields, List<? extends @Nullable Object> row)
            throws SQLException {
        appender.beginRow();
        for (int i = 0; i < fields.size(); i++) {
            append(appender, fields.get(i).type(), row.get(i));
        }
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, Type type, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (type) {
            case BIGINT -> appender.append(((Number) value).longValue());
            case DOUBLE -> appender.append(((Number) value).doubleValue());
            case VARCHAR -> appender.append(value.toString());
        }
    }
}
