package acct.judge;

import acct.model.*;
import java.time.LocalDate;
import java.util.*;

final class Try {
    public static void main(String[] a) {
        int months = Integer.parseInt(a[0]);
        Judge judge = SimulatedJudge.shipped();
        int alerts = 0, troubles = 0, nights = 0;
        Map<String, Integer> by = new TreeMap<>();
        long t = System.nanoTime();
        for (int m = 0; m < months; m++) {
            SimulatedWorld w = new SimulatedWorld(1000 + m, 36, 10, 300, 0.002 + 0.003 * (m % 4) / 3);
            w.warm(35);
            for (int d = 57; d < 57 + 30; d++) {
                LocalDate day = SimulatedWorld.BEGIN.plusDays(d);
                JudgedDay j = judge.judge(w.facts(day));
                nights++;
                for (Finding f : j.findings())
                    if (f.isUrgent()) {
                        alerts++;
                        by.merge(
                                f.rule() + " " + (f.sourceIp() == null ? "-" : "ip") + (f.isp() == null ? "-" : "isp")
                                        + (f.pool() == null ? "-" : "pool") + " " + (f.limit() > 0 ? "limit" : "change")
                                        + " " + f.days().startsWith("from"),
                                1,
                                Integer::sum);
                        if (Boolean.getBoolean("v") && alerts < 40)
                            System.out.println(f.rule() + " " + f.subject() + " " + f.evidence() + " " + f.days());
                    }
                troubles += j.troubles().size();
            }
        }
        System.out.printf(
                "alerts/week %.2f troubles/week %.2f, %.1f ms/night%n",
                alerts * 7.0 / nights, troubles * 7.0 / nights, (System.nanoTime() - t) / 1e6 / nights);
        System.out.println(by);
    }
}
