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
record JudgedPair(
        @Nullable String sourceIp,
        @Nullable String isp,
        @Nullable String vmta,
        @Nullable String pool) {

    static JudgedPair of(BounceCell cell) {
        return new JudgedPair(cell.sourceIp(), cell.isp(), cell.vmta(), cell.pool());
    }

    static JudgedPair of(DeferralCell cell) {
        return new JudgedPair(cell.sourceIp(), cell.isp(), cell.vmta(), cell.pool());
    }

    static JudgedPair of(ComplaintCell cell) {
        return new JudgedPair(cell.sourceIp(), cell.isp(), null, null);
    }

    Subject subject() {
        return Subject.ofIp(sourceIp).withVmta(vmta).withPool(pool).withIsp(isp);
    }
}
