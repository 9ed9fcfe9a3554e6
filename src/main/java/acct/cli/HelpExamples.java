package acct.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of each command shows as examples; read only when a help is printed. */
public final class HelpExamples {
    private static final String FILE = "examples.txt";
    private static final String SECTION = "examples";

    private HelpExamples() {}

    /**
     * A command line and what it does.
     *
     * @param command as it is typed
     * @param meaning a few words without a full stop
     */
    public record Example(String command, String meaning) {}

    /** All examples under the names of their commands. */
    public static Map<String, List<Example>> all() {
        Map<String, List<Example>> all = new LinkedHashMap<>();
        List<Example> examples = new ArrayList<>();
        String command = "";
        for (String line : text().lines().toList()) {
            if (line.startsWith("    ")) {
                examples.add(new Example(command, line.strip()));
            } else if (line.startsWith("  ")) {
                command = line.strip();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                examples = all.computeIfAbsent(line, name -> new ArrayList<>());
            }
        }
        return all;
    }

    /** Those of a command. */
    public static List<Example> of(CommandSpec command) {
        return all().getOrDefault(name(command), List.of());
    }

    /** How a command is typed, without that of the program: {@code pmta check}. */
    public static String name(CommandSpec command) {
        return command.qualifiedName().substring(command.root().name().length()).strip();
    }

    private static String text() {
        try (InputStream file = HelpExamples.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts them before the footer of each command's help. */
    static void addTo(CommandLine commands) {
        for (CommandLine command : commands.getSubcommands().values()) {
            addTo(command);
            List<String> sections = new ArrayList<>(command.getHelpSectionKeys());
            sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), SECTION);
            command.setHelpSectionKeys(sections);
            command.getHelpSectionMap().put(SECTION, HelpExamples::section);
        }
    }

    private static String section(Help help) {
        StringBuilder section = new StringBuilder();
        for (Example example : of(help.commandSpec())) {
            section.append(section.isEmpty() ? "\nExamples:\n" : "")
                    .append("  ")
                    .append(example.command())
                    .append("\n      ")
                    .append(example.meaning())
                    .append('\n');
        }
        return section.toString();
    }
}
