package acct.read;

/** Something about a file that the bulk lane leaves to the streaming lane; the message says what. */
public final class DoubtException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A doubt; the reason is a clause such as {@code a carriage return}. */
    public DoubtException(String reason) {
        super(reason);
    }
}
