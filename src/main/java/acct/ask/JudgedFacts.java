package acct.ask;

import acct.sql.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a day is judged by that looks back at the days before it, and what tells where a trouble comes from. */
public final class JudgedFacts {
    private static final String DAYS = "alert/cell_days";

    /**
     * What every cell had on the day, on the 31 days before it and on its weekday in the four weeks before these, the days of
     * a cell one after the other; one by one, for as many as there may be, and asked for anew each time.
     */
    public static final Fact<CellDays> EACH_CELL_DAY = Fact.of("each-cell-day", (questions, day) -> each -> {
        CellDayRows reader = new CellDayRows();
        questions.forEach(DAYS, Map.of("day", day), row -> each.accept(reader.apply(row)));
    });

    /** What the files of these days log, by day; a day that nothing is stored of is not there. */
    public static final Fact<List<LoggedDay>> LOGGED_DAYS = Fact.of("logged-days", JudgedFacts::loggedDays);

    /**
     * Of which day's mail the complaints of the day and of the 31 days before it are, at ISPs that tell of single ones; only of
     * days whose single rows are stored.
     */
    public static final Fact<List<ComplaintDay>> COMPLAINT_DAYS = Fact.of(
            "complaint-days",
            (questions, day) ->
                    questions.once("alert/complaint_days", Map.of("day", day), new RecordRows<>(ComplaintDay.class)));

    /** A part of the day's mail by the hour. */
    public static final Fact<CellHours> CELL_HOURS = Fact.of(
            "cell-hours",
            (questions, day) -> (sourceIp, isp, vmta, pool) -> cellHours(questions, day, sourceIp, isp, vmta, pool));

    /**
     * What each job had on the nights judged and on the days before, only of days whose single rows are stored. Jobs without
     * mail on these nights are one.
     */
    public static final Fact<JobCells> JOB_CELLS =
            Fact.of("job-cells", (questions, day) -> (since, first) -> jobCells(questions, since, first, day));

    /** The five domains of recipients with most of a trouble. */
    public static final Fact<TroubleDomains> TROUBLE_DOMAINS = Fact.of(
            "trouble-domains",
            (questions, day) -> (sourceIp, isp, job, kind) -> domains(questions, day, sourceIp, isp, job, kind));

    /** Cells one by one. */
    @FunctionalInterface
    public interface CellDays {
        /** Hands over each, ordered by source IP, ISP, virtual MTA, pool and day. */
        void forEach(Consumer<CellDay> each);
    }

    /** Hours. */
    @FunctionalInterface
    public interface CellHours {
        /** Those of a part of the day's mail, in their order; null is all. */
        List<CellHour> of(
                @Nullable String sourceIp, @Nullable String isp, @Nullable String vmta, @Nullable String pool);
    }

    /** Jobs. */
    @FunctionalInterface
    public interface JobCells {
        /**
         * Those of some days up to the one that is judged.
         *
         * @param since the first of them
         * @param first of the nights judged
         */
        List<JobCell> of(LocalDate since, LocalDate first);
    }

    /** Domains of recipients. */
    @FunctionalInterface
    public interface TroubleDomains {
        /** Those in a part of the day's mail, the most events first; null is all. */
        List<DomainCount> of(@Nullable String sourceIp, @Nullable String isp, @Nullable String job, TroubleKind kind);
    }

    /** What went wrong. */
    public enum TroubleKind {
        /** The address is dead. */
        HARD,
        /** The sender was turned away. */
        BLOCK,
        /** The attempt was put off. */
        DEFERRAL;

        /** The name in SQL. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private JudgedFacts() {}

    private static List<LoggedDay> loggedDays(Questions questions, LocalDate day) {
        return questions.once(
                "alert/logged_days",
                Map.of("day", day),
                row -> new LoggedDay(
                        row.day("day"),
                        row.count("delivered"),
                        row.count("bounced"),
                        row.count("deferred"),
                        row.count("complaints")));
    }

    private static List<CellHour> cellHours(
            Questions questions,
            LocalDate day,
            @Nullable String sourceIp,
            @Nullable String isp,
            @Nullable String vmta,
            @Nullable String pool) {
        Map<String, @Nullable Object> values = place(day, sourceIp, isp);
        values.put("vmta", vmta);
        values.put("pool", pool);
        Stream<CellHour> hours = questions.once("alert/cell_hours", values, JudgedFacts::hour).stream();
        // As text the second of two hours in an autumn night comes first.
        return hours.sorted(Comparator.comparing(
                        CellHour::hour, Comparator.nullsLast(Comparator.<OffsetDateTime>naturalOrder())))
                .toList();
    }

    private static CellHour hour(Row row) {
        return new CellHour(row.hourOrNull("hour"), MailCounts.of(row));
    }

    private static List<JobCell> jobCells(Questions questions, LocalDate since, LocalDate first, LocalDate day) {
        OnceNamed names = new OnceNamed();
        return questions.once(
                "alert/job_cells",
                Map.of("since", since, "first", first, "day", day),
                row -> new JobCell(
                        MailJob.of(row, names),
                        row.flag("is_now") ? JobCell.Nights.JUDGED : JobCell.Nights.BEFORE,
                        names.name(row, "source_ip"),
                        names.name(row, "isp"),
                        row.count("recipients"),
                        row.count("hard"),
                        row.count("block"),
                        row.count("attempts"),
                        row.count("deferred"),
                        row.count("connection"),
                        row.count("authentication")));
    }

    private static List<DomainCount> domains(
            Questions questions,
            LocalDate day,
            @Nullable String sourceIp,
            @Nullable String isp,
            @Nullable String job,
            TroubleKind kind) {
        Map<String, @Nullable Object> values = place(day, sourceIp, isp);
        values.put("job", job);
        values.put("kind", kind.label());
        return questions.once(
                "alert/trouble_domains",
                values,
                row -> new DomainCount(row.textOrNull("rcpt_domain"), row.count("events")));
    }

    private static Map<String, @Nullable Object> place(LocalDate day, @Nullable String sourceIp, @Nullable String isp) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", day);
        values.put("source_ip", sourceIp);
        values.put("isp", isp);
        return values;
    }
}
