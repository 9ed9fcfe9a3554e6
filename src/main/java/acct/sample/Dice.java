package acct.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded chance. Only {@code nextLong} is taken from the JDK and every bound is computed here in whole numbers, because
 * the JDK's own bounded methods may change between releases and with them the bytes of the sample.
 */
final class Dice {
    static final int MILLION = 1_000_000;

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** 64 random bits. */
    long bits() {
        return random.nextLong();
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
    }

    boolean chance(int perMillion) {
        return below(MILLION) < perMillion;
    }

    <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }
}
