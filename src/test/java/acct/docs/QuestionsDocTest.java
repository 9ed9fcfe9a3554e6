package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.NamedQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of {@code docs/questions.md} answers on the sample logs, or the page says why it cannot. */
@Tag("slow")
final class QuestionsDocTest {
    private static final Path DOCUMENT = Path.of("docs/questions.md");
    private static final Path SAMPLE = Path.of("sample-logs");
    private static final Pattern LINE = Pattern.compile("\\| (.+) \\| `acct ([^`]+)` \\|");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static @Nullable Terminal terminal;

    /** A question and its command. */
    private record Asked(String question, String command) {
        @Override
        public String toString() {
            return command;
        }
    }

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
        Terminal opened = new Terminal(folder);
        List<String> night = new ArrayList<>(List.of("nightly"));
        List.of(
                        "acct-2026-11-17-0000.csv",
                        "acct-2026-11-18-0000.csv",
                        "acct-2026-11-18-0001.csv",
                        "accounting-20261119.csv")
                .forEach(night::add);
        Terminal.Result result = opened.run(night);
        assertThat(result.code()).as(result.all()).isZero();
        terminal = opened;
    }

    static List<Asked> questions() throws IOException {
        String text = Files.readString(DOCUMENT);
        Matcher line = LINE.matcher(text);
        List<Asked> all = new ArrayList<>();
        while (line.find()) {
            all.add(new Asked(line.group(1), line.group(2)));
        }
        return all;
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command)
                .results()
                .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return words;
    }

    @Test
    void thereAreFortyAndEveryShippedQuestionIsAmongThem() throws IOException {
        List<Asked> questions = questions();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(40);
        assertThat(questions).extracting(Asked::command).doesNotHaveDuplicates().noneMatch(c -> c.contains("--sql"));
        for (String name : NamedQueries.shipped()) {
            assertThat(questions)
                    .as(name)
                    .anySatisfy(asked -> assertThat(words(asked.command())).startsWith("query", name));
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredOrSaysWhyNot(Asked asked) {
        Terminal opened = terminal;
        assertThat(opened).isNotNull();
        if (opened == null) {
            return;
        }
        Terminal.Result result = opened.run(words(asked.command()));
        assertThat(result.code()).as(result.all()).isZero();
        boolean isAnswered =
                !result.out().contains("(no rows)") && !result.out().isBlank();
        assertThat(isAnswered)
                .as(asked.question() + "\n" + result.all())
                .isEqualTo(!asked.question().contains("None in the sample"));
    }
}
