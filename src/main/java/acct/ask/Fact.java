package acct.ask;

import acct.sql.SqlFile;
import java.time.LocalDate;
import java.util.function.BiFunction;

/**
 * A named question about one day, whose answer many rules may want. Two facts are the same only if they are one object, so
 * each is a constant.
 *
 * @param <T> the answer
 */
public final class Fact<T> {
    private final String name;
    private final BiFunction<Questions, LocalDate, T> question;

    private Fact(String name, BiFunction<Questions, LocalDate, T> question) {
        this.name = name;
        this.question = question;
    }

    /** What a store knows. */
    public static <T> Fact<T> of(String name, BiFunction<Questions, LocalDate, T> question) {
        return new Fact<>(name, question);
    }

    /** What no store knows, such as the operator's plans: it is handed in with the day. */
    public static <T> Fact<T> handedIn(String name) {
        return new Fact<>(name, (questions, day) -> {
            throw new IllegalStateException("the fact " + name + " of " + day + " was not handed in");
        });
    }

    /** Rows of a statement that an operator wrote, with the parameter {@code day}; or what is wrong with it. */
    public static Fact<OwnRows> own(SqlFile statement) {
        return of(statement.name(), (questions, day) -> questions.own(statement, day));
    }

    /** Asks it. */
    public T ask(Questions questions, LocalDate day) {
        return question.apply(questions, day);
    }

    @Override
    public String toString() {
        return name;
    }
}
