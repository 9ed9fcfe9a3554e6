package acct.ask;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Complaints that came in on one day about mail of one day.
 *
 * @param day on which they came in
 * @param deliveredDay on which their mail was delivered; null if the log cannot say
 * @param sourceIp that they name; null is unknown
 * @param vmta that they name; null is unknown
 * @param pool that they name; null is unknown
 * @param job that they name; null is unknown
 * @param isp that told of them
 * @param complaints how many
 * @param guessed of them, those that may be about an earlier mail to the same address as well
 */
public record ComplaintDay(
        LocalDate day,
        @Nullable LocalDate deliveredDay,
        @Nullable String sourceIp,
        @Nullable String vmta,
        @Nullable String pool,
        @Nullable String job,
        String isp,
        long complaints,
        long guessed) {}
