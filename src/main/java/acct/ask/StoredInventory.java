package acct.ask;

import acct.model.Period;
import acct.sql.Row;
import acct.sql.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is in a store to count with: files, filled cells, hours, senders. */
public final class StoredInventory {
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

    private final Questions questions;

    /** An inventory of the store that these questions go to. */
    public StoredInventory(Questions questions) {
        this.questions = questions;
    }

    /** The loads with rows in a period, in the order of loading. */
    public List<StoredFile> files(Period period) {
        // Most loads have the header line of the one before.
        Map<String, Set<String>> columns = new HashMap<>();
        return questions.rows("doctor/files", period, Map.of(), row -> file(row, columns));
    }

    private static Set<String> columns(String header) {
        return Stream.of(header.split(",", -1))
                .map(name -> name.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static StoredFile file(Row row, Map<String, Set<String>> columns) {
        String header = row.textOrNull("header");
        return new StoredFile(
                row.count("load_id"),
                row.text("path"),
                row.textOrNull("location"),
                header == null ? Set.of() : columns.computeIfAbsent(header, StoredInventory::columns),
                row.textOrNull("server"),
                row.dayOrNull("first_day"),
                row.dayOrNull("last_day"),
                second(row, "first_at"),
                second(row, "last_at"),
                row.instant("loaded_at").truncatedTo(ChronoUnit.SECONDS),
                row.count("end_offset"),
                (int) row.count("head_bytes"),
                row.text("head_sha256"),
                row.textOrNull("privacy"),
                new StoredFile.Elsewhen(
                        row.count("past_rows"),
                        row.dayOrNull("earliest_day"),
                        row.count("future_rows"),
                        row.dayOrNull("latest_day")));
    }

    private static @Nullable Instant second(Row row, String column) {
        Instant instant = row.instantOrNull(column);
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Rows and filled cells of a period's loads, as they were counted when they were loaded. */
    public List<StoredRows> rows(Period period) {
        return rows("filled", period);
    }

    /** The same by a look at every row that there is. */
    public List<StoredRows> rowsLookedAt(Period period) {
        return rows("filled_now", period);
    }

    private List<StoredRows> rows(String counted, Period period) {
        SqlFile sql = SqlFile.of("doctor/filled").with(Map.of("filled", counted));
        return questions.rows(sql, Questions.days(period), row -> {
            Map<String, Long> filled = new TreeMap<>();
            CELLS.forEach((column, vendor) -> filled.put(vendor, row.count(column)));
            return new StoredRows(
                    row.count("load_id"),
                    row.text("type"),
                    row.count("stored_rows"),
                    row.count("without_time"),
                    row.count("looked"),
                    filled);
        });
    }

    /**
     * Attempts by server and local hour.
     *
     * @param traffic of the servers with the most attempts
     * @param servers how many servers there are
     */
    public record Hours(List<HourTraffic> traffic, long servers) {
        public Hours {
            traffic = List.copyOf(traffic);
        }
    }

    /** Attempts by local hour of at most so many servers. */
    public Hours hours(Period period, int most) {
        return questions.stream("doctor/hours", period, Map.of("top", most), rows -> {
            List<HourTraffic> traffic = new ArrayList<>();
            long servers = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                OffsetDateTime hour = row.hour("hour");
                servers = row.count("servers");
                traffic.add(new HourTraffic(
                        row.textOrNull("server"),
                        row.day("day"),
                        hour.getHour(),
                        hour.getOffset(),
                        row.count("attempts")));
            }
            return new Hours(traffic, servers);
        });
    }

    /**
     * The days of the servers that have nothing on the last day of a period.
     *
     * @param enough they had at least so many attempts on the first one
     */
    public List<SenderDay> silentServers(Period period, long enough) {
        return questions.rows(
                "alert/silent_servers",
                period,
                Map.of("enough", enough),
                row -> new SenderDay(row.text("server"), null, row.day("day"), row.count("attempts"), lastOffset(row)));
    }

    /** The same of source IPs, with the servers that they were on. */
    public List<SenderDay> silentAddresses(Period period, long enough) {
        return questions.rows(
                "alert/silent_addresses",
                period,
                Map.of("enough", enough),
                row -> new SenderDay(
                        row.textOrNull("server"),
                        row.text("source_ip"),
                        row.day("day"),
                        row.count("attempts"),
                        lastOffset(row)));
    }

    private static @Nullable ZoneOffset lastOffset(Row row) {
        OffsetDateTime hour = row.hourOrNull("last_hour");
        return hour == null ? null : hour.getOffset();
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
    public End end() {
        return questions.only(
                "alert/last_load",
                Period.ALL,
                Map.of(),
                row -> new End(second(row, "loaded_at"), row.dayOrNull("latest_day"), row.count("has_days") > 0));
    }
}
