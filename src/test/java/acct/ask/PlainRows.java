package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.Rows;
import acct.model.Dimension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A small store in which every dimension has values, and its rows as plain SQL reads them, without a view of the program: outcome,
 * size, seconds, then a cell for each dimension.
 */
final class PlainRows {
    private static final String OFFSET = "to_seconds(utc_offset_seconds)";
    private static final String CLOCK = "(make_timestamp(epoch_us(logged_at)) + " + OFFSET + ")";
    private static final String ZONE = "case when utc_offset_seconds < 0 then '-' else '+' end"
            + " || lpad(cast(abs(utc_offset_seconds) // 3600 as varchar), 2, '0') || ':'"
            + " || lpad(cast(abs(utc_offset_seconds) // 60 % 60 as varchar), 2, '0')";

    private PlainRows() {}

    /** Loads two files of random rows, and reads them past the program. */
    static List<List<String>> load(Path folder) {
        Cli acct = Cli.in(folder);
        load(folder, acct);
        List<List<String>> rows = new ArrayList<>();
        TABLES.forEach(table -> rows.addAll(Rows.cells(acct.store(), rows(table))));
        assertThat(rows).hasSize(1400);
        return rows;
    }

    static String value(List<String> row, Dimension dimension) {
        return row.get(3 + List.of(Dimension.values()).indexOf(dimension));
    }

    /** What the rows of each table say of each dimension; what is not here they do not know. */
    private static final List<String> TABLES = List.of("attempt", "queue_event", "complaint", "remote_report");

    private static String expression(Dimension dimension, String table) {
        boolean isAttempt = table.equals("attempt");
        boolean isReport = table.equals("remote_report");
        boolean isComplaint = table.equals("complaint");
        boolean isQueue = table.equals("queue_event");
        String nothing = "null";
        return switch (dimension) {
            case SOURCE_IP, VMTA, POOL, POOL_SOURCE -> isReport ? nothing : dimension.label();
            case ISP, ISP_SOURCE, SERVER, DAY -> dimension.label();
            case RCPT_DOMAIN -> isQueue ? nothing : "rcpt_domain";
            case SENDER_DOMAIN -> isQueue ? nothing : "nullif(lower(regexp_extract(orig, '@([^@]*)$', 1)), '')";
            case SMTP_USER -> isAttempt ? "smtp_user" : nothing;
            case JOB -> isAttempt || isComplaint ? "job" : nothing;
            case QUEUE -> isAttempt || isQueue ? "queue" : nothing;
            case MX -> isComplaint ? nothing : "nullif(lower(regexp_extract(dsn_mta, '^[^ ]*')), '')";
            case BOUNCE_CAT -> isComplaint ? nothing : "t.bounce_cat";
            case TLS -> isAttempt ? "tls_protocol" : nothing;
            case DLV_TYPE -> isAttempt || isQueue ? "dlv_type" : nothing;
            case CATEGORY -> isComplaint ? nothing : "reply.category";
            case AXIS -> isComplaint ? nothing : "nullif(reply.axis, 'unknown')";
            case SEVERITY_CLASS -> isComplaint ? nothing : "nullif(reply_category.severity_class, 'unknown')";
            case REPLY -> isComplaint ? nothing : "nullif(reply.text, '')";
            case CLASS ->
                isReport || isQueue
                        ? "case when " + (isReport ? nothing : "pool") + " = 'pool1' then 'bulk' end"
                        : "case when job = 'job1' then 'receipts' when pool = 'pool1' then 'bulk' end";
            case MONTH -> "strftime(day, '%Y-%m')";
            case WEEK -> "strftime(day, '%G') || '-W' || strftime(day, '%V')";
            case WEEKDAY -> "['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][isodow(day)]";
            case HOUR -> "strftime(" + CLOCK + ", '%Y-%m-%dT%H') || " + ZONE;
            case MINUTE -> "strftime(" + CLOCK + ", '%Y-%m-%dT%H:%M') || " + ZONE;
            case HOUR_OF_DAY -> "strftime(" + CLOCK + ", '%H')";
        };
    }

    private static String rows(String table) {
        String outcome = switch (table) {
            case "attempt" -> "outcome";
            case "queue_event" -> "'queue_event'";
            case "complaint" -> "'complaint'";
            default -> "'remote_bounce'";
        };
        boolean isAttempt = table.equals("attempt");
        String dimensions = List.of(Dimension.values()).stream()
                .map(dimension -> "cast(" + expression(dimension, table) + " as varchar)")
                .collect(Collectors.joining(", "));
        return "select cast(" + outcome + " as varchar), "
                + (isAttempt ? "size_bytes" : "null") + ", "
                + (isAttempt
                        ? "case when outcome = 'delivered' and queued_at is not null"
                                + " then cast(epoch(logged_at) - epoch(queued_at) as bigint) end"
                        : "null")
                + ", " + dimensions + " from " + table + " as t"
                + (table.equals("complaint")
                        ? ""
                        : " left join reply on reply.reply_id = t.reply_id"
                                + " left join reply_category on reply_category.category = reply.category")
                + (table.equals("remote_report") ? " where t.type = 'rb'" : "");
    }

    private static void load(Path folder, Cli acct) {
        Logs.write(
                folder.resolve("acct.yaml"),
                "classes: {receipts: {jobs: [job1]}, bulk: {pools: [pool1]}}\n".getBytes(StandardCharsets.UTF_8));
        Random random = new Random(5);
        List<String> columns = new ArrayList<>(Logs.COLUMNS_23);
        columns.addAll(List.of("rcvSmtpUser", "dlvTlsProtocol", "userString"));
        for (int file = 1; file <= 2; file++) {
            Logs logs = Logs.empty().header(columns);
            for (int i = 0; i < 700; i++) {
                String time = String.format(
                        Locale.ROOT,
                        "2026-1%d-%02d %02d:%02d:%02d%s",
                        random.nextInt(2),
                        24 + random.nextInt(4),
                        random.nextInt(3) * 11,
                        random.nextInt(60),
                        random.nextInt(60),
                        List.of("+0545", "-0330", "+0000").get(random.nextInt(3)));
                logs.cells(columns.stream()
                        .map(column -> cell(random, column, time))
                        .toList());
            }
            logs.write(folder.resolve("acct-" + file + ".csv"));
            assertThat(acct.ingest("acct-" + file + ".csv", "--allow-overlap")
                            .file()
                            .get("stored")
                            .asInt())
                    .isEqualTo(700);
        }
    }

    private static String cell(Random random, String column, String time) {
        int n = random.nextInt(4);
        return switch (column) {
            case "type" -> List.of("d", "d", "d", "b", "t", "tq", "f", "rb").get(random.nextInt(8));
            case "timeLogged" -> time;
            case "timeQueued" ->
                n == 0
                        ? ""
                        : time.replaceFirst(":\\d\\d([+-])", ":0" + n + "$1").replaceFirst(" \\d\\d:", " 00:");
            case "orig" ->
                n == 0
                        ? ""
                        : "news@"
                                + List.of("A.example", "b.example", "c.example").get(n - 1);
            case "rcpt" ->
                "a@"
                        + List.of("gmail.com", "yahoo.com", "example.com", "example.org")
                                .get(n);
            case "dsnStatus" -> List.of("", "5.1.1", "4.7.0", "5.7.1").get(n);
            case "dsnDiag" ->
                List.of("", "smtp;550 5.1.1 user unknown", "x-pmta;bounce-queue", "smtp;550 5.7.1 blocked by policy")
                        .get(n);
            case "dsnMta" -> n == 0 ? "" : "MX" + n + ".example.com (192.0.2." + n + ")";
            case "bounceCat" ->
                n == 0 ? "" : List.of("bad-mailbox", "spam-related", "other").get(n - 1);
            case "dlvType" -> n == 0 ? "discard" : "smtp";
            case "dlvSourceIp" -> n == 0 ? "" : "192.0.2." + n;
            case "dlvSize" -> n == 0 ? "" : String.valueOf(n * 1000);
            case "vmta" -> n == 0 ? "" : "v" + n;
            case "vmtaPool" -> n == 0 ? "" : "pool" + n;
            case "jobId" -> n == 0 ? "" : "job" + n;
            case "queue" ->
                n == 0 ? "" : List.of("gmail.com", "yahoo.com", "example.com").get(n - 1) + "/v" + n;
            case "rcvSmtpUser" -> n == 0 ? "" : "user" + n;
            case "dlvTlsProtocol" -> n == 0 ? "" : "TLSv1." + n;
            case "userString" -> n == 0 ? "" : "mta" + n;
            default -> "";
        };
    }
}
