package acct.aggregate;

import acct.model.HourTraffic;
import acct.model.Period;
import acct.model.SenderDay;
import acct.model.StoredFile;
import acct.model.StoredRows;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What there is in a store to count with: files, filled cells, hours, senders. */
public final class Inventory {
    /** Columns of {@code doctor/filled} that count cells, with the vendor's name for each. */
    private static final Map<String, String> CELLS = Map.ofEntries(
            Map.entry("source_ip", "dlvSourceIp"),
            Map.entry("vmta", "vmta"),
            Map.entry("pool", "vmtaPool"),
            Map.entry("dlv_type", "dlvType"),
            Map.entry("size", "dlvSize"),
            Map.entry("queued", "timeQueued"),
            Map.entry("job", "jobId"),
            Map.entry("status", "dsnStatus"),
            Map.entry("diag", "dsnDiag"),
            Map.entry("mta", "dsnMta"),
            Map.entry("category", "bounceCat"),
            Map.entry("queue", "queue"),
            Map.entry("rcpt", "rcpt"),
            Map.entry("redacted", StoredRows.REDACTED));

    private static final int HOUR_AT = 11;
    private static final int OFFSET_AT = 13;

    private final Questions questions;

    /** An inventory of the store that these questions go to. */
    public Inventory(Questions questions) {
        this.questions = questions;
    }

    private List<NamedRow> rows(String name, Period period) throws SQLException {
        return NamedRow.of(questions.table(name, period, Map.of()));
    }

    /** The loads with rows in a period, in the order of loading. */
    public List<StoredFile> files(Period period) throws SQLException {
        List<StoredFile> files = new ArrayList<>();
        for (NamedRow row : rows("doctor/files", period)) {
            Instant loadedAt = row.instant("loaded_second");
            files.add(new StoredFile(
                    (int) row.number("load_id"),
                    row.name("path"),
                    row.text("location"),
                    row.text("header"),
                    row.text("server"),
                    row.day("first_day"),
                    row.day("last_day"),
                    row.instant("first_second"),
                    row.instant("last_second"),
                    loadedAt == null ? Instant.EPOCH : loadedAt,
                    row.number("end_offset"),
                    (int) row.number("head_bytes"),
                    row.name("head_sha256"),
                    new StoredFile.Elsewhen(
                            row.number("past_rows"),
                            row.day("earliest_day"),
                            row.number("future_rows"),
                            row.day("latest_day"))));
        }
        return files;
    }

    /** Rows and filled cells of a period's loads. */
    public List<StoredRows> rows(Period period) throws SQLException {
        List<StoredRows> rows = new ArrayList<>();
        for (NamedRow row : rows("doctor/filled", period)) {
            Map<String, Long> filled = new TreeMap<>();
            CELLS.forEach((column, vendor) -> filled.put(vendor, row.number(column)));
            rows.add(new StoredRows(
                    (int) row.number("load_id"),
                    row.name("type"),
                    row.number("stored_rows"),
                    row.number("without_time"),
                    row.number("looked"),
                    filled));
        }
        return rows;
    }

    /** Attempts by server and local hour. */
    public List<HourTraffic> hours(Period period) throws SQLException {
        List<HourTraffic> hours = new ArrayList<>();
        for (NamedRow row : rows("doctor/hours", period)) {
            String hour = row.name("hour");
            hours.add(new HourTraffic(
                    row.text("server"),
                    LocalDate.parse(row.name("day")),
                    Integer.parseInt(hour.substring(HOUR_AT, OFFSET_AT)),
                    ZoneOffset.of(hour.substring(OFFSET_AT)),
                    row.number("attempts")));
        }
        return hours;
    }

    /** Attempts by server, source IP and local day. */
    public List<SenderDay> senders(Period period) throws SQLException {
        List<SenderDay> senders = new ArrayList<>();
        for (NamedRow row : rows("alert/senders", period)) {
            senders.add(new SenderDay(
                    row.text("server"),
                    row.text("source_ip"),
                    LocalDate.parse(row.name("day")),
                    row.number("attempts")));
        }
        return senders;
    }

    /**
     * The end of what is stored.
     *
     * @param loadedAt when rows were last loaded; null if none ever were
     * @param latestDay the latest local day with rows that can be; null if there is none
     * @param hasDays whether any row has a day at all
     */
    public record End(@Nullable Instant loadedAt, @Nullable LocalDate latestDay, boolean hasDays) {}

    /** The end of what is stored. */
    public End end() throws SQLException {
        NamedRow row = rows("alert/last_load", Period.ALL).get(0);
        return new End(row.instant("loaded_second"), row.day("latest_day"), row.number("has_days") > 0);
    }
}
