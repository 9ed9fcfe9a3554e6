package acct.store;

import acct.model.UserException;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The turn of one night at a store: no other night reports and mails what it is about to tell of. Loading and asking go on
 * meanwhile.
 */
public final class NightTurn {
    private final WriterLock lock;

    private NightTurn(WriterLock lock) {
        this.lock = lock;
    }

    /**
     * Waits for the turn.
     *
     * @param store a store that is there
     * @param patience how long to wait for another night
     * @throws UserException if that was not enough
     */
    public static NightTurn take(Path store, Patience patience, Clock clock) {
        try {
            Path real = new StoreFiles(store).store();
            Turn turn = new Turn(store, patience, clock);
            return new NightTurn(WriterLock.take(real, WriterLock.Purpose.TELLING, turn, clock));
        } catch (IOException e) {
            throw UserException.failed(store + ": the store cannot be found: " + WholeFile.why(e));
        }
    }

    /** Lets the next one come to its turn. */
    public void close() {
        lock.close();
    }
}
