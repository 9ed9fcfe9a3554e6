package acct.warming;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one ISP answered to one source IP on one day.
 *
 * @param isp the destination; null is unknown
 * @param day local day
 * @param outcome {@code delivered}, {@code bounced} or {@code deferred}
 * @param category what the answer means; null where there is none
 * @param severityClass hard, soft or block; null where there is none
 * @param events rows
 */
public record WarmingCount(
        @Nullable String isp,
        LocalDate day,
        String outcome,
        @Nullable String category,
        @Nullable String severityClass,
        long events) {}
