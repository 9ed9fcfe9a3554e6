package acct.cli;

import acct.model.UserException;
import acct.print.Answer;
import acct.print.Format;
import acct.print.LogText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --format}: what a command takes that prints rows. */
class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv, tsv, json, jsonl, markdown, html or parquet (default: table).")
    private @Nullable Format format;

    Format format() {
        return format == null ? otherwise() : format;
    }

    /** The format where none is given. */
    Format otherwise() {
        return Format.TABLE;
    }

    boolean isGiven() {
        return format != null;
    }

    /** Prints an answer, and says what it remarks. */
    final void print(CommonOptions options, Answer answer) {
        put(options, answer);
        answer.remarks().forEach(remark -> options.note(LogText.visible(remark)));
    }

    /** Puts the rows where they belong. */
    void put(CommonOptions options, Answer answer) {
        answer.print(text(), options.around());
    }

    /**
     * The format of something that is printed.
     *
     * @throws UserException if it is none for that
     */
    final Format text() {
        if (format() == Format.PARQUET) {
            throw UserException.usage("--format parquet: " + whyNoParquet());
        }
        return format();
    }

    String whyNoParquet() {
        return "this command writes text; take csv, tsv, json or jsonl";
    }
}
