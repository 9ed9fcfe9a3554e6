package acct.load;

import java.io.IOException;

/** Refuses what is no longer as it was read. */
@FunctionalInterface
interface Unchanged {
    /**
     * Looks before anything is committed.
     *
     * @param end what was carried of it
     */
    void check(Carried end) throws IOException;
}
