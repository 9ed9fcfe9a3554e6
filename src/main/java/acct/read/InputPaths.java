package acct.read;

import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/**
 * Turns what the operator typed into files: a file is taken as it is, also a pipe, a folder gives the files whose first
 * bytes show accounting files, whatever they are called, a pattern the regular files that match.
 *
 * @param files what is to be loaded, folders in order of their file names
 * @param passedOver what else is in folders, or matches a pattern
 * @param missing what does not exist, as it was typed
 */
public record InputPaths(List<AccountingFile> files, List<PassedOver> passedOver, List<String> missing) {
    /**
     * {@code acct-2026-11-20-0000.csv}, {@code accounting-20261120.csv.gz}, {@code .csv.zst} and the like: taken whatever is in
     * them, since one that has lost its header line is to be refused aloud.
     */
    private static final Pattern NAME = Pattern.compile("(acct.*|accounting-.*)\\.csv(\\.(gz|zst))?");

    /** Also {@code acct.csv.1} and the like; if one cannot be read, that is to be said aloud too. */
    private static final Pattern ROTATED_NAME = Pattern.compile("(acct.*|accounting-.*)\\.csv([.-].*)?");

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    public InputPaths {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
        missing = List.copyOf(missing);
    }

    /** Expands arguments; relative ones start at {@code folder}. */
    public static InputPaths expand(List<String> arguments, Path folder) {
        List<AccountingFile> files = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String argument : arguments) {
            Path path = folder.resolve(argument);
            if (Files.isDirectory(path)) {
                expandFolder(argument, path, files, passedOver);
            } else if (Files.exists(path) || !WILDCARD.matcher(argument).find()) {
                files.add(new AccountingFile(argument, path));
            } else if (!expandPattern(folder, argument, files, passedOver)) {
                missing.add(argument);
            }
        }
        return new InputPaths(files.stream().distinct().toList(), passedOver, missing);
    }

    private static void expandFolder(
            String argument, Path folder, List<AccountingFile> files, List<PassedOver> passedOver) {
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
            AccountingFile file = new AccountingFile(
                    Path.of(argument).resolve(entry.getFileName()).toString(), entry);
            PassedOver over = whyPassedOver(file);
            if (over == null) {
                files.add(file);
            } else {
                passedOver.add(over);
            }
        }
    }

    /** Null if it is taken. Nothing but a regular file is opened: a pipe would wait for its writer. */
    private static @Nullable PassedOver whyPassedOver(AccountingFile file) {
        if (!Files.isRegularFile(file.path())) {
            return PassedOver.of(file.shown(), kindOf(file.path()));
        }
        String name = String.valueOf(file.path().getFileName()).toLowerCase(Locale.ROOT);
        if (NAME.matcher(name).matches()) {
            return null;
        }
        boolean isAccounting;
        try {
            isAccounting = FileHead.isAccounting(file);
        } catch (IOException e) {
            return ROTATED_NAME.matcher(name).matches()
                    ? null
                    : PassedOver.of(file.shown(), "cannot be read: " + Unreadable.why(e));
        }
        if (isAccounting && name.startsWith(".")) {
            // Copying programs write so, and give the name when they are done; patterns of shells leave them out too.
            return new PassedOver(file.shown(), "is hidden, as a copy in the making is", true);
        }
        return isAccounting ? null : PassedOver.of(file.shown(), "does not look like an accounting file");
    }

    private static String kindOf(Path path) {
        if (Files.isDirectory(path)) {
            return "is a folder; name it too to load what is in it";
        }
        return Files.exists(path) ? "is not a regular file" : "is a link to nothing";
    }

    /** Expands a pattern whose wildcards stand in any part of the path. */
    private static boolean expandPattern(
            Path folder, String pattern, List<AccountingFile> files, List<PassedOver> passedOver) {
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
        Collections.sort(found);
        boolean relative = !Path.of(pattern).isAbsolute();
        for (Path file : found) {
            String shown = (relative ? folder.relativize(file) : file).toString();
            if (Files.isRegularFile(file)) {
                files.add(new AccountingFile(shown, file));
            } else {
                passedOver.add(PassedOver.of(shown, kindOf(file)));
            }
        }
        return found.stream().anyMatch(Files::isRegularFile);
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
