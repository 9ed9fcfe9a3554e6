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
        return in(file.toString(), () -> Store.open(file, mode, patience, clock), failed);
    }

    /** Opens what stands there to be read, does it and closes that. */
    default T reading(StorePlace place, Patience patience, Clock clock, String failed) {
        return in(place.name(), () -> place.toRead(patience, clock), failed);
    }

    private T in(String name, Opening opening, String failed) {
        try (Store store = opening.open()) {
            return with(store);
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, name + ": " + told(e, failed), e);
        } catch (EngineException | IOException e) {
            throw new UserException(ExitCode.FAILED, name + ": " + failed + e.getMessage(), e);
        }
    }

    /** Opens a store. */
    interface Opening {
        Store open() throws SQLException;
    }

    /** A full disk is told as such, whatever was done; whoever knows how much room it takes has told it already. */
    private static String told(SQLException e, String failed) {
        if (Damage.isReasonOf(e)) {
            return Damage.told(e);
        }
        String reason = Store.firstLine(e);
        boolean isNew = NoRoom.isReasonOf(e) && !reason.startsWith(NoRoom.SAID);
        return (isNew ? NoRoom.SAID + ": " : failed) + reason;
    }
}
