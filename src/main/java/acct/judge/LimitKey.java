package acct.judge;

/**
 * Something of a rule that an operator can set under {@code alerts:} of acct.yaml.
 *
 * @param name the key
 * @param kind what its value is
 */
public record LimitKey(String name, Kind kind) {
    /** Limit of a rate. */
    public static final LimitKey WARNING = new LimitKey("warning", Kind.RATE);

    /** Limit of a rate. */
    public static final LimitKey CRITICAL = new LimitKey("critical", Kind.RATE);

    /** Fewer events give no verdict. */
    public static final LimitKey MIN_EVENTS = new LimitKey("min-events", Kind.COUNT);

    /** Fewer recipients give no verdict. */
    public static final LimitKey MIN_RECIPIENTS = new LimitKey("min-recipients", Kind.COUNT);

    /** Fewer attempts give no verdict. */
    public static final LimitKey MIN_ATTEMPTS = new LimitKey("min-attempts", Kind.COUNT);

    /** So large a share of the findings about changes may be false. */
    public static final LimitKey FALSE_SHARE = new LimitKey("false-share", Kind.RATE);

    /** So many times the usual it must be. */
    public static final LimitKey TIMES = new LimitKey("times", Kind.TIMES);

    /** What a value is. */
    public enum Kind {
        /** From 0 to 1. */
        RATE,
        /** A whole number. */
        COUNT,
        /** How many times more, above 1. */
        TIMES
    }
}
