package acct.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An uncompressed file of one layout, as the bulk lane reads it. What its first and last bytes say is looked at here;
 * the rest is {@link Survey}'s.
 *
 * @param path where it is
 * @param stamp as it was when it was looked at
 * @param beginning its first 64 KB, a character for each byte
 * @param names the header's names in lower case, by cell
 * @param layout which cell holds which column
 */
public record PlainFile(Path path, FileStamp stamp, String beginning, List<String> names, Layout layout) {
    private static final int END_BYTES = 1 << 16;
    private static final Pattern COMMA = Pattern.compile(",");

    public PlainFile {
        names = List.copyOf(names);
    }

    /** Looks at a file's two ends. */
    public static PlainFile of(Path path) throws IOException, DoubtException {
        FileStamp stamp = FileStamp.of(path);
        long bytes = stamp.bytes();
        String beginning;
        String end;
        try (InputStream in = Files.newInputStream(path)) {
            beginning = text(in.readNBytes(END_BYTES));
            in.skipNBytes(Math.max(0, bytes - END_BYTES - beginning.length()));
            end = beginning + text(in.readNBytes(END_BYTES));
        }
        if (!end.endsWith("\n")) {
            throw new DoubtException("the last line is not ended");
        }
        String header = header(beginning);
        Layout layout = Layout.parse(header.stripTrailing());
        if (layout.keepsCells()) {
            throw new DoubtException("header_* columns");
        }
        return new PlainFile(path, stamp, beginning, names(header), layout);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String header(String beginning) throws DoubtException {
        String header = new String(
                beginning.substring(0, beginning.indexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
        if (header.indexOf('"') >= 0 || !header.toLowerCase(Locale.ROOT).startsWith("type,")) {
            throw new DoubtException("the first line is no plain header");
        }
        return header;
    }

    private static List<String> names(String header) throws DoubtException {
        List<String> names = Arrays.stream(COMMA.split(header, -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new DoubtException("a column name stands twice in the header");
        }
        return names;
    }

    /** The header line with its line feed. */
    String headerLine() throws DoubtException {
        return header(beginning);
    }

    /** Whether these are its first bytes. */
    public boolean beginsWith(byte[] head) {
        return beginning.startsWith(text(head));
    }

    /** Its size when it was looked at. */
    public long bytes() {
        return stamp.bytes();
    }

    /** Whether the name still stands for this file, and nobody has written to it. */
    public boolean isUnchanged() throws IOException {
        return FileStamp.of(path).equals(stamp);
    }

    /** The cell that holds a column, from 0; -1 if none does. */
    public int cell(LogColumn column) {
        int[] cells = layout.cells(column);
        return cells == null ? -1 : cells[0];
    }

    /** The cells whose column means nothing to acct. */
    public List<Integer> ignoredCells() {
        List<Integer> ignored = new ArrayList<>();
        for (int cell = 0; cell < names.size(); cell++) {
            if (LogColumn.of(names.get(cell)) == null) {
                ignored.add(cell);
            }
        }
        return ignored;
    }
}
