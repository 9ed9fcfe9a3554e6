package acct.print;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Finding;
import acct.model.Measure;
import acct.model.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
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
 * Answers and single values as JSON. Names and order are a contract: scripts read them. A number that the files
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

    /** An array of objects, or what else the answer's frame says. */
    static void print(Answer answer, PrintWriter out) {
        Answer.Frame frame = answer.frame();
        try (JsonGenerator json = indented(out)) {
            switch (frame.kind()) {
                case ARRAY -> {
                    json.writeStartArray();
                    answer.rows().forEach(row -> object(json, answer.columns(), row));
                    if (!frame.more().isEmpty()) {
                        tree(json, frame.more());
                    }
                    json.writeEndArray();
                }
                case OBJECT -> {
                    json.writeStartObject();
                    json.writeName(frame.rows());
                    table(json, answer.columns(), answer.rows());
                    frame.more().forEach((name, value) -> {
                        json.writeName(name);
                        tree(json, value);
                    });
                    json.writeEndObject();
                }
                case ROW -> answer.rows().forEach(row -> object(json, answer.columns(), row));
            }
        }
        endLine(out);
    }

    /** Each row as an object on a line of its own. */
    static void lines(Answer answer, PrintWriter out) {
        answer.rows().forEach(row -> {
            try (JsonGenerator json = COMPACT.createGenerator(out)) {
                object(json, answer.columns(), row);
            }
            out.print('\n');
        });
    }

    /** A generator that leaves the writer open and ends each line with LF on every host. */
    public static JsonGenerator indented(Writer out) {
        return INDENTED.createGenerator(out);
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
        tree(json, Sheets.ALERTS.objects(alerts));
    }

    /** An array of findings. */
    public static void findings(JsonGenerator json, List<Finding> findings) {
        tree(json, Sheets.FINDINGS.objects(findings));
    }

    /** An array of objects, the columns' names and the cells of each row. */
    public static void table(
            JsonGenerator json, List<Column> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
        json.writeStartArray();
        rows.forEach(row -> object(json, columns, row));
        json.writeEndArray();
    }

    private static void object(JsonGenerator json, List<Column> columns, List<? extends @Nullable Object> row) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeName(columns.get(i).name());
            if (row.get(i) instanceof Nested nested) {
                tree(json, nested.tree());
            } else {
                // A list that a statement gave is text, as in every format.
                cell(json, row.get(i));
            }
        }
        json.writeEndObject();
    }

    /** Lists and objects as such, and what stands in them. */
    public static void tree(JsonGenerator json, @Nullable Object value) {
        if (value instanceof Nested nested) {
            tree(json, nested.tree());
        } else if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            object.forEach((name, inside) -> {
                json.writeName(String.valueOf(name));
                tree(json, inside);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(inside -> tree(json, inside));
            json.writeEndArray();
        } else {
            cell(json, value);
        }
    }

    /** One property: a whole number, a fraction, true or false, else text; null where there is nothing. */
    public static void value(JsonGenerator json, String name, @Nullable Object value) {
        json.writeName(name);
        cell(json, value);
    }

    private static void cell(JsonGenerator json, @Nullable Object value) {
        if (value == null || value instanceof Column.Undefined) {
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
