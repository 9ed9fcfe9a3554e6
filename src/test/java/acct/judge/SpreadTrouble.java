package acct.judge;

import acct.judge.SimulatedWorld.Rate;
import acct.model.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A trouble at an ISP or in a pool all of whose pairs are too small to be judged alone. */
final class SpreadTrouble {
    private static final double RECIPIENTS = 40;
    private static final double TIMES = 5;
    private static final int ISP = 3;
    private static final int POOL = 1;

    private final Judge judge = SimulatedJudge.shipped();
    private final Map<String, int[]> counted = new TreeMap<>();

    void tryAll(long seed) {
        SimulatedWorld world = SimulatedWorld.ofASender(seed);
        world.thin(RECIPIENTS);
        LocalDate day = SimulatedWorld.BEGIN.plusDays(SimulatedWorld.HISTORY + Math.floorMod(seed, 4));
        for (Rate rate : List.of(Rate.HARD, Rate.BLOCK, Rate.DEFERRAL)) {
            Planted trouble = Planted.of(day, rate, TIMES);
            tryOne("one ISP", world, trouble.atIsp(ISP));
            tryOne("one pool", world, trouble.inPool(POOL));
            tryOne("one pool at one ISP", world, trouble.inPool(POOL).atIsp(ISP));
        }
    }

    private void tryOne(String name, SimulatedWorld world, Planted trouble) {
        world.forget(trouble.from());
        world.plant(trouble);
        List<Finding> findings = judge.judge(world.facts(trouble.from())).findings().stream()
                .filter(finding -> finding.isUrgent()
                        && finding.metric() == trouble.rate().counted().metric()
                        && trouble.touches(finding.sourceIp(), finding.isp()))
                .toList();
        int[] of = counted.computeIfAbsent(name + ", " + trouble.rate(), key -> new int[3]);
        of[0]++;
        of[1] += findings.isEmpty() ? 0 : 1;
        of[2] += findings.size();
    }

    /** The share that was told of on the first night. */
    double told(String name) {
        int[] of = Objects.requireNonNull(counted.get(name));
        return (double) of[1] / of[0];
    }

    String told() {
        StringBuilder text = new StringBuilder();
        counted.forEach((name, of) -> text.append(String.format(
                Locale.ROOT,
                "%-30s told on the first night %5.1f %% of %d, by %.1f findings%n",
                name,
                100.0 * of[1] / of[0],
                of[0],
                (double) of[2] / Math.max(1, of[1]))));
        return text.toString();
    }
}
