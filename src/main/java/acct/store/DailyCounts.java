package acct.store;

import acct.sql.SqlFile;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Counts by the day, so that many days can be looked back at. They follow from the hours and from what the categories of
 * replies mean, and from nothing else: where one of these is made anew, so are they, also where single rows have gone.
 */
public final class DailyCounts {
    static final String TABLE = "daily";

    private final Store store;

    public DailyCounts(Store store) {
        this.store = store;
    }

    /** Makes those of these loads anew, with their digests; a damage of their own ends with it. */
    public void renew(LoadRange loads) throws SQLException {
        for (String step : List.of("delete_daily", "insert_daily", "delete_daily_digests")) {
            try (PreparedStatement statement =
                    Statements.prepare(store.connection(), SqlFile.of("staging/" + step), loads.values())) {
                statement.execute();
            }
        }
        new RowDigests(store).add(List.of(TABLE), loads);
    }
}
