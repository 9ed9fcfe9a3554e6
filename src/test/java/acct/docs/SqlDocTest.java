package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import acct.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list in {@code sql/README.md} names every statement that ships, with its label and its grain. */
final class SqlDocTest {
    private static final Path FOLDER = Path.of("sql");
    private static final Path DOCUMENT = FOLDER.resolve("README.md");
    private static final String MARK = "<!-- generated from here on -->\n";

    @Test
    void listIsCurrent() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(document).containsOnlyOnce(MARK);
        String written = document.substring(0, document.indexOf(MARK) + MARK.length());
        CurrentFile.assertCurrent(DOCUMENT, written + list());
    }

    @Test
    void everyStatementSaysLabelAndGrain() throws IOException {
        assertThat(names()).isNotEmpty().allSatisfy(name -> {
            assertThat(SqlFile.of(name).header("label")).isNotEmpty();
            assertThat(SqlFile.of(name).header("grain")).isNotEmpty();
        });
    }

    @Test
    void everyFolderIsExplained() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(names().stream()
                        .map(name -> name.substring(0, name.indexOf('/')))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(document).contains("\n| `" + folder + "` | "));
    }

    private static String list() throws IOException {
        StringBuilder list = new StringBuilder();
        String folder = "";
        for (String name : names()) {
            String here = name.substring(0, name.indexOf('/'));
            if (!here.equals(folder)) {
                list.append("\n## ").append(here).append("\n\n| File | What it answers | Grain |\n|---|---|---|\n");
                folder = here;
            }
            SqlFile file = SqlFile.of(name);
            list.append("| [" + name.substring(here.length() + 1) + "](" + name + ".sql) | ")
                    .append(file.header("label"))
                    .append(" | ")
                    .append(file.header("grain"))
                    .append(" |\n");
        }
        return list.toString();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.substring(0, name.length() - ".sql".length()))
                    .sorted()
                    .toList();
        }
    }
}
