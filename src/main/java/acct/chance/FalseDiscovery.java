package acct.chance;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Keeps the share of false findings small where many are looked for at once. Source: Benjamini and Hochberg 1995; valid for
 * independent and for positively dependent tests, which cells of one source IP or one ISP are.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Adjusted chances, in the order of the given ones: all findings whose adjusted chance is at most q are false in a share
     * of q on average.
     *
     * @param chances of one family, each 0..1
     */
    public static double[] adjusted(double[] chances) {
        int m = chances.length;
        int[] order = IntStream.range(0, m)
                .boxed()
                .sorted((i, j) -> Double.compare(chances[i], chances[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[m];
        double least = 1;
        for (int rank = m; rank >= 1; rank--) {
            int place = order[rank - 1];
            least = Math.min(least, chances[place] * m / rank);
            adjusted[place] = least;
        }
        return Arrays.copyOf(adjusted, m);
    }
}
