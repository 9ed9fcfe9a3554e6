package acct.cli;

import acct.ask.ShippedAnswers.Rejects;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.LogText;
import acct.write.Access;
import acct.write.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acct rejects}: the lines that were not stored. */
@Command(name = "rejects", description = "Show every line that was not stored: file, line, reason, raw text.")
final class RejectsCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Mixin
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(names = "--by-reason", description = "Count by file and reason instead.")
    private boolean byReason;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only this reason, such as open-quote.")
    private @Nullable String reason;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the lines under their headers to a new file (- for standard output), to be mended"
                    + " and loaded again with `acct ingest FILE`.")
    private @Nullable String export;

    RejectsCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        if (export != null) {
            export(export);
            return ExitCode.DONE.code();
        }
        Rejects what = byReason ? Rejects.COUNTS : Rejects.LINES;
        Answers.print(
                output,
                options,
                options.acct()
                        .answers()
                        .rejects(
                                what, period.of(options), reason, answer -> output.print(options, Answers.of(answer))));
        return ExitCode.DONE.code();
    }

    private void export(String target) {
        if (options.isOfLake()) {
            throw UserException.usage(
                    "--export with --lake: lines are mended and loaded where they came from; run it on their server");
        }
        if (byReason || output.isGiven()) {
            throw UserException.usage("--export writes lines: leave out --by-reason and --format");
        }
        if (target.equals(STANDARD_OUTPUT)) {
            export(options.around().out(), RejectsExport.Target.STANDARD_OUTPUT, "standard output");
            return;
        }
        try {
            // A file that is there may hold lines that somebody has mended already.
            WholeFile.print(
                    options.around().path(target),
                    Access.OWNER,
                    WholeFile.Earlier.KEPT,
                    out -> export(out, RejectsExport.Target.FILE, target));
        } catch (FileAlreadyExistsException e) {
            throw new UserException(ExitCode.FAILED, target + ": is there already; name another file", e);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, target + ": cannot be written: " + WholeFile.why(e), e);
        }
    }

    private void export(PrintWriter out, RejectsExport.Target target, String name) {
        RejectsExport lines = new RejectsExport(out, target, options.around().err()::println);
        options.acct().answers().rejectsUnderHeaders(period.of(options), reason, lines::write);
        if (out.checkError()) {
            return;
        }
        options.note("wrote " + lines.written() + (lines.written() == 1 ? " line" : " lines") + " to "
                + LogText.visible(name) + "; mend it and load it with `acct ingest`");
        options.acct().answers().rejectsNotKept(period.of(options), reason).ifPresent(options::note);
    }
}
