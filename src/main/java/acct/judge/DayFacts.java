package acct.judge;

import acct.ask.Fact;
import acct.ask.Questions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is known of one day: each fact is asked when a rule wants it, and never twice. */
public final class DayFacts {
    /** Whether no more rows of the day are to come. */
    public static final Fact<Boolean> IS_OVER = Fact.handedIn("day-is-over");

    /** Whether hours of the day have no rows that had some in each of the weeks before; asked of a day that is over. */
    public static final Fact<Boolean> LACKS_HOURS = Fact.handedIn("day-lacks-hours");

    /** The moment at which the day is judged: where a server is far west of the others, its day may still go on. */
    public static final Fact<Instant> NOW = Fact.handedIn("now");

    private final LocalDate day;
    private final Function<Fact<?>, Object> others;
    private final Map<Fact<?>, Supplier<?>> given;
    private final Map<Fact<?>, Object> known = new HashMap<>();
    private final Map<Derived<?>, Object> derived = new HashMap<>();

    private DayFacts(LocalDate day, Function<Fact<?>, Object> others, Map<Fact<?>, Supplier<?>> given) {
        this.day = day;
        this.others = others;
        this.given = given;
    }

    /** A day of a store. */
    public static DayFacts of(Questions questions, LocalDate day) {
        return new DayFacts(day, fact -> fact.ask(questions, day), Map.of());
    }

    /** A day of which only what is handed in is known; to ask for more is an error. */
    public static DayFacts given(LocalDate day) {
        return new DayFacts(
                day,
                fact -> {
                    throw new IllegalStateException("the fact " + fact + " of " + day + " was not given");
                },
                Map.of());
    }

    /** The same day with one more fact. */
    public <T> DayFacts with(Fact<T> fact, T value) {
        return handed(fact, () -> value);
    }

    /** The same day with one more fact, which is found out when a rule wants it. */
    public <T> DayFacts handed(Fact<T> fact, Supplier<T> value) {
        Map<Fact<?>, Supplier<?>> more = new HashMap<>(given);
        more.put(fact, value);
        return new DayFacts(day, others, more);
    }

    /** The day. */
    public LocalDate day() {
        return day;
    }

    /** One fact. */
    @SuppressWarnings("unchecked")
    public <T> T of(Fact<T> fact) {
        Object value = known.get(fact);
        if (value == null) {
            Supplier<?> handedIn = given.get(fact);
            value = handedIn == null ? others.apply(fact) : handedIn.get();
            known.put(fact, value);
        }
        // A fact is its own key, and only its own answer is put under it.
        return (T) value;
    }

    /** What is made of facts for several rules. */
    @SuppressWarnings("unchecked")
    <T> T of(Derived<T> working) {
        Object value = derived.get(working);
        if (value == null) {
            value = working.from(this);
            derived.put(working, value);
        }
        // As above: only its own result is put under it.
        return (T) value;
    }
}
