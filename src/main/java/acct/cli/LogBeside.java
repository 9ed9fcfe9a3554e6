package acct.cli;

import acct.audit.SeenInLog;
import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.Measure;
import acct.print.Answer;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.LogText;
import acct.print.Sample;
import acct.print.Sheet;
import acct.report.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the log shows beside the settings of a configuration; names and order are a contract. */
final class LogBeside {
    private static final int ROWS_FOR_PEOPLE = 20;

    /** The most frequent answers. */
    static final Sheet<SeenInLog.Reply> REPLIES = new Sheet<SeenInLog.Reply>()
            .with(Kind.COUNT, "bounced", SeenInLog.Reply::bounced)
            .with(Kind.COUNT, "deferred", SeenInLog.Reply::deferred)
            .key("category", SeenInLog.Reply::category)
            .text("reply", reply -> Words.reply(reply.text()));

    private LogBeside() {}

    /** {@code In the log, vmta=v1, all days: first on 2026-11-17, last on 2026-11-18}. */
    static String heading(SeenInLog seen) {
        if (seen.mail() == null) {
            return "In the log: nothing can be told";
        }
        String when =
                seen.firstDay() == null ? "no row" : "first on " + seen.firstDay() + ", last on " + seen.lastDay();
        return "In the log, " + LogText.visible(seen.mail()) + ", "
                + seen.days().label() + ": " + when;
    }

    /** For people: the total, then the largest of each split. */
    static Answer counts(SeenInLog seen) {
        List<Column> columns = new ArrayList<>(List.of(new Column("by", Kind.TEXT), new Column("value", Kind.KEY)));
        columns.addAll(Column.of(List.of(), ConfigChanges.MEASURES));
        columns.add(new Column("sample", Kind.TEXT));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("all", "", seen.total()));
        for (SeenInLog.Split split : seen.splits()) {
            Words.first(split.rows(), ROWS_FOR_PEOPLE)
                    .forEach(row ->
                            rows.add(row(split.dimension().label(), row.key().get(0), row.counts())));
        }
        return new Answer(columns, rows);
    }

    private static List<@Nullable Object> row(String by, @Nullable String value, Counts counts) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(by, value));
        cells.addAll(Column.cells(new CountRow(List.of(), counts), ConfigChanges.MEASURES));
        cells.add(Sample.isFew(counts) ? "few recipients" : null);
        return cells;
    }

    /** In JSON one more object than settings, as if the log were one. */
    static Map<String, @Nullable Object> object(SeenInLog seen) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("setting", "log");
        object.put("value", seen.mail());
        object.put("from", "log");
        object.put("file", null);
        object.put("line", null);
        object.put("may", null);
        object.put("log", log(seen));
        return object;
    }

    private static Map<String, @Nullable Object> log(SeenInLog seen) {
        Map<String, @Nullable Object> log = new LinkedHashMap<>();
        log.put("mail", seen.mail());
        log.put("since", seen.days().since());
        log.put("until", seen.days().until());
        log.put("first_day", seen.firstDay());
        log.put("last_day", seen.lastDay());
        log.putAll(counts(List.of(), new CountRow(List.of(), seen.total())));
        Map<String, @Nullable Object> by = new LinkedHashMap<>();
        for (SeenInLog.Split split : seen.splits()) {
            List<Dimension> dimension = List.of(split.dimension());
            by.put(
                    split.dimension().label(),
                    split.rows().stream().map(row -> counts(dimension, row)).toList());
        }
        log.put("by", by);
        Sheet<SeenInLog.Reply> replies = new Sheet<SeenInLog.Reply>()
                .text("reply", SeenInLog.Reply::text)
                .key("category", SeenInLog.Reply::category)
                .number("bounced", SeenInLog.Reply::bounced)
                .number("deferred", SeenInLog.Reply::deferred);
        log.put("replies", replies.objects(seen.replies()));
        log.put("remarks", seen.remarks());
        return log;
    }

    private static Map<String, @Nullable Object> counts(List<Dimension> dimensions, CountRow row) {
        List<Measure> all = List.of(Measure.values());
        return Sheet.object(Column.of(dimensions, all), Column.cells(row, all));
    }
}
