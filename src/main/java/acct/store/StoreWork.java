package acct.store;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.sql.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** Something to do with an open store. Whoever is not of the store leaves it to this to tell what failed. */
@FunctionalInterface
public interface StoreWork<T> {
    /** Does it. */
    T with(Store store) throws SQLException, IOException;

    /**
     * Opens a store, does it and closes the store.
     *
     * @param patience how long to wait for another process
     * @param failed what is said between the store's name and the reason, such as {@code "pruning failed: "}
     * @throws UserException if it fails
     */
    default T in(Path file, Store.Mode mode, Patience patience, Clock clock, String failed) {
        try (Store store = Store.open(file, mode, patience, clock)) {
            return with(store);
        } catch (SQLException e) {
            String reason = Store.firstLine(e);
            boolean isToldOf = reason.startsWith(NoRoom.SAID) || !NoRoom.isReasonOf(e);
            throw new UserException(
                    ExitCode.FAILED, file + ": " + (isToldOf ? failed : NoRoom.SAID + ": ") + reason, e);
        } catch (EngineException | IOException e) {
            throw new UserException(ExitCode.FAILED, file + ": " + failed + e.getMessage(), e);
        }
    }
}
