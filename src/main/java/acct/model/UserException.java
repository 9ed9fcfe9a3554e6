package acct.model;

/**
 * A failure that the person at the keyboard can do something about. Its message is one line that says what, where and
 * what to do; the command line prints it as it is, without a stack trace.
 */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public UserException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public UserException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Something that was typed or configured wrongly. */
    public static UserException usage(String message) {
        return new UserException(ExitCode.USAGE, message);
    }

    /** Something that could not be done. */
    public static UserException failed(String message) {
        return new UserException(ExitCode.FAILED, message);
    }

    /** Java's memory is used up. */
    public static UserException outOfMemory() {
        return failed("out of memory; give Java more, as in ACCT_JAVA_OPTS=-Xmx1g, and run the same command again");
    }

    /** The exit code that this failure ends the run with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
