package acct.store;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.Access;
import acct.write.Placement;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Makes the file of a new store. */
final class NewStore {
    /** What a new store begins as a copy of; null where it is made from nothing, which it is but in tests. */
    private static @Nullable Path ready;

    private NewStore() {}

    /** From here on new stores are copies of this one, which {@link Store} made from nothing; null ends that. */
    static synchronized void copy(@Nullable Path store) {
        ready = store;
    }

    private static synchronized void begin(Path file, Properties settings) throws SQLException, IOException {
        if (ready == null) {
            DriverManager.getConnection("jdbc:duckdb:" + file, settings).close();
        } else {
            Files.copy(ready, file);
        }
    }

    /**
     * Makes an empty database beside its place and puts it there whole: a process that dies, or a disk that is full, while
     * DuckDB writes the first bytes would leave a file that can never be opened again.
     *
     * @param files its place; if another program is faster, its file stays
     * @param settings of the connection
     */
    static void make(StoreFiles files, Properties settings) {
        Path file = files.store();
        Path begun = files.begun();
        try {
            try {
                begin(begun, settings);
                Access.GROUP.narrow(begun);
                Placement.putNew(begun, file);
            } catch (FileAlreadyExistsException e) {
                return;
            } finally {
                Files.deleteIfExists(begun);
            }
        } catch (IOException e) {
            throw UserException.failed(file + ": the store cannot be made: " + e.getMessage());
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, file + ": the store cannot be made: " + Store.firstLine(e), e);
        }
    }
}
