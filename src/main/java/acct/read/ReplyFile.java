package acct.read;

import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of failures, plain, gzip or zstd: a header with {@code dsnStatus}, {@code dsnDiag} and {@code bounceCat}, or some
 * of them, by name and ignoring case; other columns are passed over. Rows are read as they are asked for.
 *
 * <p>Unlike an accounting file it is made by hand or by a query, so a damaged quote is read as well as it can be.
 */
public final class ReplyFile implements Iterator<FailedReply>, AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();

    private static final String STATUS = "dsnStatus";
    private static final String REPLY = "dsnDiag";
    private static final String CATEGORY = "bounceCat";

    private final String shown;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> names;

    private ReplyFile(String shown, InputStream bytes) throws IOException {
        this.shown = shown;
        Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        this.parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get();
        this.records = parser.iterator();
        this.names = records.hasNext() ? names(records.next()) : List.of();
        if (!names.contains(name(STATUS)) && !names.contains(name(REPLY)) && !names.contains(name(CATEGORY))) {
            parser.close();
            throw new UserException(
                    ExitCode.REFUSED,
                    shown + ": the first line must be a header with at least one of " + STATUS + ", " + REPLY + ", "
                            + CATEGORY);
        }
    }

    /**
     * Opens a file.
     *
     * @param shown how the operator names it
     */
    public static ReplyFile open(String shown, Path path) {
        try {
            return new ReplyFile(
                    shown, new AccountingFile(shown, path).open(bytes -> {}).bytes());
        } catch (NoSuchFileException e) {
            throw new UserException(ExitCode.FAILED, shown + ": no such file", e);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(shown, e);
        }
    }

    /** Reads a stream that is already open, such as standard input. */
    public static ReplyFile of(String shown, InputStream bytes) {
        try {
            return new ReplyFile(
                    shown, AccountingFile.decompressed(bytes, Ending.COMPLETE).bytes());
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(shown, e);
        }
    }

    private static UserException unreadable(String shown, Exception e) {
        return new UserException(ExitCode.FAILED, shown + ": cannot be read: " + e.getMessage(), e);
    }

    private static List<String> names(CSVRecord header) {
        List<String> names = new ArrayList<>();
        for (String cell : header) {
            names.add(name(cell.startsWith("\uFEFF") ? cell.substring(1) : cell));
        }
        return names;
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw unreadable(shown + ": line " + parser.getCurrentLineNumber(), e);
        }
    }

    @Override
    public FailedReply next() {
        CSVRecord row = records.next();
        return new FailedReply(cell(row, STATUS), cell(row, REPLY), cell(row, CATEGORY));
    }

    /** Of columns with the same name the first that is not empty, as in accounting files. */
    private @Nullable String cell(CSVRecord row, String column) {
        String name = name(column);
        String found = null;
        for (int i = 0; i < names.size() && i < row.size(); i++) {
            if (names.get(i).equals(name) && (found == null || found.isEmpty())) {
                found = row.get(i);
            }
        }
        return found;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(shown, e);
        }
    }
}
