package acct.read;

/**
 * Rejected lines that were counted and not kept.
 *
 * @param reason why they were rejected
 * @param lines how many
 * @param firstLine the number of the first one
 */
public record RejectCount(RejectReason reason, long lines, long firstLine) {
    RejectCount and(RejectCount other) {
        return new RejectCount(reason, lines + other.lines, Math.min(firstLine, other.firstLine));
    }
}
