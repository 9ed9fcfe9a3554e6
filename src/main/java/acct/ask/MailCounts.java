package acct.ask;

import acct.sql.Row;

/**
 * What some mail had within some time, without what PowerMTA gave up by itself.
 *
 * @param delivered recipients that took it
 * @param recipients delivered and bounced
 * @param hard bounces that say the address is dead
 * @param block bounces that turn the sender away
 * @param attempts recipients and those that were put off
 * @param deferred attempts that were put off
 * @param greylisted of them, by greylisting
 * @param connection bounced or deferred as no conversation came about
 * @param authentication bounced or deferred for the sender's papers: SPF, DKIM, TLS, reverse DNS
 * @param complaints of recipients
 * @param timed deliveries of which is known how long they took
 * @param late of them, those that took more than half an hour
 */
public record MailCounts(
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
        long late) {
    /** Those of a row that has a column for each. */
    static MailCounts of(Row row) {
        return new MailCounts(
                row.count("delivered"),
                row.count("recipients"),
                row.count("hard"),
                row.count("block"),
                row.count("attempts"),
                row.count("deferred"),
                row.count("greylisted"),
                row.count("connection"),
                row.count("authentication"),
                row.count("complaints"),
                row.count("timed"),
                row.count("late"));
    }
}
