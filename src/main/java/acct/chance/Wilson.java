package acct.chance;

/**
 * Wilson's score interval: where the true rate lies, given x of n. Sound also for few events, where
 * {@code p ± z·sqrt(p(1−p)/n)} collapses. Source: Wilson 1927; advised by Brown, Cai and DasGupta 2001.
 *
 * <p>Own code, as Commons Statistics 1.2 has no interval of a share, and that of Commons Math 3.6 counts in {@code int}.
 *
 * @param low lower end, 0..1
 * @param high upper end, 0..1
 */
public record Wilson(double low, double high) {
    /** One-sided 95 %: the true rate is below {@code low} in one of twenty cases. */
    public static final double Z = 1.645;

    /** The interval for x events in n cases, n above zero. */
    public static Wilson of(long x, long n) {
        if (n <= 0 || x < 0 || x > n) {
            throw new IllegalArgumentException(x + " of " + n);
        }
        return of((double) x / n, (double) n, Z);
    }

    /**
     * The interval of the level that days move around. Events of one day are not independent: a day's rate moves as a
     * whole, so n cases say only as much as {@code n / (1 + (n − 1)·ρ)} independent ones (Kish’s design effect).
     *
     * @param overdispersion ρ, 0..1
     * @param z how many standard errors: {@link #Z}, or more where it is looked at often
     */
    public static Wilson of(long x, long n, double overdispersion, double z) {
        if (n <= 0 || x < 0 || x > n) {
            throw new IllegalArgumentException(x + " of " + n);
        }
        return of((double) x / n, n / (1 + (n - 1) * overdispersion), z);
    }

    private static Wilson of(double p, double n, double z) {
        double z2 = z * z;
        double middle = p + z2 / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        double scale = 1 + z2 / n;
        // None and all are ends in themselves; rounding must not make a trace of something of them.
        return new Wilson(
                p == 0 ? 0 : Math.max(0, (middle - half) / scale), p == 1 ? 1 : Math.min(1, (middle + half) / scale));
    }
}
