package acct.load;

import java.sql.SQLException;

/** Something to do with a loader. */
@FunctionalInterface
public interface LoadWork {
    /** Does it. */
    void with(Loader loader) throws SQLException;
}
