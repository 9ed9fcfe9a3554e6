package acct.report;

import acct.print.Numbers;
import acct.print.Sample;
import org.jspecify.annotations.Nullable;

/** How far one source IP at one ISP is from its own past, in one respect. */
sealed interface PairMeasure {
    /** What has too short a past, which need not be new. */
    String NO_USUAL = "no usual";

    /** The pair. */
    MailPair pair();

    /** Whether the files tell anything of it. */
    boolean isLogged();

    /** How much mail there was: recipients, attempts or what was delivered. */
    long n();

    /** How much more of it there was than usual; what is worse has more. */
    double excess();

    /** 0 (nothing to see) to 4. */
    int shade();

    /** A sign for worse or better than its past, or for more and less mail; empty if it is neither, or has none. */
    String arrow();

    /** What stands in a cell, such as {@code 35.5 %}. */
    String text();

    /** Whether there is so little mail that this tells little. */
    default boolean isThin() {
        return n() < Sample.FEW;
    }

    /** How many of some steps something is beyond. */
    private static int steps(double far, double... steps) {
        int beyond = 0;
        for (double step : steps) {
            beyond += far >= step ? 1 : 0;
        }
        return beyond;
    }

    /**
     * A source IP at an ISP.
     *
     * @param sourceIp the address
     * @param isp the ISP
     * @param pool its pool; null if it had none or several
     */
    record MailPair(String sourceIp, String isp, @Nullable String pool) {}

    /** What is told of a rate. */
    enum Told {
        /** The share itself. */
        SHARE,
        /** By how many points of a hundred it is above the usual. */
        POINTS
    }

    /**
     * A rate.
     *
     * @param now the part on the days of the report; null where it is not logged
     * @param before the part on the 28 days before
     */
    record Rated(
            MailPair pair,
            PairRate rate,
            Told told,
            @Nullable PairPart now,
            PairPart before) implements PairMeasure {
        /** From how many standard deviations on a colour is given. */
        private static final double[] STEPS = {3, 6, 12, 25};

        @Override
        public boolean isLogged() {
            return now != null;
        }

        @Override
        public long n() {
            return now == null ? 0 : now.of();
        }

        private boolean hasPast() {
            return before.of() >= Sample.FEW;
        }

        private double usual() {
            return hasPast() ? Math.max(rate.floor(), before.share()) : 2 * rate.floor();
        }

        @Override
        public double excess() {
            return now == null ? 0 : now.events() - usual() * now.of();
        }

        /** The excess in standard deviations. */
        double far() {
            double usual = Math.min(0.99, usual());
            return n() == 0 ? 0 : excess() / Math.sqrt(Math.max(1, n() * usual * (1 - usual)));
        }

        @Override
        public int shade() {
            return isThin() ? 0 : steps(far(), STEPS);
        }

        @Override
        public String arrow() {
            if (isThin() || !hasPast()) {
                return "";
            }
            return far() >= STEPS[0] ? "▲" : far() <= -STEPS[0] ? "▼" : "";
        }

        @Override
        public String text() {
            if (now == null) {
                return Numbers.NOT_LOGGED;
            }
            if (told == Told.SHARE) {
                return rate.print(now.share());
            }
            return hasPast() ? Numbers.points(now.share() - before.share()) : NO_USUAL;
        }

        /** {@code 35.5 % refused; usual 0.3 %, n 515}. */
        String words() {
            return (now == null ? Numbers.NOT_LOGGED : rate.print(now.share()) + " " + rate.word())
                    + (hasPast() ? "; usual " + rate.print(before.share()) : "; no past")
                    + ", n " + Numbers.count(n());
        }
    }

    /**
     * How much mail.
     *
     * @param recipients on the days of the report; null where they are not logged
     * @param days on how many of them there was mail
     * @param before recipients of the 28 days before
     * @param daysBefore on how many of them there was mail
     */
    record Volume(MailPair pair, @Nullable Long recipients, long days, long before, long daysBefore)
            implements PairMeasure {
        /** From how many times as much, or as little, on a colour is given. */
        private static final double[] STEPS = {3, 5, 10, 30};

        /** On fewer days there is no usual. */
        private static final int ENOUGH_DAYS = 4;

        @Override
        public boolean isLogged() {
            return recipients != null;
        }

        @Override
        public long n() {
            return recipients == null ? 0 : recipients;
        }

        /** How many there would have been as usual. */
        private double usual() {
            return daysBefore < ENOUGH_DAYS ? 0 : (double) before / daysBefore * Math.max(1, days);
        }

        private double times() {
            return usual() == 0 ? 1 : n() / usual();
        }

        /** Much less than usual is as far from it as much more. */
        private double far() {
            return Math.max(times(), 1 / Math.max(1e-9, times()));
        }

        @Override
        public boolean isThin() {
            return Math.max((double) n(), usual()) < Sample.FEW;
        }

        @Override
        public double excess() {
            return Math.abs(n() - usual());
        }

        @Override
        public int shade() {
            return isThin() ? 0 : steps(far(), STEPS);
        }

        @Override
        public String arrow() {
            return shade() == 0 ? "" : times() > 1 ? "▲" : "▼";
        }

        @Override
        public String text() {
            return recipients == null ? Numbers.NOT_LOGGED : usual() == 0 ? NO_USUAL : "×" + Numbers.times(times());
        }
    }
}
