package acct.judge;

import java.util.Random;

/** Numbers of chance that Java has none of. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** A factor around 1; the larger the spread, the farther from it. */
    double factor(double spread) {
        return Math.exp(spread * random.nextGaussian());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double beta(double a, double b) {
        double part = gamma(a);
        return part / (part + gamma(b));
    }

    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    long poisson(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    long binomial(long n, double p) {
        if (n * p > 50 && n * (1 - p) > 50) {
            return Math.max(0, Math.min(n, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian())));
        }
        if (p > 0.5) {
            return n - binomial(n, 1 - p);
        }
        if (p <= 0) {
            return 0;
        }
        // From event to event, instead of from case to case.
        double log = Math.log1p(-p);
        long count = 0;
        double at = Math.floor(Math.log(1 - random.nextDouble()) / log);
        while (at < n) {
            count++;
            at += 1 + Math.floor(Math.log(1 - random.nextDouble()) / log);
        }
        return count;
    }
}
