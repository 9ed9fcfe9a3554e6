package acct.load;

/** Ends reading in the middle of a file; its transaction is rolled back. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
