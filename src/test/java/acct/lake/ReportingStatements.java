package acct.lake;

import acct.Logs;
import acct.sql.SqlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every statement that reports, with what it is asked in tests that compare engines. */
public final class ReportingStatements {
    private static final LocalDate LAST = LocalDate.parse("2026-11-19");

    private static final List<String> FOLDERS =
            List.of("aggregate", "alert", "audit", "doctor", "incident", "query", "report", "show", "trace");

    /** What is the store's own: configurations as they were read. */
    private static final Set<String> ONLY_OF_A_STORE =
            Set.of("report/config_seen", "report/config_settings", "show/snapshot_settings", "query/names");

    /** Of which the sample has nothing to tell; each other statement tells something of at least one period. */
    public static final Set<String> SILENT = Set.of(
            "alert/silent_servers",
            "query/missing-hours",
            "query/refusing-domains",
            "alert/silent_addresses",
            "trace/hidden_loads",
            "incident/findings",
            "incident/incidents",
            "incident/notifications",
            "incident/orders");

    /** Parts of statements that are filled when they are asked. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("dimensions", "isp, "),
            Map.entry("source", "by_row"),
            Map.entry("filters", "and isp is not null"),
            Map.entry("group", "group by isp"),
            Map.entry("servers", "and server is not null"),
            Map.entry("outcomes", "'bounced'"),
            Map.entry("dimension", "isp"),
            Map.entry("kept_dimensions", "case when place is not null then isp end as isp, "),
            Map.entry("ties", "isp nulls last, "),
            Map.entry("filled", "filled"),
            Map.entry("kept", "hourly"),
            Map.entry("measured", "measured_row"),
            Map.entry("timed", "timed_hour"),
            Map.entry("slot", "minute"),
            Map.entry("classed", "select * from answered"),
            Map.entry("partition", "partition by isp"),
            Map.entry("rejected_line", "rejected_line"),
            Map.entry("rejected_count", "rejected_count"));

    private ReportingStatements() {}

    /** A statement, ready to be asked. */
    public static SqlFile file(String name) {
        return SqlFile.of(name).with(PLACES);
    }

    /** Rows of all kinds, without a time, not to be read, and of a day that cannot be. */
    public static Logs damaged() {
        return Logs.standard()
                .rows(3, "d", "rcpt", "a@example.com", "dlvSourceIp", "192.0.2.1", "vmta", "v1")
                .row("d", "timeLogged", "2099-01-01 00:00:00+0000", "rcpt", "a@example.com")
                .rows(
                        4,
                        "b",
                        "rcpt",
                        "b@example.com",
                        "dsnDiag",
                        "550 5.1.1 unknown user",
                        "dsnStatus",
                        "5.1.1",
                        "bounceCat",
                        "bad-mailbox")
                .rows(
                        6,
                        "b",
                        "rcpt",
                        "d@example.com",
                        "dsnDiag",
                        "550 5.7.1 blocked using zen.spamhaus.org",
                        "dsnStatus",
                        "5.7.1",
                        "dlvSourceIp",
                        "192.0.2.1",
                        "jobId",
                        "j1")
                .rows(
                        6,
                        "t",
                        "rcpt",
                        "d@example.com",
                        "dsnDiag",
                        "421 4.7.26 unauthenticated mail, SPF and DKIM failed",
                        "dsnStatus",
                        "4.7.26",
                        "dlvSourceIp",
                        "192.0.2.1",
                        "jobId",
                        "j1")
                .row(
                        "t",
                        "rcpt",
                        "e@example.com",
                        "orig",
                        "s@example.com",
                        "dsnDiag",
                        "452 4.2.2 mailbox full",
                        "dsnStatus",
                        "4.2.2")
                .row(
                        "b",
                        "timeLogged",
                        "2026-11-19 11:00:00+0100",
                        "rcpt",
                        "e@example.com",
                        "orig",
                        "s@example.com",
                        "bounceCat",
                        "message-expired",
                        "dsnStatus",
                        "4.4.7",
                        "dsnDiag",
                        "smtp;delivery not possible: message expired")
                .row("f", "rcpt", "a@example.com")
                .row("tq", "queue", "example.com/v1", "dsnDiag", "421 4.7.0 too many connections")
                .row("rb", "rcpt", "c@example.com", "dsnDiag", "550 5.1.1 unknown user", "dsnStatus", "5.1.1")
                .row("rs", "rcpt", "c@example.com")
                .row("r", "rcpt", "a@example.com")
                .row("d", "dlvSize", "many", "rcpt", "a@example.com")
                .row("x")
                .line("d,2026")
                .row("d", "timeLogged", "yesterday");
    }

    /** A period; null leaves an end open. */
    public record Days(@Nullable LocalDate since, @Nullable LocalDate until) {}

    /** Everything, one day, two days, and days without rows. */
    public static final List<Days> PERIODS = List.of(
            new Days(null, null),
            new Days(LAST, LAST),
            new Days(LAST.minusDays(2), LAST.minusDays(1)),
            new Days(LAST.plusDays(9), null));

    /** Their names in order. */
    public static List<String> names() {
        return names(Path.of("sql"));
    }

    /**
     * The same.
     *
     * @param sql where the folder {@code sql} is
     */
    public static List<String> names(Path sql) {
        List<String> names = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(sql.resolve(folder))) {
                files.map(file -> folder + "/"
                                + String.valueOf(file.getFileName()).replaceFirst("[.]sql$", ""))
                        .filter(name -> !ONLY_OF_A_STORE.contains(name))
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    /** What its parameters are. */
    public static Map<String, @Nullable Object> values(SqlFile file, Days period) {
        LocalDate day = period.until() == null ? LAST : period.until();
        Map<String, @Nullable Object> known = new TreeMap<>();
        known.put("since", period.since());
        known.put("until", period.until());
        known.put("day", day);
        known.put("opened", day);
        known.put("before", day.minusDays(1));
        known.put("kind", "hard");
        known.put("top", 5L);
        known.put("top_reputation", 3L);
        known.put("examples", true);
        known.put("rows", true);
        known.put("by_job", true);
        known.put("only_new", false);
        known.put("only_surprises", false);
        known.put("reputation_first", true);
        known.put("domains", ",gmail.com,example.com,");
        known.put("pattern", "%a%");
        known.put("value", file.name().equals("show/replies_named") ? "blocked" : "gmail");
        known.put("source_ip", file.name().equals("report/warming_counts") ? "192.0.2.1" : null);
        known.put("domain", "gmail.com");
        known.put("lowest", 1L);
        known.put("reply", "*blocked*");
        known.put("job", file.name().equals("query/code-speed") ? "*" : null);
        known.put("days", 1L);
        known.put("seconds", 10L);
        known.put("threshold", 1L);
        known.put("enough", 1L);
        for (String name : file.parameters()) {
            if (name.startsWith("min_")) {
                known.put(name, 1L);
            }
            known.putIfAbsent(name, null);
        }
        return known;
    }
}
