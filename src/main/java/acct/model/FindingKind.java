package acct.model;

/** What a finding is about. */
public enum FindingKind {
    /** What happened to the mail. */
    MAIL,
    /** What is written in a PowerMTA configuration, and whether the mail did so. */
    CONFIGURATION,
    /** Mail that took a road which is not its own. */
    WRONG_ROAD,
    /** Numbers that the stored rows cannot support. */
    DATA,
    /** Rows of a day that are not there. */
    MISSING_ROWS,
    /** A day of which more rows are to come. */
    NOT_OVER,
    /** The same as missing rows, where it keeps the rules about bounces from judging anything. */
    UNJUDGED;

    Metric metric(Metric ofMail) {
        return switch (this) {
            case MAIL -> ofMail;
            case CONFIGURATION, WRONG_ROAD -> Metric.CONFIG;
            case DATA, MISSING_ROWS, NOT_OVER, UNJUDGED -> Metric.DATA;
        };
    }
}
