package acct.docs;

import acct.cli.CommandLineInterface;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/cli.md} is what {@code --help} says. */
final class CliDocTest {
    private static final String BEGINNING = """
            # Commands

            What `acct --help` and the help of each command say. This page is generated; CONTRIBUTING says how to renew it.
            """;

    @Test
    void isCurrent() throws IOException {
        CommandLine acct = CommandLineInterface.commandLine(Terminal.nowhere());
        StringBuilder page = new StringBuilder(BEGINNING);
        section(page, "acct", acct);
        sections(page, "acct", acct);
        CurrentFile.assertCurrent(Path.of("docs/cli.md"), page.toString());
    }

    private static void sections(StringBuilder page, String title, CommandLine around) {
        around.getSubcommands().forEach((name, command) -> {
            section(page, title + " " + name, command);
            sections(page, title + " " + name, command);
        });
    }

    private static void section(StringBuilder page, String title, CommandLine command) {
        String help = command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n");
        page.append("\n## ").append(title).append("\n\n```text\n");
        help.lines()
                .map(String::stripTrailing)
                .forEach(line -> page.append(line).append('\n'));
        page.append("```\n");
    }
}
