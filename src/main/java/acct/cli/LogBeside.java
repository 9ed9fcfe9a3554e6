package acct.cli;

import acct.audit.SeenInLog;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Measure;
import acct.pmta.snapshot.EffectiveSetting;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.JsonRows;
import acct.print.LogText;
import acct.print.Sample;
import acct.report.Words;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What the log shows beside the settings of a configuration; names and order of the JSON are a contract. */
public final class LogBeside {
    private static final List<Measure> MEASURES = List.of(
            Measure.DELIVERED,
            Measure.BOUNCED,
            Measure.DEFERRED,
            Measure.DELIVERED_SHARE,
            Measure.BOUNCED_SHARE,
            Measure.DEFERRED_SHARE);
    private static final int ROWS_FOR_PEOPLE = 20;

    private LogBeside() {}

    /** {@code In the log, vmta=v1, all days: first on 2026-11-17, last on 2026-11-18}. */
    public static String heading(SeenInLog seen) {
        if (seen.mail() == null) {
            return "In the log: nothing can be told";
        }
        String when =
                seen.firstDay() == null ? "no row" : "first on " + seen.firstDay() + ", last on " + seen.lastDay();
        return "In the log, " + LogText.visible(seen.mail()) + ", "
                + seen.days().label() + ": " + when;
    }

    /** The columns of {@link #rows}. */
    public static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(new Column("by", Kind.TEXT), new Column("value", Kind.KEY)));
        columns.addAll(Column.of(List.of(), MEASURES));
        columns.add(new Column("sample", Kind.TEXT));
        return columns;
    }

    /** For people: the total, then the largest of each split. */
    public static List<List<@Nullable Object>> rows(SeenInLog seen) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("all", "", seen.total()));
        for (SeenInLog.Split split : seen.splits()) {
            Words.first(split.rows(), ROWS_FOR_PEOPLE)
                    .forEach(row ->
                            rows.add(row(split.dimension().label(), row.key().get(0), row.counts())));
        }
        return rows;
    }

    private static List<@Nullable Object> row(String by, @Nullable String value, Counts counts) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(by, value));
        cells.addAll(Column.cells(new CountRow(List.of(), counts), MEASURES));
        cells.add(Sample.isFew(counts) ? "few recipients" : null);
        return cells;
    }

    /** The columns of {@link #replyRows}. */
    public static List<Column> replyColumns() {
        return List.of(
                new Column("bounced", Kind.COUNT),
                new Column("deferred", Kind.COUNT),
                new Column("category", Kind.KEY),
                new Column("reply", Kind.TEXT));
    }

    /** The most frequent answers. */
    public static List<List<@Nullable Object>> replyRows(SeenInLog seen) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        seen.replies()
                .forEach(reply -> rows.add(
                        Arrays.asList(reply.bounced(), reply.deferred(), reply.category(), Words.reply(reply.text()))));
        return rows;
    }

    /** The settings as without a log, and one more object, of the setting {@code log}, that has the log under its key. */
    public static void writeJson(Writer out, List<EffectiveSetting> settings, SeenInLog seen) {
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartArray();
            for (List<@Nullable Object> row : EffectiveSettings.rows(settings)) {
                json.writeStartObject();
                cells(json, row);
                json.writeEndObject();
            }
            json.writeStartObject();
            cells(json, Arrays.asList("log", seen.mail(), "log", null, null, null));
            json.writeName("log");
            log(json, seen);
            json.writeEndObject();
            json.writeEndArray();
        }
        JsonRows.endLine(out);
    }

    private static void cells(JsonGenerator json, List<@Nullable Object> row) {
        List<Column> columns = EffectiveSettings.columns();
        for (int i = 0; i < columns.size(); i++) {
            JsonRows.value(json, columns.get(i).name(), row.get(i));
        }
    }

    private static void log(JsonGenerator json, SeenInLog seen) {
        json.writeStartObject();
        JsonRows.value(json, "mail", seen.mail());
        JsonRows.value(json, "since", seen.days().since());
        JsonRows.value(json, "until", seen.days().until());
        JsonRows.value(json, "first_day", seen.firstDay());
        JsonRows.value(json, "last_day", seen.lastDay());
        JsonRows.measures(json, seen.total());
        json.writeName("by").writeStartObject();
        for (SeenInLog.Split split : seen.splits()) {
            Dimension dimension = split.dimension();
            json.writeName(dimension.label()).writeStartArray();
            for (CountRow row : split.rows()) {
                json.writeStartObject();
                JsonRows.properties(json, List.of(dimension.label()), row);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeName("replies").writeStartArray();
        for (SeenInLog.Reply reply : seen.replies()) {
            json.writeStartObject();
            JsonRows.value(json, "reply", reply.text());
            JsonRows.value(json, "category", reply.category());
            JsonRows.value(json, "bounced", reply.bounced());
            JsonRows.value(json, "deferred", reply.deferred());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("remarks").writeStartArray();
        seen.remarks().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}
