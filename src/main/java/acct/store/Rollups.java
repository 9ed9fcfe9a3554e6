package acct.store;

import acct.classify.TrafficClasses;
import acct.classify.TrafficClasses.By;
import acct.sql.SqlFile;
import java.util.List;
import java.util.Map;

/** The tables that sum a load up, and the statements that fill them. */
final class Rollups {
    /** The tables, in the order in which they are filled. */
    static final List<String> TABLES = List.of("hourly", "daily_job");

    private static final Map<String, String> STATEMENTS =
            Map.of("hourly", "staging/insert_hourly", "daily_job", "staging/insert_daily_jobs");

    private Rollups() {}

    /**
     * The statement that fills a table from the rows of one load.
     *
     * @param classes if none of them asks for senders' domains, no sender is read: they are the dearest column
     */
    static SqlFile of(String table, TrafficClasses classes) {
        String domain = classes.asksFor(By.SENDER_DOMAIN) ? "domain_of(attempt.orig)" : "cast(null as varchar)";
        return SqlFile.of(STATEMENTS.getOrDefault(table, table)).with(Map.of("sender_domain", domain));
    }
}
