package acct.cli;

import acct.ask.NamedQueries;
import acct.model.Dimension;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acct completion}: what a shell needs to complete words, and the words themselves. */
@Command(
        name = "completion",
        description = "Print what makes bash or zsh complete commands, options, and values that the store knows.",
        footer = {"", "bash: source <(acct completion bash)      zsh: source <(acct completion zsh)"})
final class CompletionCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    /** The store of who types; nobody waits for it if it is busy. */
    private final StoreOptions store;

    /** For whom. */
    enum Shell {
        BASH,
        ZSH,
        /** The shells themselves ask for words. */
        WORDS
    }

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Parameters(index = "1..*", hidden = true)
    private List<String> words = List.of();

    CompletionCommand(Surroundings around) {
        this.options = new CommonOptions(around);
        this.store = new StoreOptions(around);
    }

    @Override
    public Integer call() {
        if (shell != Shell.WORDS) {
            if (!words.isEmpty()) {
                throw UserException.usage("completion " + words.get(0) + ": name one shell, bash or zsh");
            }
            options.around().out().print(script(shell));
        } else {
            Completion completion = new Completion(
                    CommandLineInterface.commandLine(options.around()),
                    this::stored,
                    () -> new NamedQueries(
                                    NamedQueries.usualFolders(options.around().environment()))
                            .names());
            completion.of(words).forEach(options.around().out()::println);
        }
        return ExitCode.DONE.code();
    }

    /** A shell that completes must not be disturbed: where no store can be read now, no value is known. */
    private List<String> stored(Dimension dimension) {
        String typed = Completion.typed(words, "--store");
        if (typed != null) {
            store.useStore(typed);
        }
        try {
            return Files.exists(store.file()) ? store.acct().counting().values(dimension) : List.of();
        } catch (UserException e) {
            return List.of();
        }
    }

    private static String script(Shell shell) {
        String name = "completion." + shell.name().toLowerCase(Locale.ROOT);
        try (@Nullable InputStream script = CompletionCommand.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
