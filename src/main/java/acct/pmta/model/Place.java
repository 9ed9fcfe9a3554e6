package acct.pmta.model;

/**
 * Where something stands in a configuration.
 *
 * @param file the file, as the operator can open it
 * @param line from 1
 */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
