package acct.ask;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a day's mail had within one hour; counted as in {@link CellDay}.
 *
 * @param hour the local hour; null where rows have no time
 * @param delivered recipients that took it
 * @param recipients delivered and bounced
 * @param hard bounces that say the address is dead
 * @param block bounces that turn the sender away
 * @param attempts recipients and those that were put off
 * @param deferred attempts that were put off
 * @param greylisted of them, by greylisting
 * @param connection bounced or deferred as no conversation came about
 * @param authentication bounced or deferred for the sender's papers
 * @param complaints of recipients
 * @param timed deliveries of which is known how long they took
 * @param late of them, those that took more than half an hour
 */
public record CellHour(
        @Nullable OffsetDateTime hour,
        long delivered,
        long recipients,
        long hard,
        long block,
        long attempts,
        long deferred,
        long greylisted,
        long connection,
        long authentication,
        long complaints,
        long timed,
        long late) {}
