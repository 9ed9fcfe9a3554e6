package acct.print;

import acct.model.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, with LF. Numbers are written as they are and null is an empty cell.
 *
 * <p>Text from a log could be taken for a formula by the spreadsheet that opens the file, so a text cell that begins
 * with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return gets a {@code '} in front; control
 * characters become visible escapes. Programs that need the exact text read JSON.
 */
final class CsvTable {
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    /** As RFC 4180 has it, but for LF. */
    static final CSVFormat COMMAS =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    /** The same between tabs, which no cell has, as control characters are visible. */
    static final CSVFormat TABS =
            COMMAS.builder().setDelimiter('\t').setQuote(null).get();

    private CsvTable() {}

    static void print(Answer answer, CSVFormat format, PrintWriter out) {
        try {
            // Not closed: that would close the caller's writer.
            CSVPrinter csv = new CSVPrinter(out, format);
            csv.printRecord(answer.columns().stream().map(c -> harmless(c.name())));
            for (List<? extends @Nullable Object> row : answer.rows()) {
                for (Object value : row) {
                    csv.print(cell(Nested.flat(value)));
                }
                csv.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object cell(@Nullable Object value) {
        if (value == null || value instanceof Column.Undefined) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            double fraction = ((Number) value).doubleValue();
            return Double.isFinite(fraction) ? Numbers.plain(fraction) : null;
        }
        return value instanceof Number || value instanceof Boolean ? value : harmless(Times.iso(value));
    }

    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return (formula ? "'" : "") + LogText.visible(text);
    }
}
