package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the page for several servers sees what it shows. */
@Tag("slow")
final class SeveralServersDocTest {
    private static final Path PAGE = Path.of("docs/several-servers.md");
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\n(.*?)^```$");
    private static final String ANYTHING = "…";

    @Test
    void commandsPrintWhatIsShown(@TempDir Path folder) throws IOException {
        Path here = folder;
        int done = 0;
        for (String block : CONSOLE.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList()) {
            for (String step : block.split("(?m)^(?=\\$ )", -1)) {
                String command = step.lines().findFirst().orElse("");
                if (command.startsWith("$ cd ")) {
                    here = folder.resolve(command.substring(5));
                } else if (command.startsWith("$ acct ")) {
                    Terminal.Result result =
                            new Terminal(here).run(List.of(command.substring(7).split(" ")));
                    assertThat(result.code()).as(command + "\n" + result.all()).isZero();
                    assertThat(result.all())
                            .as(command)
                            .matches(
                                    Pattern.compile(pattern(step.lines().skip(1).toList()), Pattern.DOTALL));
                    done++;
                }
            }
        }
        assertThat(done).isEqualTo(10);
    }

    private static String pattern(List<String> shown) {
        return shown.stream()
                        .map(line -> line.equals(ANYTHING)
                                ? ".*"
                                : Matcher.quoteReplacement(Pattern.quote(line).replace(ANYTHING, "\\E.*\\Q")))
                        .map(line -> line.replace("\\\\", "\\"))
                        .collect(Collectors.joining("\\s*"))
                + "\\s*";
    }
}
