package acct.docs;

import acct.Version;
import acct.cli.HelpExamples;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page in roff, made of what the help says: {@code acct-query.1} for {@code acct query}. */
final class ManPage {
    private final CommandSpec command;
    private final StringBuilder roff = new StringBuilder();

    private ManPage(CommandLine command) {
        this.command = command.getCommandSpec();
    }

    /** The name of its file. */
    static String file(CommandLine command) {
        return dashed(command.getCommandSpec()) + ".1";
    }

    /** The page. */
    static String of(CommandLine command) {
        ManPage page = new ManPage(command);
        page.write();
        return page.roff.toString();
    }

    private static String dashed(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private void write() {
        String name = dashed(command);
        List<String> told = List.of(command.usageMessage().description());
        roff.append(".TH ").append(quoted(name.toUpperCase(Locale.ROOT))).append(" 1 \"\" ");
        roff.append(quoted("acct " + Version.current())).append(" \"acct\"\n.nh\n.ad l\n");
        heading("NAME");
        roff.append(text(name))
                .append(" \\- ")
                .append(text(lowered(first(told))))
                .append('\n');
        heading("SYNOPSIS");
        roff.append(".nf\n");
        command.commandLine()
                .getHelp()
                .synopsis(0)
                .lines()
                .forEach(line -> roff.append(text(line)).append('\n'));
        roff.append(".fi\n");
        heading("DESCRIPTION");
        told.forEach(sentence -> roff.append(text(sentence)).append('\n'));
        commands();
        arguments();
        options();
        examples();
        footer();
        heading("SEE ALSO");
        roff.append(text(command.parent() == null ? "acct-query(1), acct-nightly(1)" : "acct(1)"))
                .append('\n');
    }

    private static String first(List<String> told) {
        return told.isEmpty() ? "" : told.get(0).split("(?<=[.:;]) ", 2)[0].replaceFirst("[.:;]$", "");
    }

    private static String lowered(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private void heading(String title) {
        roff.append(".SH ").append(title).append('\n');
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        heading("COMMANDS");
        command.subcommands()
                .forEach((name, below) -> entry(
                        name,
                        String.join(" ", below.getCommandSpec().usageMessage().description())));
    }

    private void arguments() {
        List<PositionalParamSpec> shown = command.positionalParameters().stream()
                .filter(one -> !one.hidden())
                .toList();
        if (!shown.isEmpty()) {
            heading("ARGUMENTS");
            shown.forEach(one -> entry(one.paramLabel(), described(one)));
        }
    }

    private void options() {
        List<OptionSpec> shown = command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
        if (!shown.isEmpty()) {
            heading("OPTIONS");
            shown.forEach(option -> entry(names(option), described(option)));
        }
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
        return Stream.of(option.names()).collect(Collectors.joining(", ")) + value;
    }

    private static String described(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void entry(String name, String meaning) {
        roff.append(".TP\n\\fB")
                .append(text(name))
                .append("\\fR\n")
                .append(text(meaning))
                .append('\n');
    }

    private void examples() {
        List<HelpExamples.Example> examples = HelpExamples.of(command);
        if (!examples.isEmpty()) {
            heading("EXAMPLES");
            examples.forEach(example -> entry(example.command(), example.meaning()));
        }
    }

    private void footer() {
        List<String> lines = Stream.of(command.usageMessage().footer())
                .map(line -> Ansi.OFF.string(line).strip())
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty()) {
            heading("NOTES");
            lines.forEach(line -> roff.append(text(line)).append('\n'));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Text that means itself: backslashes, dashes, and dots and quotes that begin a line. */
    private static String text(String plain) {
        String escaped = plain.replace("%n", " ")
                .replace("%%", "%")
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("’", "'")
                .strip();
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
