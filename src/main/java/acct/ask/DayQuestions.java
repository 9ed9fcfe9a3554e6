package acct.ask;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Period;
import acct.model.ReplyCount;
import acct.model.SeverityClass;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules ask of a day. What is not logged has no cells. */
public final class DayQuestions {
    private static final int WEEK = 7;

    /** Bounces by source IP and ISP. */
    public static final Fact<Cells<BounceCell>> BOUNCES = Fact.of(
            "bounces",
            (questions, day) -> enough ->
                    hasBounceRates(questions, day) ? DayCells.bounceCells(questions, day, enough) : List.of());

    /** The pairs of source IP and ISP that are not in {@link #BOUNCES}, as there is too little to say of them. */
    public static final Fact<Function<Enough, QuietCells>> QUIET = Fact.of(
            "quiet",
            (questions, day) -> enough ->
                    hasBounceRates(questions, day) ? DayCells.quietCells(questions, day, enough) : QuietCells.NONE);

    /** Attempts that were put off, by source IP and ISP. */
    public static final Fact<Cells<DeferralCell>> DEFERRALS = Fact.of(
            "deferrals",
            (questions, day) -> enough ->
                    hasDeferralRates(questions, day) ? DayCells.deferralCells(questions, day, enough) : List.of());

    /** Complaints in windows that end on the day, the narrowest first. */
    public static final Fact<Cells<ComplaintWindow>> COMPLAINTS = Fact.of(
            "complaints",
            (questions, day) -> enough -> List.of(
                    new ComplaintWindow(day, DayCells.complaintCells(questions, day, day, enough)),
                    new ComplaintWindow(weekTo(day), DayCells.complaintCells(questions, weekTo(day), day, enough))));

    /** The most frequent answers behind bounces in one cell. */
    public static final Fact<BounceReplies> BOUNCE_REPLIES = Fact.of(
            "bounce-replies",
            (questions, day) -> (sourceIp, isp, group) -> DayCells.replies(questions, day, sourceIp, isp, group));

    /** The most frequent answers behind deferrals in one cell. */
    public static final Fact<DeferralReplies> DEFERRAL_REPLIES = Fact.of(
            "deferral-replies",
            (questions, day) -> (sourceIp, isp) -> DayCells.deferralReplies(questions, day, sourceIp, isp));

    /** The replies that ISPs gave for the first time. */
    public static final Fact<NewReplies> NEW_REPLIES = Fact.of(
            "new-replies",
            (questions, day) -> (minEvents, most) -> new ReplyMemory(questions).surprises(day, minEvents, most));

    /** Attempts that were answered, by ISP; the unknown one is the empty text. */
    public static final Fact<Map<String, Long>> ATTEMPTS = Fact.of("attempts", DayQuestions::attempts);

    /** Answers behind bounces. */
    @FunctionalInterface
    public interface BounceReplies {
        /** Those in one cell, of one kind of bounces. */
        List<ReplyCount> of(@Nullable String sourceIp, @Nullable String isp, SeverityClass group);
    }

    /** Answers behind deferrals. */
    @FunctionalInterface
    public interface DeferralReplies {
        /** Those in one cell, of all source IPs if none is named. */
        List<DeferralReply> of(@Nullable String sourceIp, @Nullable String isp);
    }

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

    private static LocalDate weekTo(LocalDate day) {
        return day.minusDays(WEEK - 1L);
    }

    /** Where deliveries are not logged every bounce looks like 100 %; without reasons none looks like one. */
    private static boolean hasBounceRates(Questions questions, LocalDate day) {
        return questions.logged(Period.of(day)).d() > 0 && DayCells.knowsBounceReasons(questions, day);
    }

    /** If all mail was deferred there is no delivery on the day, though deliveries are logged. */
    private static boolean hasDeferralRates(Questions questions, LocalDate day) {
        return questions.logged(Period.of(day)).t() > 0
                && questions.logged(new Period(weekTo(day), day)).d() > 0;
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
