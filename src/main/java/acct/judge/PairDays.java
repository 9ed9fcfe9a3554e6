package acct.judge;

import acct.ask.CellDay;
import acct.model.Subject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pair of source IP and ISP, with what was counted of it. */
final class PairDays {
    private final Group group;
    private final Series series;
    private final Set<@Nullable String> vmtas = new HashSet<>();
    private final Set<@Nullable String> pools = new HashSet<>();

    PairDays(@Nullable String sourceIp, @Nullable String isp, Series series) {
        this.group = Group.pair(sourceIp, isp);
        this.series = series;
    }

    void add(int place, CellDay cell, long[] tallies) {
        series.add(place, tallies);
        // A complaint often names no virtual MTA, and is no mail.
        if (place == 0 && cell.counts().attempts() > 0) {
            vmtas.add(cell.vmta());
            pools.add(cell.pool());
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
        return only(pools);
    }

    /** Whom a finding about it is about: virtual MTA and pool are named where it had one and no other. */
    Subject subject() {
        return Subject.ofIp(sourceIp())
                .withVmta(only(vmtas))
                .withPool(only(pools))
                .withIsp(isp());
    }

    private static @Nullable String only(Set<@Nullable String> names) {
        return names.size() == 1 ? names.iterator().next() : null;
    }
}
