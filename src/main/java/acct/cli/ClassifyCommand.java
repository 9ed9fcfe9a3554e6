package acct.cli;

import acct.cli.CommonOptions.Group;
import acct.model.ClassifiedReply;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Format;
import acct.print.LogText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private static final List<Column> COLUMNS = Stream.of(
                    "category", "axis", "rule", "template", "blocklist", "listed", "action")
            .map(name -> new Column(name, Kind.TEXT))
            .toList();

    @Mixin
    private final CommonOptions options;

    @Parameters(
            arity = "1",
            paramLabel = "FILE",
            description = "A CSV file, plain, gzip or zstd; - for standard input.")
    private String file = "";

    ClassifyCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.FORMAT);
    }

    @Override
    public Integer call() {
        new Classification(options.around(), options.config()).of(file, this::print);
        return ExitCode.DONE.code();
    }

    private void print(Iterator<ClassifiedReply> replies) {
        Iterable<List<@Nullable Object>> rows = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return replies.hasNext();
            }

            @Override
            public List<@Nullable Object> next() {
                return cells(replies.next());
            }
        };
        Answers.print(options.format(), COLUMNS, rows, options);
    }

    private List<@Nullable Object> cells(ClassifiedReply reply) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(reply.category().label());
        cells.add(reply.axis().label());
        cells.add(reply.rule());
        cells.add(
                options.format() == Format.TABLE
                        ? LogText.cut(reply.template(), TEMPLATE_FOR_PEOPLE)
                        : reply.template());
        cells.add(reply.blocklist());
        cells.add(reply.listed());
        cells.add(reply.action());
        return cells;
    }
}
