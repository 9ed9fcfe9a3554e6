package acct.store;

import acct.classify.traffic.TrafficClasses;
import acct.classify.traffic.TrafficClasses.By;
import acct.sql.SqlFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The tables that sum a load up, and the statements that fill them. Hours and jobs also follow from the classes of mail. */
public final class Rollups {
    /** Which columns have something; it follows from the rows alone, and goes with them. */
    static final String FILLED = "filled";

    /** The tables, in the order in which they are filled. */
    public static final List<String> TABLES = List.of("hourly", DailyCounts.TABLE, "daily_job", FILLED);

    /** Those that are made of single rows; the others follow from them. */
    public static final List<String> OF_ROWS = List.of("hourly", "daily_job", FILLED);

    private Rollups() {}

    /**
     * The statement that fills a table from what loads brought.
     *
     * @param classes if none of them asks for senders' domains, no sender is read: they are the dearest column
     */
    public static SqlFile of(String table, TrafficClasses classes) {
        String domain = classes.asksFor(By.SENDER_DOMAIN) ? "domain_of(orig)" : "cast(null as varchar)";
        return switch (table) {
            case "hourly" -> hours(domain, classes);
            case DailyCounts.TABLE -> SqlFile.of("staging/insert_daily");
            case "daily_job" -> jobs(domain, classes);
            case FILLED -> SqlFile.of("staging/insert_filled");
            default -> throw new IllegalArgumentException(table + " sums nothing up");
        };
    }

    /** Where nothing is asked for, no name has a class, and looking for one would take most of the time of a small load. */
    private static String classed(String rows, TrafficClasses classes) {
        boolean asks = Arrays.stream(By.values()).anyMatch(classes::asksFor);
        return (asks
                        ? Model.classed(rows)
                        : SqlFile.of("staging/unclassed_rows").with(Map.of("rows", rows)))
                .text();
    }

    private static SqlFile hours(String domain, TrafficClasses classes) {
        return SqlFile.of("staging/insert_hourly")
                .with(Map.of(
                        "sender_domain",
                        domain,
                        "classed_attempts",
                        classed("attempts", classes),
                        "classed_others",
                        classed("others", classes)));
    }

    private static SqlFile jobs(String domain, TrafficClasses classes) {
        return SqlFile.of("staging/insert_daily_jobs")
                .with(Map.of("sender_domain", domain, "classed", classed("by_name", classes)));
    }
}
