package acct.store;

/**
 * What the one who writes a store has of it beside DuckDB's connection.
 *
 * @param lock keeps other writers out
 * @param journal what the next checkpoint may write over
 */
record WritersHold(WriterLock lock, CheckpointJournal journal) {}
