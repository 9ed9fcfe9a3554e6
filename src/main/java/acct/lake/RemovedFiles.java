package acct.lake;

/**
 * What was taken out.
 *
 * @param server of whose part
 * @param generation the one that counts now
 * @param files that do not count any more
 * @param bytes of these
 */
public record RemovedFiles(String server, long generation, long files, long bytes) {}
