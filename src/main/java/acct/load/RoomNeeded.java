package acct.load;

import acct.read.AccountingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much room a load takes on the store's disk, as far as the sizes of files tell. Measured were 23 to 55 bytes of store
 * for 100 of plain files, and 166 to 381 for 100 of gzip, beside 5 MB of an empty store; a load also writes before it gives
 * back.
 */
final class RoomNeeded {
    private static final double OF_PLAIN = 0.75;
    private static final double OF_COMPRESSED = 6;

    /** An empty store, and what a transaction writes at least. */
    private static final long AT_LEAST = 8L << 20;

    private RoomNeeded() {}

    /** What to say if the files seem to need more room than there is; empty if they do not, or if nothing in them is new. */
    static Optional<String> missing(Path store, List<AccountingFile> files, Ledger ledger) {
        long room = store.toFile().getUsableSpace();
        if (needed(files, Map.of()) <= room) {
            return Optional.empty();
        }
        long needed = needed(files, ledger.ends());
        return needed == 0 || needed <= room
                ? Optional.empty()
                : Optional.of(store + ": the store may need up to " + megabytes(needed)
                        + " more for these files, and its disk has " + megabytes(room)
                        + "; what does not fit is loaded when there is room");
    }

    private static long needed(List<AccountingFile> files, Map<String, Long> ends) {
        double needed = 0;
        for (AccountingFile file : files) {
            needed += needed(file, ends.get(Input.location(file)));
        }
        return needed == 0 ? 0 : AT_LEAST + (long) needed;
    }

    /** A file that was moved since it was loaded counts once more: only reading it would tell. */
    private static double needed(AccountingFile file, @Nullable Long end) {
        String name = file.path().toString().toLowerCase(Locale.ROOT);
        boolean compressed = name.endsWith(".gz") || name.endsWith(".zst");
        try {
            long size = Files.size(file.path());
            if (compressed) {
                return end == null ? size * OF_COMPRESSED : 0;
            }
            return Math.max(0, size - (end == null ? 0 : end)) * OF_PLAIN;
        } catch (IOException e) {
            // Whoever loads it will say so.
            return 0;
        }
    }

    private static String megabytes(long bytes) {
        return Math.max(1, (bytes + 500_000) / 1_000_000) + " MB";
    }
}
