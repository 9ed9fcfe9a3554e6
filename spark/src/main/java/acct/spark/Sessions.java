package acct.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Spark as it is started: once in a JVM, with a session of its own for each lake. */
final class Sessions {
    /** What statements rely on; nobody may want it otherwise. */
    private static final Map<String, String> MEANING = Map.of(
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.ansi.enabled", "true",
            "spark.sql.ansi.doubleQuotedIdentifiers", "true",
            // A backslash is an escape in texts of Spark; SparkText minds it.
            "spark.sql.parser.escapedStringLiterals", "false",
            "spark.sql.caseSensitive", "false",
            "spark.sql.datetime.java8API.enabled", "true");

    private Sessions() {}

    /**
     * A session without views.
     *
     * @param master where Spark runs; null for what spark-submit says, else all cores of this host
     */
    static SparkSession over(@Nullable String master) {
        String named = master != null ? master : System.getProperty("spark.master", "local[*]");
        SparkSession.Builder builder = SparkSession.builder().appName("acct");
        usual(named).forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                builder.config(key, value);
            }
        });
        SparkSession session = builder.master(named).getOrCreate().newSession();
        MEANING.forEach((key, value) -> session.conf().set(key, value));
        return session;
    }

    /** Tells Hadoop how files are read, unless a {@code -Dspark.hadoop.…} says otherwise. */
    static void reads(SparkSession session, Map<String, String> settings) {
        settings.forEach((key, value) -> {
            if (!session.sparkContext().conf().contains("spark.hadoop." + key)) {
                session.conf().set(key, value);
            }
        });
    }

    /** What is set unless a {@code -Dspark.…} or spark-submit says otherwise. */
    private static Map<String, String> usual(String master) {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("spark.ui.enabled", "false");
        usual.put("spark.ui.showConsoleProgress", "false");
        usual.put("spark.sql.warehouse.dir", "file:" + System.getProperty("java.io.tmpdir") + "/acct-spark-warehouse");
        if (master.startsWith("local")) {
            // A driver that others do not reach needs no name that they know.
            usual.put("spark.driver.host", "127.0.0.1");
            usual.put("spark.driver.bindAddress", "127.0.0.1");
        }
        if (master.startsWith("local[") || master.equals("local")) {
            usual.put(
                    "spark.sql.shuffle.partitions",
                    Integer.toString(2 * Runtime.getRuntime().availableProcessors()));
        }
        return usual;
    }
}
