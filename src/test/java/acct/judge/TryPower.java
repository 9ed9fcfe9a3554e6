package acct.judge;

import acct.model.*;
import java.time.LocalDate;
import java.util.*;

final class TryPower {
    public static void main(String[] a) {
        int worlds = Integer.parseInt(a[0]);
        Judge judge = SimulatedJudge.shipped();
        for (String spec : a[1].split(",")) {
            String[] s = spec.split(":");
            double n = Double.parseDouble(s[0]), p = Double.parseDouble(s[1]), times = Double.parseDouble(s[2]);
            SimulatedWorld.Rate rate = SimulatedWorld.Rate.valueOf(s[3]);
            int trials = 0, n1 = 0, n3 = 0, rule = 0;
            for (int m = 0; m < worlds; m++) {
                SimulatedWorld w = new SimulatedWorld(5000 + m, 36, 10, 300, 0.002 + 0.003 * (m % 4) / 3);
                LocalDate d = SimulatedWorld.BEGIN.plusDays(57 + m % 5);
                for (int k = 0; k < 6; k++) {
                    w.set(k * 5, k, n, rate, p);
                    w.plant(new SimulatedWorld.Planted(d, d.plusDays(2), rate, k * 5, k, null, times));
                }
                boolean[] found = new boolean[6];
                for (int night = 0; night < 3; night++) {
                    JudgedDay j = judge.judge(w.facts(d.plusDays(night)));
                    for (int k = 0; k < 6; k++) {
                        final int kk = k;
                        boolean f = j.findings().stream()
                                .anyMatch(x -> x.isUrgent()
                                        && SimulatedWorld.ip(kk * 5).equals(x.sourceIp())
                                        && SimulatedWorld.isp(kk).equals(x.isp()));
                        found[k] |= f;
                        if (night == 0 && f) n1++;
                    }
                }
                for (boolean f : found) {
                    trials++;
                    if (f) n3++;
                }
            }
            System.out.printf(
                    "%s: night1 %.1f%% by night3 %.1f%% of %d%n",
                    spec, 100.0 * n1 / trials, 100.0 * n3 / trials, trials);
        }
    }
}
