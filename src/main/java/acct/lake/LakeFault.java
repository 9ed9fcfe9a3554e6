package acct.lake;

/**
 * Something about a lake that is not as it should be.
 *
 * @param severity how bad
 * @param server whose part it is about
 * @param what the file, the load, or whom it is about beside
 * @param message in words
 */
public record LakeFault(Severity severity, String server, String what, String message) {
    /** How bad it is. */
    public enum Severity {
        /** Something that counts is missing, damaged or does not add up. */
        DAMAGED("damaged"),
        /** Somebody should look whether it is meant. */
        DOUBTFUL("doubtful");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
