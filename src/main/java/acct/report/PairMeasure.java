package acct.report;

import acct.model.Counts;
import acct.model.Measure;
import acct.print.Numbers;
import acct.print.Sample;
import org.jspecify.annotations.Nullable;

/**
 * How far one source IP at one ISP is from its own past.
 *
 * @param sourceIp the address
 * @param isp the ISP
 * @param pool its pool; null if it had none or several
 * @param counts what it had
 * @param before recipients of the 28 days before
 * @param refusedBefore those of them that bounced
 */
record PairMeasure(String sourceIp, String isp, @Nullable String pool, Counts counts, long before, long refusedBefore) {
    /** Below this share of bounces nothing is unusual, whatever the past was. */
    private static final double FLOOR = 0.005;

    /** From how many standard deviations on a colour is given. */
    private static final double[] STEPS = {3, 6, 12, 25};

    /** Whether so few recipients tell little. */
    boolean isThin() {
        return counts.answered() < Sample.FEW;
    }

    boolean isLogged() {
        return Numbers.logged(Measure.RECIPIENTS, counts) && counts.bouncedShare() != null;
    }

    boolean hasPast() {
        return before >= Sample.FEW;
    }

    private double usual() {
        return hasPast() ? Math.max(FLOOR, (double) refusedBefore / before) : 2 * FLOOR;
    }

    private double bounced() {
        Double share = counts.bouncedShare();
        return share == null ? 0 : share * counts.answered();
    }

    /** How many more bounced than usual. */
    double excess() {
        return isLogged() ? bounced() - usual() * counts.answered() : 0;
    }

    /** The same in standard deviations. */
    double far() {
        double usual = Math.min(0.99, usual());
        double n = counts.answered();
        return n == 0 ? 0 : excess() / Math.sqrt(Math.max(1, n * usual * (1 - usual)));
    }

    /** 0 (nothing to see) to 4. */
    int shade() {
        int shade = 0;
        for (double step : STEPS) {
            shade += !isThin() && far() >= step ? 1 : 0;
        }
        return shade;
    }

    /** A sign for worse or better than its past; empty if it is neither, or has none. */
    String arrow() {
        if (isThin() || !hasPast()) {
            return "";
        }
        return far() >= STEPS[0] ? "▲" : far() <= -STEPS[0] ? "▼" : "";
    }

    /** {@code 35.5 %; usual 0.3 %, n 515}. */
    String words() {
        Double share = counts.bouncedShare();
        return (share == null ? Numbers.NOT_LOGGED : Numbers.percent(share) + " refused")
                + (hasPast() ? "; usual " + Numbers.percent((double) refusedBefore / before) : "; no past")
                + ", n " + Numbers.count(counts.answered());
    }
}
