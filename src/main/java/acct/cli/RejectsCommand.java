package acct.cli;

import acct.model.ExitCode;
import acct.model.Surroundings;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct rejects}: the lines that were not stored. */
@Command(name = "rejects", description = "Show every line that was not stored: file, line, reason, raw text.")
final class RejectsCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options;

    @Option(names = "--by-reason", description = "Count by file and reason instead.")
    private boolean byReason;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only this reason, such as open-quote.")
    private @Nullable String reason;

    RejectsCommand(Surroundings around) {
        this.options = new CommonOptions(around);
    }

    @Override
    public Integer call() {
        String name = byReason ? "report/rejects_by_reason" : "report/rejects";
        Answers.print(options, options.acct().told(name, options.period(), Collections.singletonMap("reason", reason)));
        return ExitCode.DONE.code();
    }
}
