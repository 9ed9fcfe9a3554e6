package acct.load;

import acct.print.Column;
import acct.print.JsonRows;
import acct.print.Numbers;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What other rules changed in a store, as a table, as JSON and as a sentence; names and order are a contract. */
public final class Reclassification {
    private static final List<Column> COLUMNS = List.of(
            new Column("replies", Column.Kind.NUMBER),
            new Column("changed", Column.Kind.NUMBER),
            new Column("loads", Column.Kind.NUMBER));

    private Reclassification() {}

    /** The columns of {@link #row}. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** One value per column. */
    public static List<@Nullable Object> row(Reclassified done) {
        return Arrays.<@Nullable Object>asList(done.replies(), done.changed(), done.loads());
    }

    /** One object. */
    public static void writeJson(Writer out, Reclassified done) {
        List<@Nullable Object> row = row(done);
        try (JsonGenerator json = JsonRows.indented(out)) {
            json.writeStartObject();
            for (int i = 0; i < COLUMNS.size(); i++) {
                JsonRows.value(json, COLUMNS.get(i).name(), row.get(i));
            }
            json.writeEndObject();
        }
        JsonRows.endLine(out);
    }

    /**
     * Of a store that is only read.
     *
     * @param configuration the file whose rules are those of today; null if only acct's own are
     */
    public static String outdated(@Nullable String configuration) {
        String today = configuration == null
                ? "acct's own (no acct.yaml was found; --config names another configuration)"
                : "those of " + configuration;
        return "its replies or classes were judged by other rules than " + today
                + "; `acct reclassify` with the same configuration applies these";
    }

    /** For people. */
    public static String sentence(Reclassified done) {
        if (done.equals(Reclassified.NOTHING)) {
            return "the store was judged by these rules already; nothing was done";
        }
        return "the rules have changed: " + Numbers.count(done.changed()) + " of "
                + Numbers.count(done.replies(), "reply", "replies") + " mean something else now, the hours of "
                + Numbers.count(done.loads(), "load", "loads") + " were counted anew";
    }
}
