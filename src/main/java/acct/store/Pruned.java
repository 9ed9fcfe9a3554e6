package acct.store;

import org.jspecify.annotations.Nullable;

/**
 * What went from a store, or would go.
 *
 * @param cutoffs the days asked for
 * @param days local days whose rows went
 * @param rows rows of all record types that went
 * @param hours counts by hour that went
 * @param bytesBefore the store's size on disk
 * @param bytesAfter its size afterwards; null where nothing was done
 * @param trouble why space was not given back to the disk; null if it was, or little was free
 */
public record Pruned(
        Cutoffs cutoffs,
        long days,
        long rows,
        long hours,
        long bytesBefore,
        @Nullable Long bytesAfter,
        @Nullable String trouble) {}
