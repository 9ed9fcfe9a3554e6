package acct.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What everything ran on. */
final class Machine {
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*([0-9]+) kB$");

    private Machine() {}

    /** One line. */
    static String line() throws SQLException {
        return Runtime.getRuntime().availableProcessors() + " cores ("
                + found(MODEL, Path.of("/proc/cpuinfo"), System.getProperty("os.arch")) + "), " + memory() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", JDK "
                + System.getProperty("java.runtime.version") + ", DuckDB " + duckdb();
    }

    private static String memory() {
        String kilobytes = found(MEMORY, Path.of("/proc/meminfo"), "");
        return kilobytes.isEmpty()
                ? "memory unknown"
                : String.format(Locale.ROOT, "%.0f GB", Long.parseLong(kilobytes) * 1024 / 1e9);
    }

    private static String found(Pattern pattern, Path file, String otherwise) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? matcher.group(1).strip() : otherwise;
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static String duckdb() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("select version()")) {
            version.next();
            return version.getString(1);
        }
    }
}
