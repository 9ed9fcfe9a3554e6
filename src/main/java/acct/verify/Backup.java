package acct.verify;

import acct.load.StoredLoad;
import acct.load.StoredLoads;
import acct.model.ExitCode;
import acct.model.Stop;
import acct.model.UserException;
import acct.sql.SqlFile;
import acct.store.Compaction;
import acct.store.Damage;
import acct.store.NoRoom;
import acct.store.Patience;
import acct.store.RowDigests;
import acct.store.Store;
import acct.store.StoreFiles;
import acct.store.WideRows;
import acct.write.Access;
import acct.write.Unfinished;
import acct.write.WholeFile;
import acct.write.WholeFile.Earlier;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A copy of a store as it is at one moment. Everything in it is read, which finds a damaged block; the copy is proved by its
 * digests and sums before it takes its place, so that no bad copy ever takes the place of a good one.
 */
public final class Backup {
    private static final String STORED = "stored";

    private final Path storeFile;
    private final Patience patience;
    private final Clock clock;

    /**
     * Of this store.
     *
     * @param patience how long to wait for another process
     */
    public Backup(Path storeFile, Patience patience, Clock clock) {
        this.storeFile = storeFile;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Makes a copy.
     *
     * @param target where it is put
     * @param earlier what becomes of a file that is there
     * @param stop asks to end early; nothing stays behind
     */
    public BackedUp to(Path target, Earlier earlier, Stop stop) {
        // Whether it is a store of this acct; what is wrong with it is best told before anything is made.
        Store.open(storeFile, Store.Mode.READ, patience, clock).close();
        try {
            Path place = WholeFile.place(target, earlier);
            if (Files.exists(place) && Files.isSameFile(place, storeFile)) {
                throw UserException.usage(target + ": is the store itself; name another file for its copy");
            }
            Path beside = Objects.requireNonNull(place.getParent());
            Path folder = Unfinished.folder(beside, ".acct-backup-");
            Stop.Notice notice = stop.notice(() -> Verifier.discardInHaste(folder));
            try {
                return put(folder.resolve("copy.duckdb"), target, earlier);
            } finally {
                Verifier.discard(folder);
                notice.withdraw();
            }
        } catch (FileAlreadyExistsException e) {
            throw UserException.failed(target + ": is there already; give --force to replace it, or another name");
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, failed(target, WholeFile.why(e)), e);
        } catch (SQLException e) {
            String why = NoRoom.isReasonOf(e)
                    ? "no room on the disk: " + Store.firstLine(e)
                    : Damage.isReasonOf(e) ? storeFile + ": " + Damage.told(e) : Store.firstLine(e);
            throw new UserException(ExitCode.FAILED, failed(target, why), e);
        }
    }

    private static String failed(Path target, String why) {
        return target + ": no copy was made: " + why + "; nothing was changed there";
    }

    private BackedUp put(Path copy, Path target, Earlier earlier) throws SQLException, IOException {
        copyTo(copy);
        BackedUp made = checked(copy, target);
        narrow(copy);
        WholeFile.put(copy, target, earlier);
        return made;
    }

    private void copyTo(Path copy) throws SQLException {
        try (Store fresh = Store.fresh(copy, clock)) {
            fresh.attach(storeFile, STORED, patience, clock);
            String mine = fresh.text("select current_database()");
            // Nobody can write while this reads; a copy of many rows at once needs no more memory than a load.
            String statement = "copy from database " + STORED + " to \"" + mine + "\"";
            try {
                fresh.execute(statement);
            } catch (SQLException e) {
                if (!WideRows.wantRoom(e)) {
                    throw e;
                }
                WideRows.giveRoom(fresh);
                fresh.execute(statement);
            }
            Map<String, Long> stored = Compaction.rows(fresh, STORED);
            Map<String, Long> copied = Compaction.rows(fresh, mine);
            if (!stored.equals(copied)) {
                throw new SQLException("the copy has other tables or rows: " + copied + " instead of " + stored);
            }
            fresh.execute("force checkpoint");
        }
    }

    private BackedUp checked(Path copy, Path target) throws SQLException, IOException {
        try (Store store = Store.open(copy, Store.Mode.READ, Patience.silent(Duration.ZERO), clock)) {
            StoredLoads loads = new StoredLoads(StoredLoad.all(store));
            ProvedRows rows = ProvedRows.of(store, RowDigests.everything());
            List<Verification> wrong = loads.all().stream()
                    .map(rows::verdict)
                    .filter(load -> load.status().fails())
                    .toList();
            List<Verification.Unsound> unsound = Soundness.check(store);
            if (!wrong.isEmpty() || !unsound.isEmpty() || !rows.ofNoLoad(loads).isEmpty()) {
                String first = wrong.isEmpty()
                        ? "a check fails"
                        : "load " + wrong.get(0).load() + ": " + wrong.get(0).message();
                throw UserException.failed(
                        failed(target, storeFile + " is damaged: " + first + "; `acct verify --quick` tells all"));
            }
            long kept = store.number(SqlFile.of("verify/kept_rows"));
            return new BackedUp(kept, loads.all().size(), Files.size(copy));
        }
    }

    /** Whoever may read the store may read its copy, as far as that is the same group; others may not. */
    private void narrow(Path copy) throws IOException {
        StoreFiles.shareLike(storeFile, copy);
        Access.GROUP.narrow(copy);
    }
}
