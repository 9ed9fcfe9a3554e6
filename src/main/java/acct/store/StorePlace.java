package acct.store;

import acct.model.UserException;
import acct.sql.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where questions go. */
public interface StorePlace {
    /** What it is called in messages. */
    default String name() {
        return path().toString();
    }

    /** Its file or folder on this host. */
    Path path();

    /** How much room it takes. */
    long bytes() throws IOException;

    /** Whether there is anything. */
    boolean isThere();

    /** Opens it for questions. */
    Store toRead(Patience patience, Clock clock) throws SQLException;

    /**
     * What answers questions to it while it is open.
     *
     * @param open what {@link #toRead} opened
     * @param asked sees every statement before it runs
     */
    default Engine engine(Store open, Consumer<String> asked) throws SQLException {
        return open.engine(asked);
    }

    /**
     * Leaves names out of what was opened until they are so few that a night can be judged.
     *
     * @return of what there are too many; empty if nothing was left out
     */
    default Optional<BusiestNames.Crowd> tellApartTheBusiest(Store open) throws SQLException {
        return Optional.empty();
    }

    /** Whether it is judged anew by who asks it; if not, {@link #remarks} says by what it was judged. */
    default boolean isJudgedHere() {
        return true;
    }

    /** Whether what is in it was loaded on this host, so that its files may still be here. */
    default boolean isOfThisHost() {
        return true;
    }

    /** What a person should know of what was opened. */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * Refuses an operator's own statement that reads what is not there at all.
     *
     * @throws UserException usage if it does
     */
    default void mustHaveRowsFor(String statement) {}

    /** Whether rows that are missing were never there, so that a question for them is a wrong one. */
    default boolean refusesWithoutRows() {
        return false;
    }

    /** The DuckDB file of a store. */
    static StorePlace file(Path file) {
        return new StoreFile(file);
    }

    /** The DuckDB file of a store. */
    record StoreFile(Path path) implements StorePlace {
        @Override
        public long bytes() throws IOException {
            return Files.size(path);
        }

        @Override
        public boolean isThere() {
            return Files.exists(path);
        }

        @Override
        public Store toRead(Patience patience, Clock clock) {
            return Store.open(path, Store.Mode.READ, patience, clock);
        }

        @Override
        public Optional<BusiestNames.Crowd> tellApartTheBusiest(Store open) throws SQLException {
            return BusiestNames.only(open);
        }
    }
}
