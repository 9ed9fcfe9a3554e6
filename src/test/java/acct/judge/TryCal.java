package acct.judge;

import java.time.LocalDate;
import java.util.*;

final class TryCal {
    public static void main(String[] a) {
        int months = Integer.parseInt(a[0]);
        double[] cut = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
        Map<String, long[]> c = new TreeMap<>();
        for (int m = 0; m < months; m++) {
            SimulatedWorld w = new SimulatedWorld(1000 + m, 36, 10, 300, 0.002 + 0.003 * (m % 4) / 3);
            for (int d = 57; d < 57 + 30; d++) {
                LocalDate day = SimulatedWorld.BEGIN.plusDays(d);
                NightFacts.Rates r = w.facts(day).of(NightFacts.RATES);
                for (CountedRate rate : List.of(CountedRate.HARD, CountedRate.BLOCK, CountedRate.DEFERRAL)) {
                    Comparison comp = r.of(rate);
                    for (int nights : new int[] {1, 3})
                        for (Compared x : comp.of(Level.PAIR, nights)) {
                            long n = x.tally().n();
                            String key =
                                    rate + " " + nights + " " + (n < 200 ? "n<200" : n < 1000 ? "n<1000" : "n>=1000")
                                            + (m % 4 == 0 ? " low" : m % 4 == 3 ? " high" : " mid");
                            long[] v = c.computeIfAbsent(key, k -> new long[8]);
                            v[0]++;
                            for (int i = 0; i < 5; i++) if (x.chance() <= cut[i]) v[i + 1]++;
                        }
                }
            }
        }
        c.forEach((k, v) -> {
            System.out.printf("%-32s %8d", k, v[0]);
            for (int i = 0; i < 5; i++) System.out.printf("  %.0e: %.2e", cut[i], v[i + 1] / (double) v[0]);
            System.out.println();
        });
    }
}
