package acct.print;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Finding;
import acct.model.Measure;
import acct.model.ReplyCount;
import acct.model.Table;
import acct.model.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows, alerts and single values as JSON. Names and order are a contract: scripts read them. A number that the files
 * cannot know is {@code null}.
 */
public final class JsonRows {
    private static final JsonMapper COMPACT = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new JsonEscapes()).build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private static final JsonMapper INDENTED = COMPACT.rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(printer())
            .build();

    private JsonRows() {}

    /** {@code query --format json}: an array of objects, the dimensions and then the measures. */
    public static void writeRows(Writer out, List<Dimension> dimensions, Iterable<CountRow> rows) {
        List<String> keys = dimensions.stream().map(Dimension::label).toList();
        try (JsonGenerator json = indented(out)) {
            json.writeStartArray();
            for (CountRow row : rows) {
                json.writeStartObject();
                properties(json, keys, row);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        endLine(out);
    }

    /** {@code alerts --format json}: an array of objects. */
    public static void writeAlerts(Writer out, List<Finding> alerts) {
        try (JsonGenerator json = indented(out)) {
            alerts(json, alerts);
        }
        endLine(out);
    }

    /** {@code status --format json}: an array with one object, what is stored and the remarks on it. */
    public static void writeStatus(Writer out, Table status, List<Finding> remarks) {
        try (JsonGenerator json = indented(out)) {
            json.writeStartArray();
            for (List<@Nullable Object> row : status.rows()) {
                json.writeStartObject();
                for (int i = 0; i < row.size(); i++) {
                    value(json, status.columns().get(i), row.get(i));
                }
                json.writeName("remarks");
                findings(json, remarks);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        endLine(out);
    }

    /** {@code doctor --format json}: an array of objects. */
    public static void writeFindings(Writer out, List<Finding> findings) {
        try (JsonGenerator json = indented(out)) {
            findings(json, findings);
        }
        endLine(out);
    }

    /** A generator that leaves the writer open and ends each line with LF on every host. */
    public static JsonGenerator indented(Writer out) {
        return INDENTED.createGenerator(out);
    }

    /** Like {@link #indented}, everything on one line. */
    static JsonGenerator compact(Writer out) {
        return COMPACT.createGenerator(out);
    }

    /** The properties of one row: the key's values by name, then every measure. */
    public static void properties(JsonGenerator json, List<String> keys, CountRow row) {
        for (int i = 0; i < keys.size(); i++) {
            value(json, keys.get(i), row.key().get(i));
        }
        measures(json, row.counts());
    }

    /** Every measure as a property. */
    public static void measures(JsonGenerator json, Counts counts) {
        for (Measure measure : Measure.values()) {
            value(json, measure.label(), measure.of(counts));
        }
    }

    /** An array of alerts. */
    public static void alerts(JsonGenerator json, List<Finding> alerts) {
        json.writeStartArray();
        alerts.forEach(a -> alert(json, a));
        json.writeEndArray();
    }

    private static void alert(JsonGenerator json, Finding alert) {
        json.writeStartObject();
        value(json, "rule", alert.rule());
        value(json, "severity", alert.severity().label());
        value(json, "source_ip", alert.sourceIp());
        value(json, "vmta", alert.vmta());
        value(json, "pool", alert.pool());
        value(json, "isp", alert.isp());
        value(json, "day", alert.day().toString());
        value(json, "n", alert.hasRate() ? alert.n() : null);
        value(json, "x", alert.hasRate() ? alert.x() : null);
        value(json, "rate", alert.rate());
        value(json, "low", alert.low());
        value(json, "high", alert.high());
        value(json, "baseline", null);
        value(json, "p_adjusted", null);
        value(json, "state", null);
        json.writeName("replies").writeStartArray();
        for (ReplyCount reply : alert.replies()) {
            json.writeStartObject();
            value(json, "reply", reply.reply());
            value(json, "count", reply.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        value(json, "action", alert.action());
        json.writeEndObject();
    }

    /** An array of findings. */
    public static void findings(JsonGenerator json, List<Finding> findings) {
        json.writeStartArray();
        for (Finding finding : findings) {
            json.writeStartObject();
            value(json, "finding", finding.finding());
            value(json, "severity", finding.severity().label());
            value(json, "subject", finding.thing());
            value(json, "first_day", finding.firstDay());
            value(json, "last_day", finding.lastDay());
            value(json, "message", finding.message());
            value(json, "fix", finding.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** An array of objects, the columns' names and the cells of each row. */
    public static void table(
            JsonGenerator json, List<Column> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
        json.writeStartArray();
        rows.forEach(row -> object(json, columns, row));
        json.writeEndArray();
    }

    /** An object, the columns' names and the cells of one row. */
    static void object(JsonGenerator json, List<Column> columns, List<? extends @Nullable Object> row) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            value(json, columns.get(i).name(), value instanceof Column.Undefined ? null : value);
        }
        json.writeEndObject();
    }

    /** One property: a whole number, a fraction, true or false, else text; null where there is nothing. */
    public static void value(JsonGenerator json, String name, @Nullable Object value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger integer) {
            json.writeNumber(integer);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof Double || value instanceof Float) {
            fraction(json, ((Number) value).doubleValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(Times.iso(value));
        }
    }

    /** Ends the last line, as tools that read lines expect. */
    public static void endLine(Writer out) {
        try {
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fraction(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(Numbers.plain(value));
        } else {
            // JSON has no word for "not a number".
            json.writeNull();
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }
}
