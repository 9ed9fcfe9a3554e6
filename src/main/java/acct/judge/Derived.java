package acct.judge;

import java.util.function.Function;

/**
 * What several rules make of the facts of a day: worked out when the first one wants it, and once. Each is a constant.
 *
 * @param <T> the result
 */
final class Derived<T> {
    private final Function<DayFacts, T> working;

    private Derived(Function<DayFacts, T> working) {
        this.working = working;
    }

    static <T> Derived<T> of(Function<DayFacts, T> working) {
        return new Derived<>(working);
    }

    T from(DayFacts facts) {
        return working.apply(facts);
    }
}
