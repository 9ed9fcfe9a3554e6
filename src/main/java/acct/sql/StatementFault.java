package acct.sql;

/** What is wrong with a statement that an operator wrote, found by the engine. */
public final class StatementFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    /**
     * A fault.
     *
     * @param why in words
     * @param line of the file, from 1; 0 if the engine names none
     */
    public StatementFault(String why, int line) {
        super(why);
        this.line = line;
    }

    /** Why, in words. */
    public String why() {
        return String.valueOf(getMessage());
    }

    /** The line of the file, from 1; 0 if the engine names none. */
    public int line() {
        return line;
    }
}
