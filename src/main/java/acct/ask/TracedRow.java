package acct.ask;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One stored row about one recipient.
 *
 * @param load the load that brought it
 * @param outcome delivered, bounced, deferred, not_sent, complaint, remote_bounce, remote_status or received
 * @param type of its record, such as {@code d}
 * @param at when it was logged, by the clock of its file; null if that is unknown
 * @param rcpt the recipient as it was logged
 * @param orig the sender
 * @param secondsQueued how long it was in the queue
 * @param status PowerMTA’s status of it
 * @param reply what was answered, as it was logged
 * @param category what the reply means
 * @param severityClass hard, soft or block
 * @param file the file it came from
 * @param line its first line there, from 1; null where the load could not tell
 */
public record TracedRow(
        long load,
        String outcome,
        String type,
        @Nullable OffsetDateTime at,
        @Nullable String rcpt,
        @Nullable String orig,
        @Nullable String sourceIp,
        @Nullable String isp,
        @Nullable String vmta,
        @Nullable String pool,
        @Nullable String job,
        @Nullable String envId,
        @Nullable Long secondsQueued,
        @Nullable String status,
        @Nullable String reply,
        @Nullable String category,
        @Nullable String severityClass,
        @Nullable String server,
        String file,
        @Nullable Long line) {

    /** The same with the line that was found in its file. */
    public TracedRow at(long found) {
        return new TracedRow(
                load,
                outcome,
                type,
                at,
                rcpt,
                orig,
                sourceIp,
                isp,
                vmta,
                pool,
                job,
                envId,
                secondsQueued,
                status,
                reply,
                category,
                severityClass,
                server,
                file,
                found);
    }

    /** Whether it was an attempt to deliver. */
    public boolean isAttempt() {
        return outcome.equals("delivered") || outcome.equals("bounced") || outcome.equals("deferred");
    }

    /** Whether it says that the address is dead. */
    public boolean isHardBounce() {
        return outcome.equals("bounced") && "hard".equals(severityClass);
    }
}
