package acct.model;

/** What a command's exit code tells cron. Stable: scripts rely on these numbers. */
public enum ExitCode {
    /** Done, also when some lines were rejected. */
    DONE(0),
    /** Something failed, also a missing or unreadable path; the rest was done. */
    FAILED(1),
    /** The command line or the configuration was wrong; nothing was done. */
    USAGE(2),
    /** There are findings at or above {@code --fail-on}. */
    FINDINGS(3),
    /** A file was refused; the others were loaded. */
    REFUSED(4),
    /** Another process holds the store; try again. */
    BUSY(75),
    /** Ctrl-C ended it; what was stored by then stays. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** Of two outcomes of one run the one to report: 1 before 4 before 3 before 0. */
    public ExitCode and(ExitCode other) {
        return rank() <= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case INTERRUPTED -> 0;
            case USAGE -> 1;
            case BUSY -> 2;
            case FAILED -> 3;
            case REFUSED -> 4;
            case FINDINGS -> 5;
            case DONE -> 6;
        };
    }
}
