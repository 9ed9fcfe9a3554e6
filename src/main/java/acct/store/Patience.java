package acct.store;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long to wait for a busy store.
 *
 * @param time before the store is given up
 * @param remark hears for whom one waits, once a second has passed
 */
public record Patience(Duration time, Consumer<String> remark) {
    /** So long, without a word. */
    public static Patience silent(Duration time) {
        return new Patience(time, text -> {});
    }

    /** At most so long; only the shorter one of both needs no words. */
    public Patience atMost(Duration most) {
        return time.compareTo(most) < 0 ? this : silent(most);
    }
}
