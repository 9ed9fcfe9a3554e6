package acct.lake;

/**
 * A file of rows that counts.
 *
 * @param name within the lake
 * @param address as an engine beside DuckDB calls it
 * @param bytes its length
 * @param sha256 its digest
 */
public record StoredFile(String name, String address, long bytes, String sha256) {}
