package acct.ask;

import acct.model.Period;
import acct.model.Table;
import acct.sql.Cursor;
import acct.sql.HeldAnswer;
import acct.sql.LocalTimes;
import acct.sql.QuotientColumns;
import acct.sql.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a store answers to the statements that ship with acct. */
public final class ShippedAnswers {
    private final Asking asking;

    public ShippedAnswers(Asking asking) {
        this.asking = asking;
    }

    /**
     * The answer of a shipped statement.
     *
     * @param answer the answer; empty if it was too long to be held
     * @param remarks what of it is no longer stored
     */
    public record Told(Optional<Cursor> answer, List<String> remarks) {}

    /** What is told of lines that were not stored. */
    public enum Rejects {
        /** Each of them. */
        LINES("report/rejects"),
        /** How many, by file and reason. */
        COUNTS("report/rejects_by_reason");

        private final String statement;

        Rejects(String statement) {
            this.statement = statement;
        }
    }

    /** What is stored, and what the last night did. */
    public StoreStatus status() {
        return asking.ask(StoreStatus::of);
    }

    /** The answer of a shipped statement, as it is. */
    public Table table(String name, Period period) {
        return asking.ask(questions -> questions.table(name, period, Map.of()));
    }

    /**
     * The answer of a shipped statement, with what must be said about it.
     *
     * @param longer takes the answer while the store is open, if it is too long to be held; nothing of it is returned then
     */
    public Told told(
            String name, Period period, Map<String, ? extends @Nullable Object> values, Consumer<Cursor> longer) {
        return asking.ask(questions -> {
            Optional<Cursor> held = questions.stream(name, period, values, answer -> HeldAnswer.of(answer, longer));
            return new Told(held, questions.gone(name, period).stream().toList());
        });
    }

    /**
     * The answer of a shipped question, with its shares and what must be said about it.
     *
     * @param values one for each of its parameters
     * @param longer takes the answer while the store is open, if it is too long to be held; nothing of it is returned then
     */
    public Told told(
            NamedQuery query, Period period, Map<String, ? extends @Nullable Object> values, Consumer<Cursor> longer) {
        String name = query.statement().name();
        return asking.ask(questions -> {
            query.mustBeStored(values, new KnownValues(questions, List.of()));
            if (questions.needsRows(name)) {
                asking.mustHaveRows(questions);
            }
            List<String> columns = new ArrayList<>();
            Optional<Cursor> held = questions.stream(name, period, values, answer -> {
                columns.addAll(answer.heading().names());
                return HeldAnswer.of(LocalTimes.of(QuotientColumns.of(query.statement(), answer)), longer);
            });
            List<String> remarks =
                    new ArrayList<>(questions.gone(name, period).stream().toList());
            Logged logged = questions.logged(period);
            logged.neverStored().ifPresent(remarks::add);
            logged.lacking(query.statement().header("logs")).ifPresent(remarks::add);
            if (columns.contains("deferred")) {
                logged.partlyDeferred().ifPresent(remarks::add);
            }
            return new Told(held, remarks);
        });
    }

    /**
     * The lines that were not stored, or their number by reason, and how many of them are not kept.
     *
     * @param reason only these, such as {@code open-quote}; null for all
     * @param longer takes the answer while the store is open, if it is too long to be held
     */
    public Told rejects(Rejects what, Period period, @Nullable String reason, Consumer<Cursor> longer) {
        if (what == Rejects.LINES) {
            asking.ask(questions -> {
                asking.mustHaveRows(questions);
                return what;
            });
        }
        Told told = told(what.statement, period, Collections.singletonMap("reason", reason), longer);
        if (asking.refusesWithoutRows()) {
            // A count is whole where lines are not published, and nothing has gone.
            return new Told(
                    told.answer(),
                    what == Rejects.COUNTS
                            ? List.of()
                            : notKept(period, reason, RejectsNotKept::inLake).stream()
                                    .toList());
        }
        List<String> remarks = new ArrayList<>(told.remarks());
        rejectsNotKept(period, reason).ifPresent(remarks::add);
        return new Told(told.answer(), remarks);
    }

    /** Says how many rejected lines were only counted, as their files had too many; empty if all are kept. */
    public Optional<String> rejectsNotKept(Period period, @Nullable String reason) {
        return notKept(period, reason, RejectsNotKept::in);
    }

    private Optional<String> notKept(Period period, @Nullable String reason, Function<Row, Optional<String>> words) {
        return asking.ask(questions ->
                questions.only("report/rejects_not_kept", period, Collections.singletonMap("reason", reason), words));
    }

    /**
     * Hands over every line that was not stored, as {@code sql/report/rejects_export.sql} gives it.
     *
     * @param reason only these, such as {@code open-quote}; null for all
     */
    public void rejectsUnderHeaders(Period period, @Nullable String reason, Consumer<Row> each) {
        asking.ask(questions -> {
            questions.forEach("report/rejects_export", period, Collections.singletonMap("reason", reason), each);
            return period;
        });
    }

    /**
     * Lists the addresses that a dead mailbox or domain was the last answer of, one row after the other.
     *
     * @param user takes the rows of {@code sql/report/suppressions.sql} while the store is open
     * @return what of the period is no longer stored
     */
    public List<String> suppressions(Period period, Consumer<Iterator<Row>> user) {
        return asking.ask(questions -> {
            questions.stream("report/suppressions", period, Map.of(), rows -> {
                user.accept(rows);
                return period;
            });
            return questions.gone("report/suppressions", period).stream().toList();
        });
    }
}
