package acct.read;

/** The first line of a file is no header of an accounting file; the message says what it is instead. */
public final class NotAccountingException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAccountingException(String message) {
        super(message);
    }
}
