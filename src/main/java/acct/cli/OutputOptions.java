package acct.cli;

import acct.print.Answer;
import acct.print.Format;
import acct.print.LogText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --format}: what a command takes that prints rows. */
final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv, json, jsonl or markdown (default: table).")
    private @Nullable Format format;

    Format format() {
        return format == null ? Format.TABLE : format;
    }

    boolean isGiven() {
        return format != null;
    }

    /** Prints an answer, and says what it remarks. */
    void print(CommonOptions options, Answer answer) {
        answer.print(format(), options.around().out());
        answer.remarks().forEach(remark -> options.note(LogText.visible(remark)));
    }
}
