package acct.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds record counts of moved accounting files in PowerMTA's own log, plain, gzip or zstd.
 *
 * <p>The vendor documents that {@code count-moved-records} writes the number, but no sample of the line is known. So any
 * line counts that names a {@code .csv} file and has a number beside the word record, row or line.
 */
public final class PmtaLog {
    private static final Pattern FILE = Pattern.compile("[^\\s\"'<>|,;:=()\\[\\]]+\\.csv(?:\\.(?:gz|zst))?(?![\\w.])");
    private static final Pattern NUMBER_FIRST = Pattern.compile(
            "(?<![\\w.:-])(\\d{1,18})\\s+(?:\\w+\\s+)?(?:record|row|line)s?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD_FIRST = Pattern.compile(
            "\\b(?:record|row|line)s?(?:[ _-]?count)?\\s*(?:[:=]|is|are|moved)?\\s*(\\d{1,18})(?![\\w.:-]*\\w)",
            Pattern.CASE_INSENSITIVE);

    private PmtaLog() {}

    /** The counts in order; a file may be named twice, before and after it was moved, and counts once for each line. */
    public static List<MovedCount> movedCounts(Path log) throws IOException {
        List<MovedCount> counts = new ArrayList<>();
        try (AccountingFile.Opened opened = new AccountingFile(log.toString(), log).open(bytes -> {});
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(opened.bytes(), StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                read(number, line, counts);
            }
        }
        return counts;
    }

    private static void read(long number, String line, List<MovedCount> counts) {
        List<String> files = FILE.matcher(line)
                .results()
                .map(found -> baseName(found.group()))
                .distinct()
                .toList();
        if (files.isEmpty()) {
            return;
        }
        Long records = records(FILE.matcher(line).replaceAll(" "));
        if (records != null) {
            // Moved and renamed at once: the last name is the one under which the file is found.
            counts.add(new MovedCount(number, files.get(files.size() - 1), records));
        }
    }

    private static @Nullable Long records(String text) {
        Matcher first = NUMBER_FIRST.matcher(text);
        if (first.find()) {
            return Long.valueOf(first.group(1));
        }
        Matcher last = WORD_FIRST.matcher(text);
        return last.find() ? Long.valueOf(last.group(1)) : null;
    }

    private static String baseName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.replaceFirst("\\.(gz|zst)$", "");
    }
}
