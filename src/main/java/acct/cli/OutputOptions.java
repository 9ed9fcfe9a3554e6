package acct.cli;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.print.Answer;
import acct.print.Format;
import acct.print.LogText;
import acct.write.Access;
import acct.write.Irreplaceable;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --format} and {@code -o}: what a command takes that prints rows and writes nothing else. */
final class OutputOptions extends FormatOption {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "Write there instead of to standard output; the file appears complete or not at all. Its ending"
                            + " says the format if --format does not.")
    private @Nullable String file;

    @Override
    Format otherwise() {
        return file == null ? Format.TABLE : Format.ofFile(file).orElse(Format.TABLE);
    }

    @Override
    void put(CommonOptions options, Answer answer) {
        if (file == null) {
            super.put(options, answer);
            return;
        }
        try {
            write(answer, options.around().path(file));
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    LogText.visible(file) + ": cannot be written: " + WholeFile.why(e) + "; nothing was changed there",
                    e);
        }
    }

    @Override
    String whyNoParquet() {
        return "only where rows go into a file that -o names";
    }

    private void write(Answer answer, Path path) throws IOException {
        Irreplaceable.mustNotBe(path);
        if (format() == Format.PARQUET) {
            ParquetAnswer.of(answer).write(path);
        } else {
            WholeFile.print(path, Access.UMASK, WholeFile.Earlier.REPLACED, out -> answer.print(text(), out));
        }
    }
}
