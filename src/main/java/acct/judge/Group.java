package acct.judge;

import acct.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mail that is looked at together; null where it covers all, or where the name is unknown.
 *
 * @param level how wide
 * @param sourceIp of a pair or a source IP
 * @param pool of a pool at an ISP
 * @param isp of a pair, a pool at an ISP or an ISP
 */
record Group(
        Level level,
        @Nullable String sourceIp,
        @Nullable String pool,
        @Nullable String isp) {
    static final Group ALL = new Group(Level.ALL, null, null, null);

    static Group pair(@Nullable String sourceIp, @Nullable String isp) {
        return new Group(Level.PAIR, sourceIp, null, isp);
    }

    static Group poolAtIsp(String pool, String isp) {
        return new Group(Level.POOL_AT_ISP, null, pool, isp);
    }

    static Group ip(String sourceIp) {
        return new Group(Level.IP, sourceIp, null, null);
    }

    static Group isp(String isp) {
        return new Group(Level.ISP, null, null, isp);
    }

    /** What a finding or a trouble is about. */
    static Group of(Subject subject) {
        @Nullable String ip = subject.sourceIp();
        @Nullable String isp = subject.isp();
        @Nullable String pool = subject.pool();
        if (ip != null && isp != null) {
            return pair(ip, isp);
        }
        if (pool != null && isp != null) {
            return poolAtIsp(pool, isp);
        }
        if (isp != null) {
            return isp(isp);
        }
        return ip == null ? ALL : ip(ip);
    }

    /** The groups beyond a pair that it is a part of, without all mail. */
    static List<Group> wider(PairDays pair) {
        @Nullable String ip = pair.sourceIp();
        @Nullable String isp = pair.isp();
        @Nullable String pool = pair.pool();
        List<Group> wider = new ArrayList<>(3);
        if (ip != null) {
            wider.add(ip(ip));
        }
        if (isp != null) {
            wider.add(isp(isp));
            if (pool != null) {
                wider.add(poolAtIsp(pool, isp));
            }
        }
        return wider;
    }

    /** The source IP and the ISP that it is a part of. */
    List<Group> margins() {
        List<Group> margins = new ArrayList<>(2);
        if (sourceIp != null) {
            margins.add(ip(sourceIp));
        }
        if (isp != null) {
            margins.add(isp(isp));
        }
        return margins;
    }

    /** Whether complaints that name these are about its mail; they seldom name a pool. */
    boolean holds(@Nullable String ip, @Nullable String destination) {
        return switch (level) {
            case PAIR -> Objects.equals(sourceIp, ip) && Objects.equals(isp, destination);
            case IP -> Objects.equals(sourceIp, ip);
            case ISP -> Objects.equals(isp, destination);
            case POOL_AT_ISP -> false;
            case ALL -> true;
        };
    }

    /** Whether a pair is a part of it. */
    boolean holds(PairDays pair) {
        return switch (level) {
            case PAIR -> equals(pair.group());
            case POOL_AT_ISP -> Objects.equals(pool, pair.pool()) && Objects.equals(isp, pair.isp());
            case IP -> Objects.equals(sourceIp, pair.sourceIp());
            case ISP -> Objects.equals(isp, pair.isp());
            case ALL -> true;
        };
    }
}
