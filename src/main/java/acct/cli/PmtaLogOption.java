package acct.cli;

import acct.model.ExitCode;
import acct.print.LogText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --pmta-log}: PowerMTA's own count of each file beside the ledger's. */
final class PmtaLogOption {
    @Option(
            names = "--pmta-log",
            paramLabel = "FILE",
            description = "Compare the record counts of moved files in PowerMTA's own log (`count-moved-records yes`)"
                    + " with the ledger; ends with 1 if they differ.")
    private @Nullable String log;

    /** Says each difference on standard error; done if there is none or no log was given. */
    ExitCode compare(StoreOptions options) {
        if (log == null) {
            return ExitCode.DONE;
        }
        List<String> differences = options.acct().reconciliation().differences(log);
        differences.forEach(text -> options.around().err().println("acct: " + LogText.visible(text)));
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
