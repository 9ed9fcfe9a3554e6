package acct.read;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** How Commons CSV reads PowerMTA's files: RFC 4180, nothing trimmed, no empty line skipped, no comments. */
final class Records {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrim(false)
            .get();

    private Records() {}

    /** A parser over text that holds whole, well-formed records. */
    static CSVParser parser(String text) {
        try {
            return CSVParser.builder()
                    .setReader(new StringReader(text))
                    .setFormat(FORMAT)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of one record. */
    static List<String> parseOne(String record) {
        try (CSVParser parser = parser(record)) {
            return parser.iterator().next().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
