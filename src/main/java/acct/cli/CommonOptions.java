package acct.cli;

import acct.model.Surroundings;
import acct.print.WrappedText;
import java.util.List;
import picocli.CommandLine.Option;

/** What every command takes: how much to say, and whether to say how it is used. */
class CommonOptions {
    private final Surroundings around;
    private final StatusLine status;

    @Option(names = "--quiet", description = "Only data and errors.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say more; stack traces of failures.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    CommonOptions(Surroundings around) {
        this.status = StatusLine.on(around);
        this.around = around.withErr(status.messages());
    }

    Surroundings around() {
        return around;
    }

    /** A remark for people; silent with {@code --quiet}. */
    void note(String text) {
        if (!quiet) {
            (around.terminal() == Surroundings.Terminal.INTERACTIVE
                            ? WrappedText.on(around).lines(text, 0, 2)
                            : List.of(text))
                    .forEach(around.err()::println);
        }
    }

    /** Whether to draw progress. */
    boolean showsProgress() {
        return !quiet && status.isDrawn();
    }

    /** Where progress is drawn. */
    StatusLine status() {
        return status;
    }

    boolean isVerbose() {
        return verbose;
    }
}
