package acct.ask;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked of a day where something is wrong, or may be: answers of ISPs and what they mean. */
public final class TroubleFacts {
    private static final int TWO_WEEKS = 14;

    /** The most frequent answers behind a trouble. */
    public static final Fact<Replies> REPLIES = Fact.of(
            "trouble-replies",
            (questions, day) -> (asked, nights) -> questions.once(
                    "alert/trouble_replies", values(day, asked, nights), new RecordRows<>(MeantReply.class)));

    /** The recipients behind deferrals. */
    public static final Fact<Recipients> DEFERRED_RECIPIENTS = Fact.of(
            "deferred-recipients",
            (questions, day) ->
                    (sourceIp, isp, pool, nights) -> recipients(questions, day, sourceIp, isp, pool, nights));

    /** The answers that say that the sender is listed, banned or unproven. */
    public static final Fact<List<SignatureReply>> SIGNATURES = Fact.of(
            "signatures",
            (questions, day) -> questions.once(
                    "alert/signatures",
                    Map.of("day", day, "before", day.minusDays(1), "since", day.minusDays(TWO_WEEKS)),
                    new RecordRows<>(SignatureReply.class)));

    /** The ISPs that tell of single complaints. */
    public static final Fact<Set<String>> FEEDBACK_ISPS = Fact.of(
            "feedback-isps",
            (questions, day) -> new HashSet<>(questions.once("alert/feedback_isps", Map.of(), row -> row.text("isp"))));

    private TroubleFacts() {}

    /** Recipients of some mail. */
    @FunctionalInterface
    public interface Recipients {
        /**
         * How many were put off, and how many wait; null is all.
         *
         * @param nights over so many days up to the one judged
         */
        DeferredRecipients of(@Nullable String sourceIp, @Nullable String isp, @Nullable String pool, int nights);
    }

    private static DeferredRecipients recipients(
            Questions questions,
            LocalDate day,
            @Nullable String sourceIp,
            @Nullable String isp,
            @Nullable String pool,
            int nights) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("since", day.minusDays(nights - 1L));
        values.put("day", day);
        values.put("source_ip", sourceIp);
        values.put("isp", isp);
        values.put("pool", pool);
        return questions
                .once("alert/deferred_recipients", values, new RecordRows<>(DeferredRecipients.class))
                .get(0);
    }

    /** Answers to some mail. */
    @FunctionalInterface
    public interface Replies {
        /**
         * The five most frequent ones.
         *
         * @param nights over so many days up to the one judged
         */
        List<MeantReply> to(TroubledMail mail, int nights);
    }

    /**
     * Which mail.
     *
     * @param sourceIp null for all
     * @param pool null for all; answers are known by the source IPs that it sent from
     * @param isp null for all
     * @param kind {@code hard}, {@code block}, {@code deferral}, {@code connection} or {@code authentication}; anything
     *     else is all
     */
    public record TroubledMail(
            @Nullable String sourceIp,
            @Nullable String pool,
            @Nullable String isp,
            String kind) {}

    private static Map<String, @Nullable Object> values(LocalDate day, TroubledMail mail, int nights) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("since", day.minusDays(nights - 1L));
        values.put("day", day);
        values.put("source_ip", mail.sourceIp());
        values.put("pool", mail.pool());
        values.put("isp", mail.isp());
        values.put("kind", mail.kind());
        return values;
    }
}
