package acct.pmta.model;

/**
 * One line of an {@code <mx-rollup-list>}: domains with this mail server share a queue. User's Guide v5.0, 10.17.
 *
 * @param mx a host name, perhaps with a wildcard, in small letters
 * @param queue the queue, in small letters; it ends in {@code .rollup}
 * @param by whether the addresses of the hosts decide
 * @param place where it stands
 */
public record Rollup(String mx, String queue, By by, Place place) {
    /** What makes two domains one. */
    public enum By {
        NAME,
        ADDRESS
    }

    /** Whether the host name is a pattern. */
    public boolean isWildcard() {
        return mx.indexOf('*') >= 0;
    }
}
