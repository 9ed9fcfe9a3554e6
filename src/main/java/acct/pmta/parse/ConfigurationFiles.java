package acct.pmta.parse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a configuration includes. Names are kept as the operator can open them; a report is often made on
 * another host than the mail server, so a folder there may stand for a copy here.
 */
public final class ConfigurationFiles {
    /** More files than that match no honest pattern. */
    private static final int MOST = 1_000;

    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://");

    private final Function<String, Path> opened;
    private final List<Root> roots;

    /**
     * The files of one host.
     *
     * @param opened turns a name into a path; relative names start in the working folder
     * @param roots folders of the mail server that are copied here; of a folder in another the inner one counts
     */
    public ConfigurationFiles(Function<String, Path> opened, List<Root> roots) {
        this.opened = opened;
        this.roots = roots.stream()
                .sorted(Comparator.comparing((Root root) -> root.folder().length())
                        .reversed())
                .toList();
    }

    /** A folder on the mail server and its copy here. */
    public record Root(String from, String to) {
        private String folder() {
            return from.endsWith("/") ? from.substring(0, from.length() - 1) : from;
        }

        private @Nullable String mapped(String name) {
            boolean below = name.startsWith(folder() + "/");
            return below ? to + name.substring(folder().length()) : null;
        }
    }

    Path path(String name) {
        return opened.apply(name);
    }

    static boolean isUrl(String name) {
        return URL.matcher(name).lookingAt();
    }

    /**
     * The files that an include names, in order; empty if there are none.
     *
     * @param name as written, perhaps with wildcards
     * @param main the file that includes began with; relative names start in its folder
     */
    List<String> included(String name, String main) {
        try {
            String here = here(name.replace('\\', '/'), main);
            if (here.indexOf('*') < 0 && here.indexOf('?') < 0) {
                return Files.isRegularFile(path(here)) ? List.of(here) : List.of();
            }
            return matching(here);
        } catch (InvalidPathException | IOException e) {
            return List.of();
        }
    }

    private String here(String name, String main) {
        for (Root root : roots) {
            String mapped = root.mapped(name);
            if (mapped != null) {
                return mapped;
            }
        }
        int slash = main.lastIndexOf('/');
        return name.startsWith("/") || slash < 0 ? name : main.substring(0, slash + 1) + name;
    }

    private List<String> matching(String pattern) throws IOException {
        List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
        List<String> steps = new ArrayList<>();
        Pattern.compile("/")
                .splitAsStream(pattern)
                .filter(step -> !step.isEmpty())
                .forEach(steps::add);
        for (int i = 0; i < steps.size() && !found.isEmpty(); i++) {
            List<String> next = new ArrayList<>();
            for (String folder : found) {
                next.addAll(step(folder, steps.get(i), i == steps.size() - 1));
            }
            found = next;
        }
        return found.stream().filter(name -> Files.isRegularFile(path(name))).toList();
    }

    private List<String> step(String folder, String step, boolean last) throws IOException {
        if (step.indexOf('*') < 0 && step.indexOf('?') < 0) {
            return List.of(folder + step + (last ? "" : "/"));
        }
        List<String> found = new ArrayList<>();
        Path where = path(folder.isEmpty() ? "." : folder);
        if (!Files.isDirectory(where)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(where)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                boolean wanted = last || Files.isDirectory(entry);
                if (wanted && found.size() < MOST && matches(step, name)) {
                    found.add(folder + name + (last ? "" : "/"));
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    /** Whether a name fits a pattern of {@code *} and {@code ?}; in time linear in both but for the last star. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int star = -1;
        int mark = 0;
        int n = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
