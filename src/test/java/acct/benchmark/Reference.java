package acct.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the loader is measured against: DuckDB's own reader makes a typed table of the same file. A process of its own,
 * started like the program, so that both pay for the JVM, the driver and the native library.
 */
final class Reference {
    private static final List<String> TIMES = List.of("timeLogged", "timeQueued", "timeFirstAttempt", "timeImprinted");
    private static final List<String> NUMBERS = List.of("dlvSize", "totalSecondsQueued");

    private Reference() {}

    /** How much of the loader's work it does. */
    enum Work {
        /** The typed table alone. */
        TABLE,
        /** The typed table and the counts by hour and by job, from it, in the same file. */
        TABLE_AND_ROLLUPS
    }

    /**
     * Makes a new database.
     *
     * @param arguments the work, the accounting file, the database
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        make(Work.valueOf(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void make(Work work, Path file, Path database) throws IOException, SQLException {
        Properties settings = new Properties();
        settings.setProperty("storage_compatibility_version", "latest");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql("typed_table")
                    .replace("{file}", file.toString().replace("'", "''"))
                    .replace("{columns}", columns(file)));
            if (work == Work.TABLE_AND_ROLLUPS) {
                statement.execute(sql("rollup_hours"));
                statement.execute(sql("rollup_jobs"));
            }
        }
    }

    /** The columns by their names in the header, each with its type. */
    private static String columns(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = String.valueOf(reader.readLine());
            return Arrays.stream(header.split(",", -1))
                    .map(name -> "'" + name.replace("'", "''") + "': '" + type(name) + "'")
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    private static String type(String column) {
        if (TIMES.contains(column)) {
            return "timestamptz";
        }
        return NUMBERS.contains(column) ? "bigint" : "varchar";
    }

    /** A statement of the benchmark's own. */
    static String sql(String name) throws IOException {
        try (InputStream in = Reference.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("no " + name + ".sql beside the benchmark");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
