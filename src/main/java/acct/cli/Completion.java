package acct.cli;

import acct.ask.Figure;
import acct.ask.Figures;
import acct.ask.Filter;
import acct.model.Dimension;
import acct.print.LogText;
import acct.show.ShownKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a word that is being typed may become.
 *
 * @param root the parser with all commands
 * @param stored the values of a dimension that a store knows; it is asked only if they are needed
 * @param questions the names of the named queries
 */
record Completion(CommandLine root, Function<Dimension, List<String>> stored, Supplier<List<String>> questions) {
    private static final List<String> DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Dimension::label).toList();

    /** What an option takes that its type does not tell. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "--by", DIMENSIONS,
            "--share-of", DIMENSIONS,
            "--sort", both(),
            "--columns", both(),
            "--having", measures(),
            "--since", List.of("today", "yesterday", "7d", "2h"),
            "--until", List.of("today", "yesterday"),
            "--compare", List.of("previous", "yesterday", "last-week"),
            "--fail-on", List.of("never", "warning", "critical"));

    private static List<String> measures() {
        return new Figures(Set.of(), null).all().stream().map(Figure::label).toList();
    }

    private static List<String> both() {
        return Stream.concat(measures().stream(), DIMENSIONS.stream()).toList();
    }

    /** What the value of an option is when it is typed; null if it is not. */
    static @Nullable String typed(List<String> words, String option) {
        int at = words.indexOf(option);
        return at >= 0 && at + 2 < words.size() ? words.get(at + 1) : null;
    }

    /**
     * What the last of these words may become; the others are finished.
     *
     * @return whole words in the order of their importance; none where a file may stand
     */
    List<String> of(List<String> words) {
        String current = words.isEmpty() ? "" : words.get(words.size() - 1);
        CommandLine command = root;
        List<String> positionals = new ArrayList<>();
        OptionSpec open = null;
        for (String word : words.subList(0, Math.max(0, words.size() - 1))) {
            if (open != null) {
                open = null;
            } else if (word.startsWith("-")) {
                OptionSpec option = command.getCommandSpec().findOption(word);
                open = option != null && option.arity().max() > 0 ? option : null;
            } else if (positionals.isEmpty() && command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
            } else {
                positionals.add(word);
            }
        }
        return candidates(command, open, positionals, current).toList();
    }

    private Stream<String> candidates(
            CommandLine command, @Nullable OptionSpec open, List<String> positionals, String current) {
        if (open != null) {
            return values(open, current);
        }
        int equals = current.indexOf('=');
        if (current.startsWith("--") && equals > 0) {
            OptionSpec option = command.getCommandSpec().findOption(current.substring(0, equals));
            String beginning = current.substring(0, equals + 1);
            return option == null
                    ? Stream.empty()
                    : values(option, current.substring(equals + 1)).map(beginning::concat);
        }
        return beginningWith(
                current,
                current.startsWith("-")
                        ? command.getCommandSpec().options().stream()
                                .filter(option -> !option.hidden())
                                .map(OptionSpec::longestName)
                        : words(command, positionals));
    }

    /** What may stand in the place of a word that is no option. */
    private Stream<String> words(CommandLine command, List<String> positionals) {
        boolean isFirst = positionals.isEmpty();
        if (positionals.size() == 1 && command.getCommandName().equals("show")) {
            return ShownKind.of(positionals.get(0)).stream()
                    .flatMap(kind -> stored.apply(kind.dimension()).stream())
                    .filter(Completion::isHarmless);
        }
        Stream<String> below = isFirst ? command.getSubcommands().keySet().stream() : Stream.empty();
        boolean isQuestion = isFirst && command.getCommandName().equals("query");
        Stream<String> named = isQuestion ? questions.get().stream() : Stream.empty();
        Stream<String> listed = command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(positionals.size()))
                .flatMap(Completion::constants);
        return Stream.of(below, named, listed).flatMap(Function.identity());
    }

    private Stream<String> values(OptionSpec option, String current) {
        int equals = current.indexOf('=');
        if (option.longestName().equals("--where")) {
            return equals < 0 ? dimensions(current) : conditions(current.substring(0, equals), current, equals + 1);
        }
        // The last of a list is typed.
        int begun = current.lastIndexOf(',') + 1;
        String before = current.substring(0, begun);
        List<String> known = VALUES.getOrDefault(option.longestName(), List.of());
        return beginningWith(
                        current.substring(begun).toLowerCase(Locale.ROOT),
                        Stream.concat(known.isEmpty() ? constants(option) : known.stream(), days(option, current)))
                .map(before::concat);
    }

    /** The stored days, once it is not one of the words that is typed. */
    private Stream<String> days(OptionSpec option, String current) {
        boolean isDay = option.type() == TypedDay.class || option.type() == TypedMoment.class;
        return isDay && !current.isEmpty() && Character.isDigit(current.charAt(0))
                ? stored.apply(Dimension.DAY).stream()
                : Stream.empty();
    }

    private static Stream<String> dimensions(String current) {
        return beginningWith(current, DIMENSIONS.stream()).map(label -> label + "=");
    }

    private Stream<String> conditions(String label, String current, int begin) {
        Optional<Dimension> dimension = Dimension.of(label.replaceFirst("!$", ""));
        int begun = Math.max(begin, current.lastIndexOf(',') + 1);
        return dimension.stream()
                .flatMap(known -> beginningWith(
                        current.substring(begun),
                        stored.apply(known).stream()
                                .filter(Completion::isHarmless)
                                .map(Filter::typed)))
                .map(current.substring(0, begun)::concat);
    }

    /** What a terminal would obey is nothing to complete to. */
    private static boolean isHarmless(String value) {
        return LogText.visible(value).equals(value);
    }

    private static Stream<String> constants(ArgSpec argument) {
        Iterable<String> listed = argument.completionCandidates();
        if (listed != null) {
            return StreamSupport.stream(listed.spliterator(), false).map(text -> text.toLowerCase(Locale.ROOT));
        }
        Object[] constants = argument.type().getEnumConstants();
        return constants == null
                ? Stream.empty()
                : Arrays.stream(constants).map(constant -> constant.toString().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> beginningWith(String current, Stream<String> words) {
        return words.filter(word -> word.startsWith(current)).distinct();
    }
}
