package acct.config;

import java.util.Map;

/**
 * From where on the checks of {@code acct audit} speak; {@code audit:} in acct.yaml sets each. docs/audit.md says why
 * these are the defaults.
 *
 * @param drift rows to another ISP: at least so many, and this share of all
 * @param rateTolerance how much a queue may be above its limit, as a share of it
 * @param coldTolerance the same for the daily limit of warming up
 * @param starved a pool member is starved below this share of the others, if these have so many rows
 * @param ramp how steep warming up may be
 * @param newIp which addresses count as new
 * @param deleteAfterDays accounting files should stay at least so long
 * @param dedicated pool or virtual MTA to the ISP that it is kept for, where its name does not say so
 */
public record AuditLimits(
        Share drift,
        double rateTolerance,
        double coldTolerance,
        Share starved,
        Ramp ramp,
        NewIp newIp,
        int deleteAfterDays,
        Map<String, String> dedicated) {
    /** What holds if acct.yaml says nothing. */
    public static final AuditLimits DEFAULT = new AuditLimits(
            new Share(5, 0.01), 0.05, 0.2, new Share(20, 0.25), new Ramp(2, 100, 30), new NewIp(30, 10), 3, Map.of());

    /**
     * A share, and the number below which it means nothing.
     *
     * @param rows at least so many
     * @param share 0..1
     */
    public record Share(long rows, double share) {}

    /**
     * How steep warming up may be.
     *
     * @param factor a day may have so many times the rows of the best day before
     * @param rows days with fewer rows are never too steep
     * @param days an address warms up for so many days
     */
    public record Ramp(double factor, long rows, int days) {}

    /**
     * Which addresses count as new.
     *
     * @param days for so many days after its first row
     * @param rows with fewer rows it is left alone
     */
    public record NewIp(int days, long rows) {}

    public AuditLimits {
        dedicated = Map.copyOf(dedicated);
    }
}
