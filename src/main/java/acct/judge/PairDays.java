package acct.judge;

import acct.ask.CellDay;
import acct.model.Subject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One pair of source IP and ISP, with what was counted of it. */
final class PairDays {
    private final Group group;
    private final Series series;
    private final OneName vmta = new OneName();
    private final OneName pool = new OneName();

    PairDays(@Nullable String sourceIp, @Nullable String isp, Series series) {
        this.group = Group.pair(sourceIp, isp);
        this.series = series;
    }

    void add(int place, CellDay cell, long[] tallies) {
        series.add(place, tallies);
        // A complaint often names no virtual MTA, and is no mail.
        if (place == 0 && cell.counts().attempts() > 0) {
            vmta.add(cell.vmta());
            pool.add(cell.pool());
        }
    }

    Group group() {
        return group;
    }

    @Nullable
    String sourceIp() {
        return group.sourceIp();
    }

    @Nullable
    String isp() {
        return group.isp();
    }

    Series series() {
        return series;
    }

    /** The pool, if it had one and no other on the day judged. */
    @Nullable
    String pool() {
        return pool.only();
    }

    /** Whom a finding about it is about: virtual MTA and pool are named where it had one and no other. */
    Subject subject() {
        return Subject.ofIp(sourceIp())
                .withVmta(vmta.only())
                .withPool(pool.only())
                .withIsp(isp());
    }

    /** The name of all that was seen, unless it had several. */
    private static final class OneName {
        private @Nullable String name;
        private boolean isSeen;
        private boolean isSeveral;

        void add(@Nullable String more) {
            isSeveral |= isSeen && !Objects.equals(name, more);
            name = more;
            isSeen = true;
        }

        @Nullable
        String only() {
            return isSeveral ? null : name;
        }
    }
}
