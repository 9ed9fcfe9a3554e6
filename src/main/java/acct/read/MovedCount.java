package acct.read;

/**
 * How many records PowerMTA's own log says a moved accounting file has ({@code count-moved-records yes}).
 *
 * @param line where the log says so, from 1
 * @param file the accounting file's name without folders and without {@code .gz} or {@code .zst}
 * @param records how many
 */
public record MovedCount(long line, String file, long records) {}
