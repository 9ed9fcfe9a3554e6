package acct.cli;

import acct.ask.Filter;
import acct.ask.ReplyMemory.Which;
import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.model.Category;
import acct.model.Dimension;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Format;
import acct.print.LogText;
import acct.print.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct replies}: what each ISP answered, since when, and what it means. */
@Command(
        name = "replies",
        description =
                "List what each ISP answered to mail that was not delivered: since when, how often, what it means.",
        footer = {
            "",
            "--where takes isp, source_ip, category, axis and severity_class.",
            "A template is a reply with what varies masked. first_seen looks back to the first load, beyond",
            "--since and beyond what was pruned; times are those of the file's own clock. The example is one",
            "reply as it came, if its row is still stored.",
            "What PowerMTA itself decided is no answer: acct query --by isp,reply --where category=administrative."
        })
final class RepliesCommand implements Callable<Integer> {
    private static final int TEXT_FOR_PEOPLE = 80;

    @Mixin
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(names = "--new", description = "Only those that the ISP gave for the first time in the period.")
    private boolean onlyNew;

    @Option(names = "--unclassified", description = "Only those that no rule knows (category other).")
    private boolean unclassified;

    @Mixin
    private final WhereOptions where = new WhereOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files, folders or patterns that are asked without a store.")
    private List<String> files = List.of();

    RepliesCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        return options.over(files, this::list).code();
    }

    private ExitCode list() {
        int most = limit.most(output.format());
        List<Filter> filters = new ArrayList<>(where.filters());
        if (unclassified) {
            if (filters.stream().anyMatch(filter -> filter.dimension() == Dimension.CATEGORY)) {
                throw UserException.usage("--unclassified is short for --where category=other: give one of them");
            }
            filters.add(new Filter(Dimension.CATEGORY, Category.OTHER.label()));
        }
        SeenReplies answer = options.acct()
                .counting()
                .replies(
                        period.of(options),
                        filters,
                        where.unknown(),
                        onlyNew ? Which.NEW : Which.ALL,
                        most == 0 ? null : Integer.valueOf(most));
        output.print(options, sheet().of(answer.replies()));
        if (!limit.isGiven() && answer.more() > 0) {
            options.note(answer.more() + " more rows; --limit 0 shows all");
        }
        return ExitCode.DONE;
    }

    private Sheet<SeenReply> sheet() {
        return new Sheet<SeenReply>()
                .text("template", SeenReply::template)
                .key("isp", SeenReply::isp)
                .number("events", SeenReply::events)
                .number("bounced", SeenReply::bounced)
                .number("deferred", SeenReply::deferred)
                .number("source_ips", SeenReply::addresses)
                .text("first_seen", SeenReply::firstSeen)
                .text("last_seen", SeenReply::lastSeen)
                .text("category", SeenReply::category)
                .key("axis", SeenReply::axis)
                .key("severity_class", SeenReply::severityClass)
                .text("rule", SeenReply::rule)
                .text("blocklist", SeenReply::blocklist)
                .text("is_new", SeenReply::isNew)
                .text("text", reply -> shown(reply.text()))
                .text("example", reply -> shown(reply.example() == null ? reply.text() : reply.example()));
    }

    private String shown(String text) {
        return output.format() == Format.TABLE ? LogText.cut(text, TEXT_FOR_PEOPLE) : text;
    }
}
