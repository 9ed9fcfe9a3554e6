package acct.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns what the operator typed into files: a file is taken as it is, a folder gives what looks like accounting files,
 * a pattern what matches.
 *
 * @param files what is to be loaded, folders in order of their file names
 * @param passedOver files of folders that do not look like accounting files
 * @param missing what does not exist, as it was typed
 */
public record InputPaths(List<AccountingFile> files, List<String> passedOver, List<String> missing) {
    /** {@code acct-2026-11-20-0000.csv}, {@code accounting-20261120.csv.gz}, {@code .csv.zst} and the like. */
    private static final Pattern NAME = Pattern.compile("(acct.*|accounting-.*)\\.csv(\\.(gz|zst))?");

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    public InputPaths {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
        missing = List.copyOf(missing);
    }

    /** Expands arguments; relative ones start at {@code folder}. */
    public static InputPaths expand(List<String> arguments, Path folder) {
        List<AccountingFile> files = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String argument : arguments) {
            Path path = folder.resolve(argument);
            if (Files.isDirectory(path)) {
                expandFolder(argument, path, files, passedOver);
            } else if (Files.exists(path) || !WILDCARD.matcher(argument).find()) {
                files.add(new AccountingFile(argument, path));
            } else if (!expandPattern(folder, argument, files)) {
                missing.add(argument);
            }
        }
        return new InputPaths(files.stream().distinct().toList(), passedOver, missing);
    }

    private static void expandFolder(
            String argument, Path folder, List<AccountingFile> files, List<String> passedOver) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // An unreadable folder is reported like an unreadable file, when it is opened.
            files.add(new AccountingFile(argument, folder));
            return;
        }
        Collections.sort(entries);
        for (Path entry : entries) {
            if (Files.isRegularFile(entry)) {
                String shown = Path.of(argument).resolve(entry.getFileName()).toString();
                if (looksLikeAccounting(entry)) {
                    files.add(new AccountingFile(shown, entry));
                } else {
                    passedOver.add(shown);
                }
            }
        }
    }

    private static boolean looksLikeAccounting(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() || (name.endsWith(".csv") && beginsWithType(file));
    }

    private static boolean beginsWithType(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(64 * 1024);
            String line =
                    new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
            byte[] first = line.getBytes(StandardCharsets.UTF_8);
            return FirstLine.isHeader(first, 0, first.length);
        } catch (IOException e) {
            return false;
        }
    }

    /** Expands a pattern whose wildcards stand in any part of the path. */
    private static boolean expandPattern(Path folder, String pattern, List<AccountingFile> files) {
        Path whole = folder.resolve(pattern);
        Path root = whole.getRoot();
        List<Path> found = new ArrayList<>(List.of(root == null ? folder : root));
        for (Path part : whole) {
            List<Path> next = new ArrayList<>();
            for (Path parent : found) {
                step(parent, part.toString(), next);
            }
            found = next;
        }
        found.removeIf(Files::isDirectory);
        Collections.sort(found);
        boolean relative = !Path.of(pattern).isAbsolute();
        for (Path file : found) {
            files.add(new AccountingFile((relative ? folder.relativize(file) : file).toString(), file));
        }
        return !found.isEmpty();
    }

    private static void step(Path parent, String part, List<Path> next) {
        if (!WILDCARD.matcher(part).find()) {
            Path path = parent.resolve(part);
            if (Files.exists(path)) {
                next.add(path);
            }
            return;
        }
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
        } catch (PatternSyntaxException e) {
            // An unclosed bracket is no pattern, and there is no file of that name.
            return;
        }
        try (DirectoryStream<Path> stream =
                Files.newDirectoryStream(parent, child -> matcher.matches(child.getFileName()))) {
            stream.forEach(next::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // A parent that is no readable folder matches nothing.
            return;
        }
    }
}
