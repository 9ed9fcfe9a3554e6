package acct.report.road;

import acct.model.CountRow;
import acct.model.Dimension;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.print.Top;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The roads of the mail: from which source IP, under which vMTA, out of which pool, to which ISP.
 *
 * @param roads the roads that were taken: those with a leak first, then the most attempts first
 * @param leaks what an audit says of mail on a wrong road
 * @param rest the sum of the roads that are left out, if there are too many; else empty
 */
public record Roads(List<Road> roads, List<Finding> leaks, List<CountRow> rest) {
    /** The stops of a road, in the order in which the mail passes them. */
    public static final List<Dimension> STOPS =
            List.of(Dimension.SOURCE_IP, Dimension.VMTA, Dimension.POOL, Dimension.ISP);

    /** Nothing was sent. */
    public static final Roads NONE = new Roads(List.of(), List.of());

    private static final int VMTA = STOPS.indexOf(Dimension.VMTA);
    private static final int SOURCE_IP = STOPS.indexOf(Dimension.SOURCE_IP);
    private static final int POOL = STOPS.indexOf(Dimension.POOL);
    private static final int ISP = STOPS.indexOf(Dimension.ISP);

    public Roads {
        roads = List.copyOf(roads);
        leaks = List.copyOf(leaks);
        rest = List.copyOf(rest);
    }

    /** All roads. */
    public Roads(List<Road> roads, List<Finding> leaks) {
        this(roads, leaks, List.of());
    }

    /**
     * One road.
     *
     * @param row key: {@link #STOPS}; its counts
     * @param leaks places in {@link Roads#leaks} of those that concern it
     * @param leaked how many of its attempts to draw as leaks. A finding that concerns several roads says only how many
     *     rows leaked on all of them; those are spread over the roads in proportion to their attempts
     */
    public record Road(CountRow row, List<Integer> leaks, long leaked) {
        /** Logged attempts: delivered, bounced and, where they are logged, deferred. */
        public long attempts() {
            return Top.attempts(row.counts());
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
    public static Roads of(List<CountRow> rows, List<Finding> findings) {
        List<CountRow> sent = Top.named(rows).stream()
                .filter(row -> Top.attempts(row.counts()) > 0)
                .toList();
        List<Finding> leaks = findings.stream().filter(Roads::namesARoad).toList();
        Map<CountRow, List<Integer>> places = new HashMap<>();
        Map<CountRow, Long> leaked = new HashMap<>();
        for (int place = 0; place < leaks.size(); place++) {
            List<CountRow> concerned = concerned(leaks.get(place), sent);
            spread(leaks.get(place).rows(), concerned, leaked);
            for (CountRow row : concerned) {
                places.computeIfAbsent(row, any -> new ArrayList<>()).add(place);
            }
        }
        List<Road> roads = new ArrayList<>();
        for (CountRow row : sent) {
            long most = Math.min(Top.attempts(row.counts()), leaked.getOrDefault(row, 0L));
            roads.add(new Road(row, List.copyOf(places.getOrDefault(row, List.of())), most));
        }
        roads.sort(
                Comparator.comparing(Road::isLeak).thenComparing(Road::attempts).reversed());
        return new Roads(
                roads,
                leaks,
                Top.rest(rows)
                        .filter(rest -> Top.attempts(rest.counts()) > 0)
                        .map(List::of)
                        .orElse(List.of()));
    }

    /** Whether no mail was sent. */
    public boolean isEmpty() {
        return roads.isEmpty();
    }

    /** All attempts on all roads. */
    public long attempts() {
        return roads.stream().mapToLong(Road::attempts).sum() + attemptsLeftOut();
    }

    /** The attempts on roads that are left out. */
    long attemptsLeftOut() {
        return rest.stream().mapToLong(row -> Top.attempts(row.counts())).sum();
    }

    /** How many roads there are, with those that are left out. */
    public long count() {
        return roads.size() + Top.count(rest);
    }

    private static boolean namesARoad(Finding finding) {
        return finding.kind() == FindingKind.WRONG_ROAD
                && (finding.vmta() != null
                        || finding.sourceIp() != null
                        || finding.pool() != null
                        || finding.isp() != null);
    }

    /** A finding can know from the configuration the pool of rows that were logged without. */
    private static List<CountRow> concerned(Finding leak, List<CountRow> rows) {
        List<CountRow> named = rows.stream()
                .filter(row ->
                        concerns(leak, row) && isOrAny(leak.pool(), row.key().get(POOL)))
                .toList();
        return named.isEmpty()
                ? rows.stream()
                        .filter(row -> concerns(leak, row) && row.key().get(POOL) == null)
                        .toList()
                : named;
    }

    /** What a finding does not name may be anything. */
    private static boolean concerns(Finding leak, CountRow row) {
        return isOrAny(leak.vmta(), row.key().get(VMTA))
                && isOrAny(leak.sourceIp(), row.key().get(SOURCE_IP))
                && isOrAny(leak.isp(), row.key().get(ISP));
    }

    /** Gives each road its part of the rows of a leak; the parts add up to them. */
    private static void spread(@Nullable Long rows, List<CountRow> concerned, Map<CountRow, Long> leaked) {
        long all =
                concerned.stream().mapToLong(row -> Top.attempts(row.counts())).sum();
        double part = rows == null ? 1 : Math.min(1, (double) rows / all);
        long before = 0;
        for (CountRow row : concerned) {
            long upTo = before + Top.attempts(row.counts());
            leaked.merge(row, Math.round(upTo * part) - Math.round(before * part), Long::sum);
            before = upTo;
        }
    }

    private static boolean isOrAny(@Nullable String named, @Nullable String value) {
        return named == null || named.equals(value);
    }
}
