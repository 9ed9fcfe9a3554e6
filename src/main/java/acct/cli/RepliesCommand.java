package acct.cli;

import acct.ask.Filter;
import acct.ask.ReplyMemory.Which;
import acct.ask.SeenReplies;
import acct.ask.SeenReply;
import acct.cli.CommonOptions.Group;
import acct.model.Category;
import acct.model.Dimension;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Format;
import acct.print.LogText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private static final int ROWS_FOR_PEOPLE = 50;
    private static final int TEXT_FOR_PEOPLE = 80;

    private static final List<Column> COLUMNS = List.of(
            new Column("template", Kind.TEXT),
            new Column("isp", Kind.KEY),
            new Column("events", Kind.NUMBER),
            new Column("bounced", Kind.NUMBER),
            new Column("deferred", Kind.NUMBER),
            new Column("source_ips", Kind.NUMBER),
            new Column("first_seen", Kind.TEXT),
            new Column("last_seen", Kind.TEXT),
            new Column("category", Kind.TEXT),
            new Column("axis", Kind.KEY),
            new Column("severity_class", Kind.KEY),
            new Column("rule", Kind.TEXT),
            new Column("blocklist", Kind.TEXT),
            new Column("is_new", Kind.TEXT),
            new Column("text", Kind.TEXT),
            new Column("example", Kind.TEXT));

    @Mixin
    private final CommonOptions options;

    @Option(names = "--new", description = "Only those that the ISP gave for the first time in the period.")
    private boolean onlyNew;

    @Option(names = "--unclassified", description = "Only those that no rule knows (category other).")
    private boolean unclassified;

    @Mixin
    private final WhereOptions where = new WhereOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many rows; 0 for all (default: 50 for people, all for programs).")
    private @Nullable Integer limit;

    RepliesCommand(Surroundings around) {
        this.options = new CommonOptions(around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.PERIOD);
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 0) {
            throw UserException.usage("--limit " + limit + ": give 0 or more");
        }
        List<Filter> filters = new ArrayList<>(where.filters());
        if (unclassified) {
            if (filters.stream().anyMatch(filter -> filter.dimension() == Dimension.CATEGORY)) {
                throw UserException.usage("--unclassified is short for --where category=other: give one of them");
            }
            filters.add(new Filter(Dimension.CATEGORY, Category.OTHER.label()));
        }
        SeenReplies answer = options.acct()
                .counting()
                .replies(options.period(), filters, where.unknown(), onlyNew ? Which.NEW : Which.ALL, most());
        List<List<@Nullable Object>> rows =
                answer.replies().stream().map(this::cells).toList();
        Answers.print(options.format(), COLUMNS, rows, options);
        if (limit == null && answer.more() > 0) {
            options.note(answer.more() + " more rows; --limit 0 shows all");
        }
        return ExitCode.DONE.code();
    }

    private @Nullable Integer most() {
        int most = limit != null ? limit : options.format().forPrograms() ? 0 : ROWS_FOR_PEOPLE;
        return most == 0 ? null : Integer.valueOf(most);
    }

    private List<@Nullable Object> cells(SeenReply reply) {
        return Arrays.asList(
                reply.template(),
                reply.isp(),
                reply.events(),
                reply.bounced(),
                reply.deferred(),
                reply.addresses(),
                reply.firstSeen(),
                reply.lastSeen(),
                reply.category(),
                reply.axis(),
                reply.severityClass(),
                reply.rule(),
                reply.blocklist(),
                reply.isNew(),
                shown(reply.text()),
                shown(reply.example() == null ? reply.text() : reply.example()));
    }

    private String shown(String text) {
        return options.format() == Format.TABLE ? LogText.cut(text, TEXT_FOR_PEOPLE) : text;
    }
}
