package acct.print;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table to put into a page: a fragment without style, in which every text is text. */
final class HtmlTable {
    private HtmlTable() {}

    static void print(Answer answer, PrintWriter out) {
        List<Column> columns = answer.columns();
        out.print("<table>\n<thead>\n<tr>");
        columns.forEach(column -> out.print(cell("th", column, LogText.visible(column.name()))));
        out.print("</tr>\n</thead>\n<tbody>\n");
        answer.rows().forEach(row -> line(columns, row, out));
        out.print("</tbody>\n</table>\n");
    }

    private static void line(List<Column> columns, List<? extends @Nullable Object> row, PrintWriter out) {
        out.print("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            out.print(cell("td", columns.get(i), columns.get(i).text(row.get(i))));
        }
        out.print("</tr>\n");
    }

    private static String cell(String tag, Column column, String text) {
        String alignment = column.kind().isNumber() ? " align=\"right\"" : "";
        return "<" + tag + alignment + ">" + escaped(text) + "</" + tag + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
