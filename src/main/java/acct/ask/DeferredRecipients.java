package acct.ask;

/**
 * What became of the recipients behind attempts: one of them may have been put off many times.
 *
 * @param tried recipients with an attempt
 * @param deferred put off at least once, and not by greylisting alone
 * @param greylisted put off by greylisting alone
 * @param waiting of both, those that had no last answer by the end of the day
 * @param shared of those tried, such as had more than one last answer: several messages that look like one
 * @param namelessAttempts attempts that name no recipient, so that nobody knows of how many they are
 */
public record DeferredRecipients(
        long tried, long deferred, long greylisted, long waiting, long shared, long namelessAttempts) {
    /** Nothing is known, as where single rows are no longer stored. */
    public static final DeferredRecipients UNKNOWN = new DeferredRecipients(0, 0, 0, 0, 0, 0);
}
