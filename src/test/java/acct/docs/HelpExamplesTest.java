package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import acct.cli.CommandLineInterface;
import acct.cli.HelpExamples;
import acct.cli.HelpExamples.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every example of a help runs over the sample, and its command has one. */
@Tag("slow")
final class HelpExamplesTest {
    private static final Path SAMPLE = Path.of("sample-logs");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void loadSample() throws IOException {
        Path target = Files.createDirectories(folder.resolve("sample-logs"));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
            }
        }
        assertThat(new Terminal(folder).run(List.of("nightly", "sample-logs")).code())
                .isZero();
        // A host has a name before it publishes.
        Files.writeString(folder.resolve("acct.yaml"), "server: mta1\n");
    }

    @Test
    void everyCommandButHelpHasOne() {
        List<String> commands = new ArrayList<>();
        add(CommandLineInterface.commandLine(Terminal.nowhere()), commands);
        commands.remove("help");
        assertThat(HelpExamples.all()).containsOnlyKeys(commands);
    }

    private static void add(CommandLine command, List<String> commands) {
        for (CommandLine part : command.getSubcommands().values()) {
            commands.add(HelpExamples.name(part.getCommandSpec()));
            add(part, commands);
        }
    }

    static Stream<Example> examples() {
        return HelpExamples.all().values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(Example example) {
        List<String> words = WORD.matcher(example.command())
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        assertThat(words.get(0)).isEqualTo("acct");
        byte[] input = "dsnStatus,dsnDiag\n5.1.1,550 5.1.1 user unknown\n".getBytes(StandardCharsets.UTF_8);
        Terminal.Result result = new Terminal(folder).run(words.subList(1, words.size()), input);
        // 3: something was found, which --fail-on asks for.
        assertThat(result.code())
                .as(result.all())
                .isIn(example.command().contains("--fail-on") ? List.of(0, 3) : List.of(0));
        assertThat(words.contains("-o") || words.contains("--quiet") ? "written" : result.all())
                .isNotBlank();
        assertThat(example.meaning()).isNotBlank().doesNotEndWith(".");
    }
}
