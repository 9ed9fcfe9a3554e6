package acct.cli;

import acct.print.Column;
import acct.print.JsonRows;
import acct.verify.Verification;
import acct.verify.Verification.Status;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What a verification found, as a table and as JSON; names and order of the JSON are a contract. */
public final class Verifications {
    private static final List<Column> COLUMNS = List.of(
            new Column("load", Column.Kind.NUMBER),
            new Column("path", Column.Kind.TEXT),
            new Column("status", Column.Kind.TEXT),
            new Column("message", Column.Kind.TEXT));

    private Verifications() {}

    /** The columns of {@link #rows}. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** One row per load. */
    public static List<List<@Nullable Object>> rows(Verification.Run run) {
        return run.loads().stream()
                .map(load -> List.<@Nullable Object>of(
                        load.load(), load.path(), load.status().label(), load.message()))
                .toList();
    }

    /** The whole run as one object. */
    public static void writeJson(Writer out, Verification.Run run) {
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("loads");
            for (Verification load : run.loads()) {
                json.writeStartObject();
                json.writeNumberProperty("load", load.load());
                json.writeStringProperty("path", load.path());
                json.writeStringProperty("status", load.status().label());
                JsonRows.value(json, "message", load.message().isEmpty() ? null : load.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("checks");
            for (Verification.Unsound unsound : run.unsound()) {
                json.writeStartObject();
                json.writeStringProperty("check", unsound.check());
                json.writeStringProperty("message", unsound.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("unknown");
            run.unknown().forEach(json::writeString);
            json.writeEndArray();
            for (Status status : Status.values()) {
                json.writeNumberProperty(status.label().replace('-', '_'), run.count(status));
            }
            json.writeEndObject();
        }
        JsonRows.endLine(out);
    }
}
