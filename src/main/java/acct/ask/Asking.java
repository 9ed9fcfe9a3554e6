package acct.ask;

import java.util.function.Function;

/** A store that can be asked, again and again. */
public interface Asking {
    /** Asks it; nothing of the answer may be read afterwards that was not held. */
    <T> T ask(Function<Questions, T> work);

    /** Whether rows that are missing were never there, so that a question for them is a wrong one. */
    default boolean refusesWithoutRows() {
        return false;
    }

    /** Whether there is one yet. */
    boolean isThere();
}
