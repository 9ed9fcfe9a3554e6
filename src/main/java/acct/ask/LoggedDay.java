package acct.ask;

import java.time.LocalDate;

/**
 * How many rows of each kind the files of one day log. Where a kind has none, it is not known what there was of it.
 *
 * @param day the local day
 * @param delivered rows of deliveries
 * @param bounced rows of bounces
 * @param deferred rows of attempts that were put off
 * @param complaints rows of complaints
 */
public record LoggedDay(LocalDate day, long delivered, long bounced, long deferred, long complaints) {}
