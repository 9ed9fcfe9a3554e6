package acct.alert;

import acct.judge.OwnRule.Terms;
import acct.model.Metric;
import acct.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the comments at the beginning of a rule's file: what it is called, when it speaks, and what it says. */
final class OwnRuleHeader {
    private static final Pattern LINE = Pattern.compile("-- ([a-z][a-z-]*):(.*)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}[a-z0-9]");
    private static final Pattern RATE = Pattern.compile("[01]?\\.?[0-9]{1,18}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private static final List<String> KEYS = List.of(
            "label",
            "rule",
            "metric",
            "severity",
            "limit",
            "warning",
            "critical",
            "min-events",
            "min-cases",
            "advice",
            "grain",
            "params",
            "columns",
            "needs",
            "order",
            "engine");

    /** What mail does; the other metrics are about files, configurations and plans. */
    private static final List<Metric> METRICS = List.of(
            Metric.HARD,
            Metric.BLOCK,
            Metric.DEFERRAL,
            Metric.COMPLAINT,
            Metric.REPLY,
            Metric.CONNECTION,
            Metric.AUTHENTICATION,
            Metric.LATENCY,
            Metric.VOLUME);

    private static final long ENOUGH_EVENTS = 5;
    private static final long ENOUGH_CASES = 200;

    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private OwnRuleHeader(String file) {
        this.file = file;
    }

    /** What stands behind a key. */
    private record Entry(int line, String value) {}

    /** What is wrong with a file. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;

        Wrong(int line, String why) {
            super(why);
            this.line = line;
        }

        int line() {
            return line;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** The terms of a rule. */
    static Terms read(String file, String text) throws Wrong {
        OwnRuleHeader header = new OwnRuleHeader(file);
        List<String> lines = text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("--"))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            header.take(i + 1, lines.get(i));
        }
        return header.terms();
    }

    private void take(int number, String line) throws Wrong {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        String key = matcher.group(1);
        String value = matcher.group(2).strip();
        if (!KEYS.contains(key)) {
            throw new Wrong(number, "unknown key '" + key + "'; valid keys: " + String.join(", ", KEYS));
        }
        if (value.isEmpty()) {
            throw new Wrong(number, "'" + key + "' is empty");
        }
        if (entries.put(key, new Entry(number, value)) != null) {
            throw new Wrong(number, "'" + key + "' stands here a second time");
        }
    }

    private Terms terms() throws Wrong {
        Entry rule = required("rule");
        if (!NAME.matcher(rule.value()).matches()) {
            throw new Wrong(rule.line(), "'rule' is '" + rule.value() + "'; write small letters, digits and hyphens");
        }
        Double warning = rate("warning");
        Double critical = rate("critical");
        Entry severity = entries.get("severity");
        if (severity != null || entries.containsKey("limit")) {
            if (warning != null || critical != null) {
                throw new Wrong(
                        required(warning != null ? "warning" : "critical").line(),
                        "write 'severity' and 'limit', or 'warning' and 'critical', not both");
            }
            boolean isCritical = isCritical(required("severity"));
            required("limit");
            Double limit = rate("limit");
            warning = isCritical ? null : limit;
            critical = isCritical ? limit : null;
        }
        if (warning == null && critical == null) {
            throw new Wrong(1, "needs 'severity' and 'limit', or 'warning' and 'critical'");
        }
        if (warning != null && critical != null && warning > critical) {
            throw new Wrong(required("warning").line(), "'warning' must not be above 'critical'");
        }
        columns();
        return new Terms(
                file,
                rule.value(),
                metric(required("metric")),
                warning,
                critical,
                count("min-events", ENOUGH_EVENTS),
                count("min-cases", ENOUGH_CASES),
                withoutStop(required("label").value()),
                text("advice"));
    }

    private String text(String key) {
        Entry entry = entries.get(key);
        return entry == null ? "" : entry.value();
    }

    private Entry required(String key) throws Wrong {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new Wrong(1, "needs a line '-- " + key + ": …' in its header");
        }
        return entry;
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isCritical(Entry severity) throws Wrong {
        if (severity.value().equals(Severity.CRITICAL.label())) {
            return true;
        }
        if (severity.value().equals(Severity.WARNING.label())) {
            return false;
        }
        throw new Wrong(severity.line(), "'severity' is '" + severity.value() + "'; valid are warning, critical");
    }

    private static Metric metric(Entry entry) throws Wrong {
        return METRICS.stream()
                .filter(metric -> metric.label().equals(entry.value()))
                .findFirst()
                .orElseThrow(() -> new Wrong(
                        entry.line(),
                        "'metric' is '" + entry.value() + "'; valid are "
                                + METRICS.stream().map(Metric::label).collect(Collectors.joining(", "))));
    }

    private @Nullable Double rate(String key) throws Wrong {
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        if (!RATE.matcher(entry.value()).matches() || Double.parseDouble(entry.value()) > 1) {
            throw new Wrong(
                    entry.line(),
                    "'" + key + "' is '" + entry.value() + "'; write a fraction from 0 to 1, such as 0.02 for 2 %");
        }
        return Double.valueOf(entry.value());
    }

    private long count(String key, long usual) throws Wrong {
        Entry entry = entries.get(key);
        if (entry == null) {
            return usual;
        }
        if (!COUNT.matcher(entry.value()).matches()) {
            throw new Wrong(
                    entry.line(), "'" + key + "' is '" + entry.value() + "'; write a whole number, such as 200");
        }
        return Long.parseLong(entry.value());
    }

    /** What a header says of its columns is for people; but it should be true. */
    private void columns() throws Wrong {
        Entry entry = entries.get("columns");
        if (entry == null) {
            return;
        }
        // Words in brackets explain a column.
        Set<String> named = new TreeSet<>(
                List.of(entry.value().replaceAll("\\([^)]*\\)", "").strip().split("[,\\s]+")));
        for (String column : named) {
            if (!OwnRuleFiles.COLUMNS.contains(column)) {
                throw new Wrong(
                        entry.line(),
                        "'columns' names '" + column + "'; valid are " + String.join(", ", OwnRuleFiles.COLUMNS));
            }
        }
    }
}
