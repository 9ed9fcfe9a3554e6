package acct.ask;

import static org.assertj.core.api.Assertions.assertThat;

import acct.Cli;
import acct.Logs;
import acct.SoundStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What acct counts is what a second counter counts that shares no line of code with it. */
final class IndependentCountTest {
    private static final String[] MEASURES = {
        "delivered", "bounced", "deferred", "not_sent", "complaints", "queue_events", "remote_bounces"
    };
    private static final Map<String, String> DIMENSIONS = Map.of(
            "source_ip",
            "dlvsourceip",
            "vmta",
            "vmta",
            "pool",
            "vmtapool",
            "queue",
            "queue",
            "job",
            "jobid",
            "day",
            "");

    /** Layouts as they are met. */
    enum Shape {
        COLUMNS_22(String.join(",", Logs.COLUMNS_22), "d b"),
        COLUMNS_23(String.join(",", Logs.COLUMNS_23), "d b t tq"),
        CUSTOM_ORDER(
                "type,header_Subject,vmtaPool,jobId,dsnDiag,rcpt,dlvSourceIp,queue,vmta,dlvType,header_X-Job,timeLogged",
                "d b t"),
        EPOCH_UNION("type,timeLogged,orig,rcpt,dlvSourceIp,bounceCat,vmta,queue", "d b"),
        ALL_TYPES(
                String.join(",", Logs.COLUMNS_23)
                        + ",repSourceIp,feedbackType,format,userAgent,rcvSourceIp,rcvSourceIp",
                "d b t tq r f rb"),
        MIXED("", "d b t");

        private final String header;
        private final String types;

        Shape(String header, String types) {
            this.header = header;
            this.types = types;
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void agreesWithAcct(Shape shape, @TempDir Path folder) {
        Random random = new Random(shape.name().hashCode());
        Logs logs = Logs.empty();
        for (int part = 0; part < 3; part++) {
            Shape layout = shape == Shape.MIXED ? Shape.values()[part] : shape;
            logs.header(Logs.names(layout.header));
            for (int i = 0; i < 700; i++) {
                logs.cells(row(random, Logs.names(layout.header), layout));
            }
        }
        logs.write(folder.resolve("acct-1.csv"));
        Cli acct = Cli.in(folder);
        Cli.Result result = acct.ingest("acct-1.csv");
        assertThat(result.file().get("stored").asInt()).as(result.err()).isEqualTo(2_100);
        SoundStore.check(acct.store());

        List<Map<String, String>> rows = parsed(new String(logs.bytes(), StandardCharsets.UTF_8));
        Map<String, Map<String, Long>> total = counted(rows, null);
        for (Map.Entry<String, String> dimension : DIMENSIONS.entrySet()) {
            JsonNode answer = acct.launch("query", "--format", "json", "--by", dimension.getKey())
                    .json();
            Map<String, Map<String, Long>> expected = counted(rows, dimension.getValue());
            Map<String, Map<String, Long>> found = found(answer, dimension.getKey());
            assertThat(found).as(dimension.getKey()).isEqualTo(expected);
            assertThat(summed(found)).as("%s adds up", dimension.getKey()).isEqualTo(summed(total));
        }
    }

    private static List<String> row(Random random, List<String> columns, Shape layout) {
        String[] types = layout.types.split(" ", -1);
        String type = types[random.nextInt(types.length)];
        return columns.stream()
                .map(column -> cell(random, column, type, layout))
                .toList();
    }

    private static String cell(Random random, String column, String type, Shape layout) {
        int n = random.nextInt(5);
        return switch (column) {
            case "type" -> type;
            case "timeLogged" -> time(random, layout);
            case "dlvSourceIp" -> n == 0 ? "" : n == 1 ? "0.0.0.0" : n == 2 ? "2001:db8::" + n : "192.0.2." + n;
            case "vmta" -> n == 0 ? "" : n == 1 ? "{default}" : "v" + n;
            case "vmtaPool" -> n == 0 ? "" : "pool, " + n;
            case "jobId" -> n == 0 ? "" : "job \"" + n + "\"";
            case "queue" -> n == 0 ? "" : "d" + n + ".example/v" + n;
            case "dlvType" -> n == 0 ? "" : n == 1 ? "discard" : "smtp";
            case "dsnDiag" -> n < 3 ? "smtp;550 no, \"never\"\nand never again" : "";
            case "header_Subject" -> n < 3 ? "Grüße, \"alle\"" : "";
            case "rcpt" -> "a@d" + n + ".example";
            default -> "";
        };
    }

    private static String time(Random random, Shape layout) {
        long second = 1_795_000_000L + random.nextInt(200_000);
        if (layout == Shape.EPOCH_UNION) {
            return Long.toString(second);
        }
        String local = Instant.ofEpochSecond(second)
                .atOffset(ZoneOffset.ofHours(-5))
                .toLocalDateTime()
                .toString();
        return local.substring(0, 10) + " " + (local + ":00").substring(11, 19) + "-0500";
    }

    /** RFC 4180, character by character; each row by lower-case column names. */
    private static List<Map<String, String>> parsed(String text) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> names = List.of();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                record.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    if (record.get(0).equals("type")) {
                        names = List.copyOf(record);
                    } else {
                        rows.add(named(names, record));
                    }
                    record.clear();
                }
            }
        }
        return rows;
    }

    private static Map<String, String> named(List<String> names, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.putIfAbsent(names.get(i).toLowerCase(java.util.Locale.ROOT), cells.get(i));
        }
        return row;
    }

    private static Map<String, Map<String, Long>> counted(
            List<Map<String, String>> rows, @org.jspecify.annotations.Nullable String column) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (Map<String, String> row : rows) {
            String measure = measure(row);
            String type = row.getOrDefault("type", "");
            if (!measure.isEmpty()) {
                String key = column == null ? "" : column.isEmpty() ? day(row) : key(row, column, type);
                counts.computeIfAbsent(key, k -> new TreeMap<>()).merge(measure, 1L, Long::sum);
            }
        }
        return counts;
    }

    /** A complaint has no queue; a queue event no job; a remote bounce has none of all this. */
    private static String key(Map<String, String> row, String column, String type) {
        boolean none = type.equals("rb")
                || (type.equals("f") && column.equals("queue"))
                || (type.equals("tq") && column.equals("jobid"));
        String value = none ? "" : row.getOrDefault(column, "");
        return value.equals("0.0.0.0") ? "" : value;
    }

    private static String measure(Map<String, String> row) {
        boolean unsent = row.getOrDefault("dlvtype", "").equals("discard");
        return switch (row.getOrDefault("type", "")) {
            case "d" -> unsent ? "not_sent" : "delivered";
            case "b" -> unsent ? "not_sent" : "bounced";
            case "t" -> unsent ? "not_sent" : "deferred";
            case "f" -> "complaints";
            case "tq" -> "queue_events";
            case "rb" -> "remote_bounces";
            default -> "";
        };
    }

    private static String day(Map<String, String> row) {
        String time = row.getOrDefault("timelogged", "");
        return time.contains("-")
                ? time.substring(0, 10)
                : Instant.ofEpochSecond(Long.parseLong(time)).toString().substring(0, 10);
    }

    private static Map<String, Map<String, Long>> found(JsonNode answer, String dimension) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (JsonNode row : answer) {
            Map<String, Long> cells = new TreeMap<>();
            for (String measure : MEASURES) {
                if (row.get(measure).asLong(0) > 0) {
                    cells.put(measure, row.get(measure).asLong());
                }
            }
            if (!cells.isEmpty()) {
                counts.put(row.get(dimension).isNull() ? "" : row.get(dimension).asString(), cells);
            }
        }
        return counts;
    }

    private static Map<String, Long> summed(Map<String, Map<String, Long>> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.values().forEach(cells -> cells.forEach((measure, n) -> sums.merge(measure, n, Long::sum)));
        return sums;
    }
}
