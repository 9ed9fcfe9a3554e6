package acct.load;

import org.jspecify.annotations.Nullable;

/**
 * On what terms files are loaded.
 *
 * @param onOverlap what to do with rows that another file brought before
 * @param lane by which way rows come in
 * @param maxRejectedShare a file with a larger share of rejected lines, 0..1, is refused; null takes any
 */
public record Terms(
        OnOverlap onOverlap, LaneChoice lane, @Nullable Double maxRejectedShare) {
    /** Files that overlap others are refused, damaged ones are not. */
    public static final Terms USUAL = new Terms(OnOverlap.REFUSE, LaneChoice.AUTO, null);
}
