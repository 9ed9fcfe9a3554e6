package acct.judge;

import acct.ask.CellDay;
import acct.judge.SimulatedWorld.Rate;
import acct.model.Finding;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How often a trouble of so many recipients, so many times the usual, is told on its first night and by its third. */
final class DetectionPower {
    private static final List<Rate> RATES = List.of(Rate.BLOCK, Rate.DEFERRAL);
    private static final double[] RECIPIENTS = {100, 500, 1_000, 10_000};
    private static final double[] TIMES = {2, 5, 10};
    private static final int PAIRS = 6;
    private static final int AT_ONCE = 2;

    private final Judge judge = SimulatedJudge.shipped();
    private final Map<Case, Counted> cases = new LinkedHashMap<>();

    /** What is planted. */
    record Case(Rate rate, double recipients, double times) {}

    private record Pair(int ip, int isp) {}

    /** What became of it. */
    static final class Counted {
        private int trials;
        private int onFirst;
        private int byThird;
        private long events;
        private long cases;

        double onFirst() {
            return (double) onFirst / trials;
        }

        double byThird() {
            return (double) byThird / trials;
        }
    }

    DetectionPower() {
        for (Rate rate : RATES) {
            for (double recipients : RECIPIENTS) {
                for (double times : TIMES) {
                    cases.put(new Case(rate, recipients, times), new Counted());
                }
            }
        }
    }

    Counted of(Rate rate, double recipients, double times) {
        return of(new Case(rate, recipients, times));
    }

    private Counted of(Case one) {
        return Objects.requireNonNull(cases.get(one));
    }

    /** Tries all of them in one world. */
    void tryAll(long seed) {
        cases.keySet().forEach(one -> tryOne(one, seed, PAIRS));
    }

    /** Tries one of them, on so many pairs; each on a day of its own would take hours, so there are two at once. */
    void tryOne(Case one, long seed, int pairs) {
        SimulatedWorld world = world(seed);
        LocalDate day = SimulatedWorld.BEGIN.plusDays(SimulatedWorld.HISTORY + Math.floorMod(seed, 4));
        for (int k = 0; k < pairs; k += AT_ONCE) {
            List<Pair> planted = List.of(pair(one, k), pair(one, k + 1));
            tryPairs(world, day, one, planted);
            for (int night = 0; night < 3; night++) {
                world.forget(day.plusDays(night));
            }
        }
    }

    private final Map<Long, SimulatedWorld> worlds = new LinkedHashMap<>();

    private SimulatedWorld world(long seed) {
        if (!worlds.containsKey(seed)) {
            worlds.clear();
            SimulatedWorld world = SimulatedWorld.ofASender(seed);
            for (double recipients : RECIPIENTS) {
                for (int k = 0; k < PAIRS; k++) {
                    Pair pair = pair(new Case(Rate.BLOCK, recipients, 1), k);
                    world.set(pair.ip(), pair.isp(), recipients, Rate.BLOCK, 0.005);
                    world.set(pair.ip(), pair.isp(), recipients, Rate.DEFERRAL, 0.04);
                }
            }
            worlds.put(seed, world);
        }
        return Objects.requireNonNull(worlds.get(seed));
    }

    /** Each size has IPs of its own, and the pairs of one size share neither IP nor ISP. */
    private static Pair pair(Case one, int k) {
        int size = 0;
        while (RECIPIENTS[size] != one.recipients()) {
            size++;
        }
        return new Pair(size * 9 + k, k + size);
    }

    private void tryPairs(SimulatedWorld world, LocalDate day, Case one, List<Pair> planted) {
        for (Pair pair : planted) {
            world.plant(Planted.of(day, one.rate(), one.times())
                    .until(day.plusDays(2))
                    .atIp(pair.ip())
                    .atIsp(pair.isp()));
        }
        boolean[] isFound = new boolean[planted.size()];
        Counted counted = of(one);
        for (int night = 0; night < 3; night++) {
            List<Finding> findings =
                    judge.judge(world.facts(day.plusDays(night))).findings();
            for (int i = 0; i < isFound.length; i++) {
                Pair pair = planted.get(i);
                boolean isTold = findings.stream().anyMatch(finding -> isAbout(finding, one, pair));
                isFound[i] |= isTold;
                counted.onFirst += night == 0 && isTold ? 1 : 0;
                if (night == 0) {
                    count(world, day, one, pair, counted);
                }
            }
        }
        for (boolean found : isFound) {
            counted.trials++;
            counted.byThird += found ? 1 : 0;
        }
    }

    private static boolean isAbout(Finding finding, Case one, Pair pair) {
        return finding.isUrgent()
                && finding.metric() == one.rate().counted().metric()
                && SimulatedWorld.ip(pair.ip()).equals(finding.sourceIp())
                && SimulatedWorld.isp(pair.isp()).equals(finding.isp());
    }

    private static void count(SimulatedWorld world, LocalDate day, Case one, Pair pair, Counted counted) {
        for (CellDay cell : world.cells(day)) {
            if (SimulatedWorld.ip(pair.ip()).equals(cell.sourceIp())
                    && SimulatedWorld.isp(pair.isp()).equals(cell.isp())) {
                Tally tally = one.rate().counted().of(cell.counts());
                counted.cases += tally.n();
                counted.events += tally.x();
            }
        }
    }

    String told() {
        StringBuilder text = new StringBuilder();
        cases.forEach((one, counted) -> {
            if (counted.trials > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-8s n about %5.0f, x%-2.0f: %6.1f events of %6.0f on the first night; told then %5.1f %%, by"
                                + " the third night %5.1f %% of %d%n",
                        one.rate(),
                        one.recipients(),
                        one.times(),
                        (double) counted.events / counted.trials,
                        (double) counted.cases / counted.trials,
                        100 * counted.onFirst(),
                        100 * counted.byThird(),
                        counted.trials));
            }
        });
        return text.toString();
    }
}
