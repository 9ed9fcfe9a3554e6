package acct.pmta.model;

import java.time.Duration;

/**
 * From where on a check speaks.
 *
 * @param deleteAfter accounting files should stay at least as long
 */
public record Thresholds(Duration deleteAfter) {
    /** Three days: a weekend in which nobody looks after a failed night. */
    public static final Thresholds DEFAULT = new Thresholds(Duration.ofDays(3));
}
