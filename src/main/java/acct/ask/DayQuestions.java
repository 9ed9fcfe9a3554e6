package acct.ask;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What rules ask of a day. What is not logged has no cells. */
public final class DayQuestions {
    /** The replies that ISPs gave for the first time. */
    public static final Fact<NewReplies> NEW_REPLIES = Fact.of(
            "new-replies",
            (questions, day) -> (minEvents, most) -> new ReplyMemory(questions).surprises(day, minEvents, most));

    /** Attempts that were answered, by ISP; the unknown one is the empty text. */
    public static final Fact<Map<String, Long>> ATTEMPTS = Fact.of("attempts", DayQuestions::attempts);

    /** New replies. */
    @FunctionalInterface
    public interface NewReplies {
        /**
         * Those that came often enough.
         *
         * @param minEvents how often; null for once
         * @param most at most so many
         */
        SeenReplies of(@Nullable Integer minEvents, int most);
    }

    private DayQuestions() {}

    /** Whether bounces of one day can be told apart: false if there are some and none says why. */
    public static boolean knowsReasons(Questions questions, LocalDate day) {
        return questions
                .once(
                        "alert/reasons",
                        Map.of("day", day),
                        row -> row.count("bounced") == 0 || row.count("explained") > 0)
                .get(0);
    }

    private static Map<String, Long> attempts(Questions questions, LocalDate day) {
        Map<String, Long> attempts = new HashMap<>();
        for (CountRow row : questions.counts(List.of(Dimension.ISP), List.of(), Period.of(day))) {
            attempts.put(Objects.requireNonNullElse(row.key().get(0), ""), tried(row.counts()));
        }
        return attempts;
    }

    private static long tried(Counts counts) {
        if (counts.deliveries() != Counts.Logged.YES) {
            return 0;
        }
        return counts.answered() + (counts.deferred() == null ? 0 : counts.deferred());
    }
}
