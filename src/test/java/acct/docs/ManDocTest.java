package acct.docs;

import static org.assertj.core.api.Assertions.assertThat;

import acct.cli.CommandLineInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/man} has a manual page for acct and for each command. */
final class ManDocTest {
    private static final Path PAGES = Path.of("docs/man");

    @Test
    void isCurrent() throws IOException {
        CommandLine acct = CommandLineInterface.commandLine(Terminal.nowhere());
        Map<String, String> pages = new TreeMap<>();
        add(pages, acct);
        acct.getSubcommands().values().forEach(command -> add(pages, command));
        Files.createDirectories(PAGES);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            CurrentFile.assertCurrent(PAGES.resolve(page.getKey()), page.getValue());
        }
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    private static void add(Map<String, String> pages, CommandLine command) {
        pages.put(ManPage.file(command), ManPage.of(command));
    }

    @Test
    void noLineOfAPageIsTakenForARequest() {
        CommandLine acct = CommandLineInterface.commandLine(Terminal.nowhere());
        assertThat(acct.getSubcommands().values())
                .allSatisfy(command -> assertThat(ManPage.of(command).lines())
                        .allMatch(line -> !line.startsWith("'")
                                && (!line.startsWith(".") || line.matches("\\.(TH|SH|TP|nf|fi|nh|ad)( .*)?"))));
    }
}
