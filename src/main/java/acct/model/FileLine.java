package acct.model;

/**
 * A line of a file that somebody can open.
 *
 * @param file its path
 * @param line from 1
 */
public record FileLine(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
