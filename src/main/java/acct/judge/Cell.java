package acct.judge;

import acct.ask.BounceCell;
import acct.ask.ComplaintCell;
import acct.ask.DeferralCell;
import acct.model.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Where a level rule counts.
 *
 * @param sourceIp the address; null is unknown, or all of an ISP's
 * @param isp the destination; null is unknown
 * @param vmta the virtual MTA if there was only one
 * @param pool the pool if there was only one
 */
record Cell(
        @Nullable String sourceIp,
        @Nullable String isp,
        @Nullable String vmta,
        @Nullable String pool) {

    static Cell of(BounceCell cell) {
        return new Cell(cell.sourceIp(), cell.isp(), cell.vmta(), cell.pool());
    }

    static Cell of(DeferralCell cell) {
        return new Cell(cell.sourceIp(), cell.isp(), cell.vmta(), cell.pool());
    }

    static Cell of(ComplaintCell cell) {
        return new Cell(cell.sourceIp(), cell.isp(), null, null);
    }

    Subject subject() {
        return Subject.ofIp(sourceIp).withVmta(vmta).withPool(pool).withIsp(isp);
    }
}
