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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An uncompressed file of one layout, as the bulk lane reads it. What its first and last bytes say is looked at here;
 * the rest is {@link Survey}'s.
 *
 * @param path where it is
 * @param bytes its size when it was looked at
 * @param headerLine the header as it stands in the file, with its line feed
 * @param names the header's names in lower case, by cell
 * @param layout which cell holds which column
 * @param offsets the offsets from UTC that its first and last rows carry, in seconds
 */
public record PlainFile(
        Path path, long bytes, String headerLine, List<String> names, Layout layout, Set<Integer> offsets) {
    private static final int END_BYTES = 1 << 16;
    private static final Pattern OFFSET = Pattern.compile("\\d{2}:\\d{2}:\\d{2}([+-])(\\d{2})(\\d{2})[,\"\n]");

    public PlainFile {
        names = List.copyOf(names);
        offsets = Set.copyOf(new TreeSet<>(offsets));
    }

    /** Looks at a file's two ends. */
    public static PlainFile of(Path path) throws IOException, DoubtException {
        long bytes = Files.size(path);
        byte[] head;
        byte[] tail;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(END_BYTES);
            in.skipNBytes(Math.max(0, bytes - END_BYTES - head.length));
            tail = in.readNBytes(END_BYTES);
        }
        byte[] end = tail.length == 0 ? head : tail;
        if (head.length == 0 || end[end.length - 1] != '\n') {
            throw new DoubtException("the last line is not ended");
        }
        String first = new String(head, StandardCharsets.ISO_8859_1);
        int feed = first.indexOf('\n');
        if (feed < 0 || !FirstLine.isHeader(head, 0, feed) || (head[0] != 't' && head[0] != 'T')) {
            throw new DoubtException("the first line is no plain header");
        }
        String header = new String(head, 0, feed + 1, StandardCharsets.UTF_8);
        if (header.indexOf('"') >= 0) {
            throw new DoubtException("the header has quotes");
        }
        Layout layout = Layout.parse(header.substring(0, feed));
        Set<Integer> offsets = new HashSet<>(offsets(first));
        offsets.addAll(offsets(new String(end, StandardCharsets.ISO_8859_1)));
        return new PlainFile(path, bytes, header, plainNames(header.substring(0, feed)), layout, offsets);
    }

    /** The cell that holds a column, from 0; -1 if none does. */
    public int cell(Column column) {
        int[] cells = layout.cells(column);
        return cells == null ? -1 : cells[0];
    }

    /** The cells whose column means nothing to acct. */
    public List<Integer> ignoredCells() {
        List<Integer> ignored = new ArrayList<>();
        for (int cell = 0; cell < names.size(); cell++) {
            if (Column.of(names.get(cell)) == null) {
                ignored.add(cell);
            }
        }
        return ignored;
    }

    private static List<String> plainNames(String header) throws DoubtException {
        List<String> names = Arrays.stream(Pattern.compile(",").split(header, -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new DoubtException("a column name stands twice in the header");
        }
        if (Layout.parse(header).keepsCells()) {
            throw new DoubtException("header_* columns");
        }
        return names;
    }

    private static Set<Integer> offsets(String rows) {
        Set<Integer> offsets = new HashSet<>();
        Matcher matcher = OFFSET.matcher(rows);
        while (matcher.find()) {
            int seconds = Integer.parseInt(matcher.group(2)) * 3600 + Integer.parseInt(matcher.group(3)) * 60;
            if (seconds <= 18 * 3600 && Integer.parseInt(matcher.group(3)) < 60) {
                offsets.add(matcher.group(1).equals("-") ? -seconds : seconds);
            }
        }
        return offsets;
    }
}
