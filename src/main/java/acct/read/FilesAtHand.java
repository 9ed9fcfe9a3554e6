package acct.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** What lies on disk where PowerMTA writes its files. */
public final class FilesAtHand {
    private FilesAtHand() {}

    /**
     * The files that PowerMTA makes of one {@code <acct-file>} path: {@code acct-2026-11-18-0003.csv} of
     * {@code acct.csv}. Empty if the folder cannot be read.
     */
    public static List<Path> of(Path acctFile) {
        Path folder = acctFile.getParent();
        Path last = acctFile.getFileName();
        if (folder == null || last == null) {
            return List.of();
        }
        String name = last.toString();
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        Pattern numbered =
                Pattern.compile(Pattern.quote(base) + "-\\d{4}-\\d{2}-\\d{2}-\\d{4,9}" + Pattern.quote(ending));
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (numbered.matcher(String.valueOf(entry.getFileName())).matches() && Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // The configuration may be a copy from another host.
            return List.of();
        }
        Collections.sort(files);
        return files;
    }

    /** Whether a file is there and holds a header line at most; PowerMTA writes such a file in a quiet time. */
    public static boolean isWithoutRows(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] head = in.readNBytes(1 << 16);
            int end = 0;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            return end + 1 >= head.length && head.length < 1 << 16;
        } catch (IOException e) {
            return false;
        }
    }
}
