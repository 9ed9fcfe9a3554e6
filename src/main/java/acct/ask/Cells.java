package acct.ask;

import java.util.List;

/**
 * What is counted of one day in cells, such as pairs of source IP and ISP.
 *
 * @param <R> a cell
 */
@FunctionalInterface
public interface Cells<R> {
    /** The cells, at least those that have enough. */
    List<R> where(Enough enough);

    /** These, whatever is enough. */
    static <R> Cells<R> of(List<R> cells) {
        return enough -> cells;
    }
}
