package acct.cli;

import acct.model.ExitCode;
import acct.model.Finding;
import acct.model.Severity;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code --fail-on}: what a command takes that finds something. */
final class FailOnOption {
    /** From which severity on findings end the run with code 3. */
    enum FailOn {
        NEVER,
        WARNING,
        CRITICAL
    }

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "never",
            description = "End with code 3 on findings that nobody has muted: never, warning or critical (default:"
                    + " ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.NEVER;

    /** What findings do to the exit code; muted ones do nothing. */
    ExitCode judged(List<Finding> alerts) {
        return exit(alerts.stream().filter(finding -> !finding.isMuted()).map(Finding::severity));
    }

    /** What findings of these severities do to the exit code. */
    ExitCode exit(Stream<Severity> severities) {
        boolean fails = severities.anyMatch(severity -> switch (failOn) {
            case NEVER -> false;
            case WARNING -> severity.compareTo(Severity.WARNING) >= 0;
            case CRITICAL -> severity == Severity.CRITICAL;
        });
        return fails ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
