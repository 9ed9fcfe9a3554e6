package acct.judge;

/**
 * How much of a day's mail something could be said of.
 *
 * @param cells pairs of source IP and ISP
 * @param tooFew those that no group they belong to could judge either
 * @param recipients all
 * @param recipientsTooFew those of such pairs
 */
public record Coverage(long cells, long tooFew, long recipients, long recipientsTooFew) {
    /** No pair at all. */
    public static final Coverage NONE = new Coverage(0, 0, 0, 0);

    /** Fewer recipients, also over a week, say nothing. */
    private static final long ENOUGH = 200;

    /** Of several days. */
    public Coverage plus(Coverage other) {
        return new Coverage(
                cells + other.cells,
                tooFew + other.tooFew,
                recipients + other.recipients,
                recipientsTooFew + other.recipientsTooFew);
    }

    /** Of one day. */
    static Coverage of(NightCounts counts) {
        if (!counts.logged().has(0, CountedRate.HARD)) {
            return NONE;
        }
        Coverage sum = NONE;
        for (PairDays pair : counts.pairs()) {
            long recipients = pair.series().on(0, CountedRate.HARD).n();
            if (recipients > 0) {
                boolean isJudged = isEnough(counts, pair);
                sum = sum.plus(new Coverage(1, isJudged ? 0 : 1, recipients, isJudged ? 0 : recipients));
            }
        }
        return sum;
    }

    private static boolean isEnough(NightCounts counts, PairDays pair) {
        return isEnough(pair.series())
                || (pair.isp() != null && isEnough(counts.series(Group.isp(pair.isp()))))
                || (pair.sourceIp() != null && isEnough(counts.series(Group.ip(pair.sourceIp()))));
    }

    private static boolean isEnough(Series series) {
        return series.last(LookBack.WEEK, CountedRate.HARD).n() >= ENOUGH;
    }
}
