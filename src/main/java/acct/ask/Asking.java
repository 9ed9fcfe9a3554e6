package acct.ask;

import acct.model.Period;
import java.util.function.Function;

/** A store that can be asked, again and again. */
public interface Asking {
    /** Asks it; nothing of the answer may be read afterwards that was not held. */
    <T> T ask(Function<Questions, T> work);

    /** Whether rows that are missing were never there, so that a question for them is a wrong one. */
    default boolean refusesWithoutRows() {
        return false;
    }

    /** Where its files are. */
    default LoadedFrom loadedFrom() {
        return LoadedFrom.THIS_HOST;
    }

    /**
     * Refuses a question about single rows that were never there.
     *
     * @throws acct.model.UserException usage if none is
     */
    default void mustHaveRows(Questions questions) {
        if (refusesWithoutRows()) {
            questions.logged(Period.ALL, CountSource.ROWS).mustBeThere();
        }
    }

    /** Whether there is one yet. */
    boolean isThere();
}
