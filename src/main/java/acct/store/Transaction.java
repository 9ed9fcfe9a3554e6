package acct.store;

import java.sql.SQLException;

/** Changes of a store that count together or not at all. */
public final class Transaction {
    private Transaction() {}

    /** What is changed, and what is to be said of it. */
    @FunctionalInterface
    public interface Changes<T> {
        T make() throws SQLException;
    }

    /** Makes all of them; takes them back if one fails. */
    public static <T> T of(Store store, Changes<T> changes) throws SQLException {
        store.begin();
        try {
            T made = changes.make();
            store.commit();
            return made;
        } catch (SQLException | RuntimeException e) {
            store.rollback(e);
            throw e;
        }
    }
}
