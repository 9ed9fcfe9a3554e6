package acct.ask;

import acct.model.Measure;
import acct.model.Period;
import acct.sql.SqlFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds single rows of those that a number was counted of. */
public final class RowsBehind {
    private static final List<String> RECIPIENTS = List.of("delivered", "bounced");
    private static final List<String> ATTEMPTS = List.of("delivered", "bounced", "deferred");

    private final Questions questions;

    /** Rows of the store that these questions go to. */
    public RowsBehind(Questions questions) {
        this.questions = questions;
    }

    /** The latest of the rows that a measure counts; of a share, those that are its part of the whole. */
    public List<TracedRow> latest(Figure figure, List<Filter> filters, Period period, int most) {
        Map<String, @Nullable Object> values = Questions.days(period);
        String conditions = Conditions.of(filters, values);
        values.put("top", most);
        String outcomes =
                outcomes(figure).stream().map(outcome -> "'" + outcome + "'").collect(Collectors.joining(", "));
        // What PowerMTA itself decided is in no share.
        String answered = figure.equals(new Figure.Counted(Measure.BOUNCED_SHARE))
                ? "and coalesce(category <> 'administrative', true) "
                : "";
        String classed = SqlFile.of("model/classed_event")
                .with(Map.of("rows", "answered"))
                .statement();
        SqlFile sql = SqlFile.of("trace/behind")
                .with(Map.of("outcomes", outcomes, "classed", classed, "filters", answered + conditions));
        return questions.rows(sql, values, RowTraces::row);
    }

    private static List<String> outcomes(Figure figure) {
        if (figure instanceof Figure.Side side) {
            return switch (side.measure()) {
                case BYTES, ACCEPT_P50, ACCEPT_P95, ACCEPT_P99 -> List.of("delivered");
                case RATE_MAX_1M, RATE_MAX_5M, RATE_MAX_1H -> ATTEMPTS;
            };
        }
        return figure instanceof Figure.Counted counted ? outcomes(counted.measure()) : ATTEMPTS;
    }

    private static List<String> outcomes(Measure measure) {
        return switch (measure) {
            case DELIVERED, DELIVERED_SHARE -> List.of("delivered");
            case BOUNCED, BOUNCED_SHARE -> List.of("bounced");
            case DEFERRED, DEFERRED_SHARE -> List.of("deferred");
            case RECIPIENTS -> RECIPIENTS;
            case ATTEMPTS -> ATTEMPTS;
            case NOT_SENT -> List.of("not_sent");
            case COMPLAINTS, COMPLAINT_SHARE -> List.of("complaint");
            case QUEUE_EVENTS -> List.of("queue_event");
            case REMOTE_BOUNCES -> List.of("remote_bounce");
        };
    }

    /** What of a period is no longer stored row by row, as a sentence; null if all is. */
    public @Nullable String gone(Period period) {
        return questions.gone("trace/behind", period).orElse(null);
    }
}
