package acct.cli;

import acct.load.FileResult;
import acct.print.Column;
import acct.print.JsonRows;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What became of the inputs of a run, as a table and as JSON; names and order of the JSON are a contract. */
public final class Receipts {
    private static final List<Column> COLUMNS = List.of(
            new Column("path", Column.Kind.TEXT),
            new Column("status", Column.Kind.TEXT),
            new Column("lines", Column.Kind.NUMBER),
            new Column("stored", Column.Kind.NUMBER),
            new Column("rejected", Column.Kind.NUMBER),
            new Column("pending_bytes", Column.Kind.NUMBER));

    private Receipts() {}

    /** The columns of {@link #rows}. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** One row per input. */
    public static List<List<@Nullable Object>> rows(List<FileResult> files) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (FileResult file : files) {
            rows.add(List.of(
                    file.path(),
                    file.status().label(),
                    file.lines(),
                    file.stored(),
                    file.rejected(),
                    file.pendingBytes()));
        }
        return rows;
    }

    /** The whole run as one object. */
    public static void writeJson(Writer out, List<FileResult> files) {
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartObject();
            properties(json, files);
            json.writeEndObject();
        }
        JsonRows.endLine(out);
    }

    /** A nightly run as one object: the inputs, the pages written, the findings. */
    public static void writeNightly(
            Writer out, List<FileResult> files, List<String> reports, List<acct.model.Finding> alerts) {
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartObject();
            properties(json, files);
            json.writeArrayPropertyStart("reports");
            reports.forEach(json::writeString);
            json.writeEndArray();
            json.writeName("alerts");
            JsonRows.alerts(json, alerts);
            json.writeEndObject();
        }
        JsonRows.endLine(out);
    }

    private static void properties(JsonGenerator json, List<FileResult> files) {
        json.writeArrayPropertyStart("files");
        files.forEach(file -> file(json, file));
        json.writeEndArray();
        json.writeNumberProperty("lines", sum(files, FileResult::lines));
        json.writeNumberProperty("stored", sum(files, FileResult::stored));
        json.writeNumberProperty("rejected", sum(files, FileResult::rejected));
    }

    private static long sum(List<FileResult> files, ToLongFunction<FileResult> number) {
        return files.stream().mapToLong(number).sum();
    }

    private static void file(JsonGenerator json, FileResult file) {
        json.writeStartObject();
        json.writeStringProperty("path", file.path());
        json.writeStringProperty("status", file.status().label());
        json.writeStringProperty("lane", file.lane().label());
        json.writeNumberProperty("lines", file.lines());
        json.writeNumberProperty("headers", file.headers());
        json.writeNumberProperty("blank", file.blank());
        json.writeNumberProperty("stored", file.stored());
        json.writeNumberProperty("rejected", file.rejected());
        json.writeNumberProperty("pending_bytes", file.pendingBytes());
        json.writeObjectPropertyStart("by_type");
        new TreeMap<>(file.byType()).forEach((type, rows) -> json.writeNumberProperty(type, rows));
        json.writeEndObject();
        JsonRows.value(json, "message", file.message().isEmpty() ? null : file.message());
        json.writeEndObject();
    }
}
