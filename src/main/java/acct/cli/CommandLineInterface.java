package acct.cli;

import acct.ask.Filter;
import acct.ask.NearestNames;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.LogText;
import acct.write.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: parses, runs one command, and is the one place that turns exceptions into a line and a code. */
public final class CommandLineInterface {
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    /** Outcomes of commands that said something; the others failed before they could. */
    private static final Set<Integer> MEANT_FOR_READERS =
            Set.of(ExitCode.DONE.code(), ExitCode.FINDINGS.code(), ExitCode.REFUSED.code());

    private CommandLineInterface() {}

    /** Runs one command; the code is one of {@link ExitCode}. */
    public static int run(String[] args, Surroundings around) {
        int code = ExitCode.FAILED.code();
        try {
            CommandLine commands = parser(around, args);
            code = commands.execute(TypedParameters.in(args, commands));
        } catch (OutOfMemoryError e) {
            around.err().println("acct: " + UserException.outOfMemory().getMessage());
        }
        return withLosses(code, around);
    }

    /** What a command did counts as failed if what it said was lost. */
    private static int withLosses(int code, Surroundings around) {
        IOException lost = around.out().lost();
        if (lost == null) {
            return code;
        }
        around.err()
                .println("acct: standard output: cannot be written to its end: " + oneLine(WholeFile.why(lost))
                        + "; what the command did otherwise is done");
        return MEANT_FOR_READERS.contains(code) ? ExitCode.FAILED.code() : code;
    }

    /** The parser with all commands, also for documentation. */
    public static CommandLine commandLine(Surroundings around) {
        CommandLine commands = new CommandLine(new AcctCommand(), new Factory(around));
        AcctCommand.COMMANDS.forEach(type -> commands.addSubcommand(new CommandLine(type, new Factory(around))));
        return reading(commands, around);
    }

    /**
     * The parser for one command line. To take a command apart needs more time than most questions take, so only the
     * one that runs is.
     */
    private static CommandLine parser(Surroundings around, String... args) {
        Class<?> type = args.length == 0 ? null : AcctCommand.named(args[0]);
        if (type == CommandLine.HelpCommand.class) {
            return commandLine(around);
        }
        CommandLine commands = new CommandLine(new AcctCommand(), new Factory(around));
        if (type != null) {
            commands.addSubcommand(new CommandLine(type, new Factory(around)));
        } else {
            AcctCommand.COMMANDS.forEach(other -> addToHelp(commands, other.getAnnotation(Command.class)));
        }
        return reading(commands, around);
    }

    /** Lets the help name a command. */
    private static void addToHelp(CommandLine commands, Command command) {
        UsageMessageSpec usage = new UsageMessageSpec().description(command.description());
        commands.addSubcommand(command.name(), CommandSpec.create().usageMessage(usage));
    }

    private static CommandLine reading(CommandLine commands, Surroundings around) {
        commands.registerConverter(Duration.class, TypedTime::read);
        commands.registerConverter(TypedDay.class, TypedDay::read);
        commands.registerConverter(TypedMoment.class, TypedMoment::read);
        commands.registerConverter(TypedEarlier.class, TypedEarlier::read);
        commands.registerConverter(TypedDimensions.class, TypedDimensions::read);
        commands.registerConverter(Filter.class, Filter::parse);
        commands.setOut(around.out());
        commands.setErr(around.err());
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(colours(around)));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        // A value that begins with @ is a value, never a file to read options from.
        commands.setExpandAtFiles(false);
        commands.setUsageHelpLongOptionsMaxWidth(28);
        commands.setUsageHelpWidth(HelpWidth.of(around));
        HelpExamples.addTo(commands);
        commands.setExecutionExceptionHandler((e, command, parsed) -> report(e, around, parsed));
        commands.setParameterExceptionHandler((e, arguments) -> {
            around.err().println("acct: " + oneLine(wrong(e, commandLine(around))));
            return ExitCode.USAGE.code();
        });
        return commands;
    }

    /** What is wrong with a command line, and where to read how it is right. */
    private static String wrong(ParameterException e, CommandLine commands) {
        String value = wrongValue(e);
        if (value != null) {
            return value;
        }
        if (e.getCause() instanceof UserException known) {
            return String.valueOf(known.getMessage());
        }
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        if (e.getValue() != null && String.valueOf(e.getMessage()).startsWith("Unknown subcommand")) {
            return "help " + e.getValue() + ": no such command; "
                    + new NearestNames(e.getValue())
                            .among(commands.getSubcommands().keySet()) + "; see `acct --help`";
        }
        String refused = refused(e, commands);
        return (refused == null ? e.getMessage() + meant(e) : command.substring(5) + " takes no " + refused) + "; see `"
                + command + " --help`";
    }

    /** A value that cannot be read, and what to write instead; null if that was not what is wrong. */
    private static @Nullable String wrongValue(ParameterException e) {
        ArgSpec of = e.getArgSpec();
        if (of == null || !(e.getCause() instanceof TypeConversionException known)) {
            return null;
        }
        String command = e.getCommandLine().getCommandSpec().qualifiedName().substring(5);
        String name = of instanceof OptionSpec option ? option.longestName() : command;
        Class<?> type = of.auxiliaryTypes()[0];
        if (known instanceof WrongValue) {
            return name + " " + known.getMessage();
        }
        String hint = null;
        if (type.isEnum()) {
            hint = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "write one of ", ""));
        } else if (WHOLE.contains(type)) {
            hint = "write a whole number";
        }
        return hint == null || e.getValue() == null ? null : name + " " + e.getValue() + ": " + hint;
    }

    /** The commands or options whose names are nearest to what was typed. */
    private static String meant(ParameterException e) {
        List<String> nearest =
                e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
    }

    /** The first option that another command takes and this one does not use; null if that was not what is wrong. */
    private static @Nullable String refused(ParameterException e, CommandLine commands) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return null;
        }
        return unmatched.getUnmatched().stream()
                .map(argument -> argument.split("=", 2)[0])
                .filter(option -> isKnown(option, commands))
                .findFirst()
                .orElse(null);
    }

    private static boolean isKnown(String option, CommandLine command) {
        return (command.getCommandSpec().findOption(option) != null && option.startsWith("--"))
                || command.getSubcommands().values().stream().anyMatch(other -> isKnown(option, other));
    }

    private static Ansi colours(Surroundings around) {
        boolean wanted = around.terminal() == Surroundings.Terminal.INTERACTIVE
                && !around.environment().containsKey("NO_COLOR");
        return wanted ? Ansi.ON : Ansi.OFF;
    }

    private static int report(Exception e, Surroundings around, ParseResult parsed) {
        UserException expected = find(e);
        boolean verbose = isVerbose(parsed);
        if (expected != null) {
            around.err().println("acct: " + oneLine(expected.getMessage()));
        } else {
            around.err()
                    .println("acct: internal error: " + oneLine(String.valueOf(e))
                            + (verbose ? "" : "; run again with --verbose for the stack trace"));
        }
        if (verbose) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            around.err().print(trace);
        }
        return expected == null ? ExitCode.FAILED.code() : expected.exitCode().code();
    }

    private static @Nullable UserException find(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserException expected) {
                return expected;
            }
        }
        return null;
    }

    private static boolean isVerbose(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption("--verbose");
    }

    /** Messages may quote a log or a file name: one line, no control characters. */
    private static String oneLine(@Nullable String message) {
        return LogText.visible(String.valueOf(message).replaceAll("\\R+", " ").strip());
    }

    /** Gives commands their surroundings. */
    private record Factory(Surroundings around) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Surroundings.class) {
                    try {
                        return type.cast(constructor.newInstance(around));
                    } catch (InvocationTargetException e) {
                        throw new IllegalStateException(e.getCause());
                    }
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
