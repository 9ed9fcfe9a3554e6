package acct.render;

import acct.model.AuditFinding;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The roads of the mail: from which source IP, under which vMTA, out of which pool, to which ISP.
 *
 * @param roads the roads that were taken: those with a leak first, then the most attempts first
 * @param leaks what an audit says of mail on a wrong road
 */
public record Roads(List<Road> roads, List<AuditFinding> leaks) {
    /** The stops of a road, in the order in which the mail passes them. */
    public static final List<Dimension> STOPS =
            List.of(Dimension.SOURCE_IP, Dimension.VMTA, Dimension.POOL, Dimension.ISP);

    /** Nothing was sent. */
    public static final Roads NONE = new Roads(List.of(), List.of());

    /** The checks of docs/audit.md that find mail on a road that is not its own. */
    private static final Set<String> LEAKS = Set.of("class-leak", "isp-drift", "foreign-ip");

    private static final int VMTA = STOPS.indexOf(Dimension.VMTA);
    private static final int SOURCE_IP = STOPS.indexOf(Dimension.SOURCE_IP);
    private static final int POOL = STOPS.indexOf(Dimension.POOL);
    private static final int ISP = STOPS.indexOf(Dimension.ISP);

    public Roads {
        roads = List.copyOf(roads);
        leaks = List.copyOf(leaks);
    }

    /**
     * One road.
     *
     * @param row key: {@link #STOPS}; its counts
     * @param leaks places in {@link Roads#leaks} of those that concern it
     */
    public record Road(CountRow row, List<Integer> leaks) {
        /** Logged attempts: delivered, bounced and, where they are logged, deferred. */
        public long attempts() {
            return attemptsOf(row.counts());
        }

        /** Whether some of its mail should have gone another way. */
        public boolean isLeak() {
            return !leaks.isEmpty();
        }
    }

    /**
     * The roads that mail took. What was never sent, such as a virtual MTA with discarded messages only, took none.
     *
     * @param rows counts by {@link #STOPS}
     * @param findings what an audit found; what is no leak is passed over
     */
    public static Roads of(List<CountRow> rows, List<AuditFinding> findings) {
        List<AuditFinding> leaks = findings.stream().filter(Roads::namesARoad).toList();
        List<Road> roads = new ArrayList<>();
        for (CountRow row : rows) {
            if (attemptsOf(row.counts()) > 0) {
                roads.add(new Road(
                        row,
                        IntStream.range(0, leaks.size())
                                .filter(place -> concerns(leaks.get(place), row))
                                .boxed()
                                .toList()));
            }
        }
        roads.sort(
                Comparator.comparing(Road::isLeak).thenComparing(Road::attempts).reversed());
        return new Roads(roads, leaks);
    }

    /** Whether no mail was sent. */
    public boolean isEmpty() {
        return roads.isEmpty();
    }

    /** All attempts on all roads. */
    public long attempts() {
        return roads.stream().mapToLong(Road::attempts).sum();
    }

    private static boolean namesARoad(AuditFinding finding) {
        return LEAKS.contains(finding.check())
                && (finding.vmta() != null
                        || finding.sourceIp() != null
                        || finding.pool() != null
                        || finding.isp() != null);
    }

    /** What a finding does not name may be anything. A row without a pool may be in the one that the finding names. */
    private static boolean concerns(AuditFinding leak, CountRow row) {
        return isOrAny(leak.vmta(), row.key().get(VMTA))
                && isOrAny(leak.sourceIp(), row.key().get(SOURCE_IP))
                && (row.key().get(POOL) == null
                        || isOrAny(leak.pool(), row.key().get(POOL)))
                && isOrAny(leak.isp(), row.key().get(ISP));
    }

    private static boolean isOrAny(@Nullable String named, @Nullable String value) {
        return named == null || named.equals(value);
    }

    private static long attemptsOf(Counts counts) {
        return counts.recipients() + Objects.requireNonNullElse(counts.deferred(), 0L);
    }
}
