package acct.report;

import acct.model.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the store answered to the questions of all sections; each is asked once. */
final class SectionAnswers {
    /** Nothing was asked. */
    static final SectionAnswers NONE = new SectionAnswers(Map.of());

    private final Map<SectionQuestion, Table> answers;

    private SectionAnswers(Map<SectionQuestion, Table> answers) {
        this.answers = Map.copyOf(answers);
    }

    /** The answers to some questions. */
    static SectionAnswers of(List<SectionQuestion> questions, Function<SectionQuestion, Table> ask) {
        Map<SectionQuestion, Table> answers = new HashMap<>();
        questions.forEach(question -> answers.computeIfAbsent(question, ask));
        return new SectionAnswers(answers);
    }

    /** The rows of one answer; none if it was not asked. */
    List<Line> rows(SectionQuestion question) {
        Table answer = answers.get(question);
        return answer == null
                ? List.of()
                : answer.rows().stream()
                        .map(values -> new Line(answer.columns(), values))
                        .toList();
    }

    /** The first question that was asked of a statement; empty if none was. */
    Optional<SectionQuestion> asked(String statement) {
        return answers.keySet().stream()
                .filter(question -> question.statement().equals(statement))
                .findFirst();
    }

    /** One row, read by the names of its columns. */
    static final class Line {
        private final List<String> columns;
        private final List<@Nullable Object> values;

        private Line(List<String> columns, List<@Nullable Object> values) {
            this.columns = columns;
            this.values = values;
        }

        /** Whether the statement answers such a column. */
        boolean has(String column) {
            return columns.contains(column);
        }

        /** A text; null is unknown. */
        @Nullable
        String text(String column) {
            Object value = value(column);
            return value == null ? null : value.toString();
        }

        /** A whole number. */
        long count(String column) {
            return Objects.requireNonNull(countOrNull(column), column);
        }

        /** A whole number; null cannot be known. */
        @Nullable
        Long countOrNull(String column) {
            return value(column) instanceof Number number ? Long.valueOf(number.longValue()) : null;
        }

        /** A day; null is unknown. */
        @Nullable
        LocalDate day(String column) {
            return value(column) instanceof LocalDate day ? day : null;
        }

        /** A point in time by the clock of its file; null is unknown. */
        @Nullable
        OffsetDateTime local(String instant, String offset) {
            Long ahead = countOrNull(offset);
            return value(instant) instanceof Instant at
                    ? at.atOffset(ahead == null ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(ahead.intValue()))
                    : null;
        }

        private @Nullable Object value(String column) {
            int place = columns.indexOf(column);
            if (place < 0) {
                throw new IllegalArgumentException("no column " + column + " among " + columns);
            }
            return values.get(place);
        }
    }
}
