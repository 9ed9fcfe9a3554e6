package acct.lake;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a lake is reached that is on no disk. Who may reach it is said by the environment, and by nothing here.
 *
 * @param endpoint the address of the store; null for what the environment says
 * @param region of it; null for what the environment says
 * @param names how buckets are named in requests
 * @param cache the folder of this host where files of rows are kept
 * @param cacheBytes from how much on the oldest of them are taken away
 */
public record FarTerms(
        @Nullable String endpoint, @Nullable String region, BucketNames names, Path cache, long cacheBytes) {
    /** How a bucket is named in a request. */
    public enum BucketNames {
        IN_PATH,
        IN_HOST
    }
}
