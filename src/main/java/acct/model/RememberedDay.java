package acct.model;

import org.jspecify.annotations.Nullable;

/**
 * What the judge said of a local day, as it is stored.
 *
 * @param rows what it was judged from: the rows of the day and of the days before that tell what is usual
 * @param isOver whether no more rows of the day were to come
 * @param hearing whether it could be judged at all
 * @param cells pairs of source IP and ISP
 * @param tooFew those that were too small to judge
 * @param recipients all
 * @param recipientsTooFew those of such pairs
 * @param body the troubles; null if there are none
 * @param judgedBy by what it was judged beside its rows; null if that was not noted
 * @param findings everything that the rules said; null if it is not kept any more, or was not asked for
 */
public record RememberedDay(
        DayState rows,
        boolean isOver,
        String hearing,
        long cells,
        long tooFew,
        long recipients,
        long recipientsTooFew,
        @Nullable String body,
        @Nullable String judgedBy,
        @Nullable String findings) {
    /** The same with a note of what it was judged by. */
    public RememberedDay by(String terms) {
        return new RememberedDay(
                rows, isOver, hearing, cells, tooFew, recipients, recipientsTooFew, body, terms, findings);
    }
}
