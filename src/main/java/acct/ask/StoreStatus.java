package acct.ask;

import acct.model.Period;
import acct.model.Table;
import acct.sql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored, what the last night did, and what is not logged.
 *
 * @param stored the answer of {@code sql/report/status.sql}, one row, its times by the clock of their file
 * @param newest when the newest row was logged that can be, by the clock of its file; null if there is none
 * @param lastLoad when a file was loaded last; null if none ever was
 * @param lastFile which
 * @param rows how many rows are stored, whether they are still kept one by one or not
 * @param rejected how many lines were not stored
 * @param files how many files there are
 * @param days how many local days
 * @param firstDay the first of them
 * @param lastDay the last one
 * @param rowsFrom from which day on single rows are kept
 * @param daysToReport how many days no night has told of as they are now
 * @param night what the last night did
 * @param open incidents that nights remember as open; null if no night has judged a day
 * @param notLogged what no row tells, in words
 */
public record StoreStatus(
        Table stored,
        @Nullable OffsetDateTime newest,
        @Nullable Instant lastLoad,
        @Nullable String lastFile,
        long rows,
        long rejected,
        long files,
        long days,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate rowsFrom,
        long daysToReport,
        Night night,
        @Nullable Open open,
        List<String> notLogged) {
    public StoreStatus {
        notLogged = List.copyOf(notLogged);
    }

    /**
     * The last night.
     *
     * @param at when it reported; null if none did
     * @param days of how many local days
     * @param lastDay the last of them
     * @param mailedAt when a server took its mail; null if none did
     * @param daysToMail how many days of any night are still to be mailed
     */
    public record Night(
            @Nullable Instant at,
            long days,
            @Nullable LocalDate lastDay,
            @Nullable Instant mailedAt,
            long daysToMail) {}

    /**
     * Open incidents.
     *
     * @param until the last day that a night judged
     */
    public record Open(long critical, long warning, long info, LocalDate until) {
        /** All of them. */
        public long all() {
            return critical + warning + info;
        }
    }

    /** Of the store that these questions go to. */
    static StoreStatus of(Questions questions) {
        List<String> notLogged = notLogged(questions.logged(Period.ALL));
        return questions.only(
                "report/status",
                Period.ALL,
                Map.of(),
                row -> new StoreStatus(
                        Questions.written(row),
                        row.localOrNull("newest_at", "newest_utc_offset_seconds"),
                        row.instantOrNull("last_load"),
                        row.textOrNull("last_file"),
                        row.count("stored"),
                        row.count("rejected"),
                        row.count("files"),
                        row.count("days"),
                        row.dayOrNull("first_day"),
                        row.dayOrNull("last_day"),
                        row.dayOrNull("rows_from"),
                        row.count("days_to_report"),
                        new Night(
                                row.instantOrNull("last_night"),
                                row.count("last_night_days"),
                                row.dayOrNull("last_night_day"),
                                row.instantOrNull("last_mail"),
                                row.count("days_to_mail")),
                        open(row),
                        notLogged));
    }

    private static @Nullable Open open(Row row) {
        LocalDate until = row.dayOrNull("judged_until");
        return until == null
                ? null
                : new Open(row.count("open_critical"), row.count("open_warning"), row.count("open_info"), until);
    }

    private static List<String> notLogged(Logged logged) {
        List<String> missing = new ArrayList<>();
        if (logged.loads() == 0) {
            return missing;
        }
        unless(logged.d() > 0, "deliveries", missing);
        unless(logged.b() > 0, "bounces", missing);
        unless(logged.t() > 0, "deferrals", missing);
        unless(logged.tq() > 0, "queue events", missing);
        unless(logged.f() > 0, "complaints", missing);
        unless(logged.rb() > 0, "remote bounces", missing);
        unless(logged.pool(), "pools", missing);
        unless(logged.size(), "sizes", missing);
        unless(logged.timeQueued(), "times in the queue", missing);
        unless(logged.dlvType(), "mail that was never sent", missing);
        return missing;
    }

    private static void unless(boolean isLogged, String what, List<String> missing) {
        if (!isLogged) {
            missing.add(what);
        }
    }
}
