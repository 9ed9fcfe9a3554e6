package acct.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox without its text.
 *
 * @param id the Message-ID without its brackets; the delivery id of a webhook
 * @param channel by which way it goes
 * @param recipient the address; of a webhook its host
 * @param day the day that it tells of, or the last of them
 * @param subject what it is about
 * @param state what is known of it
 * @param attempts how often it was tried
 * @param queuedAt when it came into the outbox
 * @param triedAt when it was tried last; null if it never was
 * @param reply what the server or the network said last; null if it never was asked
 */
public record PostedLetter(
        String id,
        Letter.Channel channel,
        String recipient,
        LocalDate day,
        String subject,
        LetterFate.State state,
        long attempts,
        Instant queuedAt,
        @Nullable Instant triedAt,
        @Nullable String reply) {}
