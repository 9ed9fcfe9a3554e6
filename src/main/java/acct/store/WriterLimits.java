package acct.store;

/**
 * What DuckDB may take while it writes. Each thread of a load holds a part of the file and the unfinished pieces of every
 * column, about 100 MB; a limit that does not grow with the threads ends a load on a host with many cores.
 *
 * @param threads no more than four: acct shares its host with the mail server
 * @param megabytes of memory; what needs more is spilt beside the store
 */
public record WriterLimits(int threads, int megabytes) {
    private static final int MOST_THREADS = 4;
    private static final int BASE_MEGABYTES = 150;
    private static final int MEGABYTES_PER_THREAD = 100;

    /** On this host. */
    public static WriterLimits here() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    static WriterLimits of(int cores) {
        int threads = Math.min(cores, MOST_THREADS);
        return new WriterLimits(threads, BASE_MEGABYTES + MEGABYTES_PER_THREAD * threads);
    }

    /** The limit as DuckDB takes it. */
    String memory() {
        return megabytes + "MB";
    }
}
