package acct.cli;

import acct.ask.NamedQueries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The parameters of a named query as they are typed, {@code acct query NAME --isp gmail}, made into what the parser takes,
 * {@code -P isp=gmail}: which parameters there are, only the question's file says. {@code acct query NAME --help} asks for
 * the help of the question.
 */
final class TypedParameters {
    private static final String COMMAND = "query";

    private final CommandSpec query;
    private final List<String> made = new ArrayList<>();
    private @Nullable String name;

    private TypedParameters(CommandSpec query) {
        this.query = query;
    }

    /** The same command line; another one only if it asks a named query. */
    static String[] in(String[] args, CommandLine commands) {
        CommandLine command = commands.getSubcommands().get(COMMAND);
        if (args.length == 0 || !args[0].equals(COMMAND) || command == null) {
            return args;
        }
        TypedParameters parameters = new TypedParameters(command.getCommandSpec());
        List<String> typed = Arrays.asList(args);
        int at = 1;
        while (at < args.length && !args[at].equals("--")) {
            at += parameters.take(typed.subList(at, args.length));
        }
        List<String> all = new ArrayList<>(List.of(COMMAND));
        all.addAll(parameters.made);
        all.addAll(typed.subList(at, args.length));
        String name = parameters.name;
        return name == null || !NamedQueries.isName(name) ? args : all.toArray(new String[0]);
    }

    /** Takes the first of these words, and its value if it has one; answers how many words that were. */
    private int take(List<String> words) {
        String word = words.get(0);
        if (!word.startsWith("-") || word.equals("-")) {
            name = name == null ? word : name;
            made.add(word);
            return 1;
        }
        String option = word.split("=", 2)[0];
        OptionSpec known = query.findOption(option);
        if (known == null && word.startsWith("--")) {
            return parameter(option.substring(2), words);
        }
        if (known != null && known.usageHelp()) {
            made.add("--list");
            return 1;
        }
        boolean hasValue = known != null && known.arity().min() > 0 && !word.contains("=") && words.size() > 1;
        made.addAll(words.subList(0, hasValue ? 2 : 1));
        return hasValue ? 2 : 1;
    }

    private int parameter(String parameter, List<String> words) {
        String word = words.get(0);
        made.add("-P");
        if (word.contains("=")) {
            made.add(word.substring(2));
            return 1;
        }
        boolean hasValue = words.size() > 1 && !words.get(1).startsWith("--");
        made.add(hasValue ? parameter + "=" + words.get(1) : parameter);
        return hasValue ? 2 : 1;
    }
}
