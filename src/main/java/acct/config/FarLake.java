package acct.config;

import org.jspecify.annotations.Nullable;

/**
 * How a lake is reached that is on no disk, and where files of it are kept on this host.
 *
 * @param endpoint the address of the store; null for what the environment of AWS says
 * @param region of it; null for what the environment of AWS says
 * @param names how buckets are named in requests
 * @param cache the folder where files of rows are kept; null for the usual one
 * @param cacheBytes from how much on the oldest of them are taken away
 */
public record FarLake(
        @Nullable String endpoint,
        @Nullable String region,
        BucketNames names,
        @Nullable String cache,
        long cacheBytes) {
    /** As nobody said anything else. */
    public static final FarLake USUAL = new FarLake(null, null, BucketNames.BY_ENDPOINT, null, 20_000_000_000L);

    /** How a bucket is named in a request. */
    public enum BucketNames {
        /** In the path where an endpoint is named, else in the host. */
        BY_ENDPOINT,
        IN_PATH,
        IN_HOST
    }
}
