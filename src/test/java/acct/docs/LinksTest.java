package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a document links to is there. */
final class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final List<String> ROOMS = List.of("docs", "sql", "sample-logs");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            String prose = CODE.matcher(Files.readString(document)).replaceAll("");
            for (String target :
                    LINK.matcher(prose).results().map(link -> link.group(1)).toList()) {
                if (target.contains("://") || target.startsWith("#") || target.startsWith("mailto:")) {
                    continue;
                }
                links++;
                Path folder = document.toAbsolutePath().getParent();
                if (folder == null || !Files.exists(folder.resolve(target.replaceFirst("#.*", "")))) {
                    dead.add(document + ": " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).as("links found").isGreaterThan(20);
    }

    private static List<Path> documents() {
        List<Path> documents = new ArrayList<>();
        collect(documents, Path.of(""), 1);
        ROOMS.forEach(room -> collect(documents, Path.of(room), Integer.MAX_VALUE));
        return documents;
    }

    private static void collect(List<Path> documents, Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
