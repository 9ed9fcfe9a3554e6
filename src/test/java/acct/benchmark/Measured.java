package acct.benchmark;

/**
 * One run of a process.
 *
 * @param wallNanos from the start to the end
 * @param cpuMillis user and system time of the process and everything it started
 * @param peakBytes the most that was resident, each process of a pipeline counted; 0 if the host does not say
 * @param fileBytes the database with its write-ahead log; 0 if it makes none
 */
record Measured(long wallNanos, long cpuMillis, long peakBytes, long fileBytes) {

    Measured withFile(long bytes) {
        return new Measured(wallNanos, cpuMillis, peakBytes, bytes);
    }
}
