package acct.cli;

import acct.model.ClassifiedReply;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Sheet;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acct classify}: what replies mean that are in a file, without a store. */
@Command(
        name = "classify",
        description = "Say what replies mean: category, axis, the rule that decided, and what to do.",
        footer = {
            "",
            "FILE is CSV with a header that has dsnStatus, dsnDiag and bounceCat, or some of them. Each row gives",
            "one row, in the same order. The store is neither read nor written."
        })
final class ClassifyCommand implements Callable<Integer> {
    /** A template may have a thousand characters; a person needs to recognise it. */
    private static final int TEMPLATE_FOR_PEOPLE = 80;

    private static final int REPLY_FOR_PEOPLE = 60;
    private static final Pattern REPLY = Pattern.compile("(smtp;)?[245]\\d\\d[ -]");

    @Mixin
    private final ConfigOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(
            arity = "1",
            paramLabel = "FILE",
            description = "A CSV file, plain, gzip or zstd; - for standard input.")
    private String file = "";

    ClassifyCommand(Surroundings around) {
        this.options = new ConfigOptions(around);
    }

    @Override
    public Integer call() {
        if (REPLY.matcher(file).lookingAt() && !Files.exists(options.around().path(file))) {
            throw UserException.failed(LogText.cut(file, REPLY_FOR_PEOPLE)
                    + ": no such file; replies stand in a CSV file under a header such as dsnDiag, - reads one from"
                    + " standard input");
        }
        new Classification(options.around(), options.config())
                .of(file, replies -> output.print(options, sheet().of(replies)));
        return ExitCode.DONE.code();
    }

    private Sheet<ClassifiedReply> sheet() {
        return new Sheet<ClassifiedReply>()
                .text("category", reply -> reply.category().label())
                .text("axis", reply -> reply.axis().label())
                .text("rule", ClassifiedReply::rule)
                .text(
                        "template",
                        reply -> output.format() == Format.TABLE
                                ? LogText.cut(reply.template(), TEMPLATE_FOR_PEOPLE)
                                : reply.template())
                .text("blocklist", ClassifiedReply::blocklist)
                .text("listed", ClassifiedReply::listed)
                .text("action", ClassifiedReply::action);
    }
}
