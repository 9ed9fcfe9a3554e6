package acct.cli;

import acct.ask.RowTraces.LookedAt;
import acct.ask.TraceTarget.Kind;
import acct.ask.TracedRow;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.LogText;
import acct.print.Numbers;
import acct.print.Sheet;
import acct.print.WrappedText;
import acct.trace.StoryRow;
import acct.trace.Traced;
import acct.trace.Traces;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct trace}: the story of a recipient or a message. */
@Command(
        name = "trace",
        description = "Tell the story of a recipient, a domain, a job or a message: every attempt in order, with time,"
                + " source IP, reply, file and line; complaints and remote bounces among them.",
        footer = {
            "",
            "What has an @ is an address; else a stored job, domain or envelope id; else a text in a reply.",
            "Of an address, in capitals or not, it is told how it ended, and whether it was mailed again after a",
            "hard bounce (`after_hard_bounce`). What was never stored gives no rows and exit code 0.",
            "A line that the load could not tell is looked for in the file, as long as it is there unchanged.",
            "Of a lake, rows of all servers are told in the order of time; no file is looked into."
        })
final class TraceCommand implements Callable<Integer> {
    private static final Sheet<StoryRow> ROWS = new Sheet<StoryRow>()
            .text("time", of(TracedRow::at))
            .text("outcome", of(TracedRow::outcome))
            .text("rcpt", of(TracedRow::rcpt))
            .key("source_ip", of(TracedRow::sourceIp))
            .key("isp", of(TracedRow::isp))
            .text("reply", of(TracedRow::reply))
            .text("status", of(TracedRow::status))
            .text("category", of(TracedRow::category))
            .text("severity_class", of(TracedRow::severityClass))
            .text("after_hard_bounce", StoryRow::afterHardBounce)
            .key("vmta", of(TracedRow::vmta))
            .key("pool", of(TracedRow::pool))
            .key("job", of(TracedRow::job))
            .text("env_id", of(TracedRow::envId))
            .text("orig", of(TracedRow::orig))
            .number("seconds_queued", of(TracedRow::secondsQueued))
            .text("type", of(TracedRow::type))
            .key("server", of(TracedRow::server))
            .text("file", of(TracedRow::file))
            .number("line", of(TracedRow::line));

    @Mixin
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Option(names = "--as", paramLabel = "KIND", description = "What it is: address, domain, job, envid or text.")
    private @Nullable Sort sort;

    @Parameters(
            index = "0",
            paramLabel = "TEXT",
            description = "An address, a domain, a job, an envelope id, or a part of a reply.")
    private String text = "";

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "Files, folders or patterns that are asked without a store.")
    private List<String> files = List.of();

    TraceCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    /** What can be said of the text. */
    enum Sort {
        ADDRESS(Kind.ADDRESS),
        DOMAIN(Kind.DOMAIN),
        JOB(Kind.JOB),
        ENVID(Kind.ENVID),
        TEXT(Kind.TEXT);

        private final Kind kind;

        Sort(Kind kind) {
            this.kind = kind;
        }
    }

    private static Function<StoryRow, @Nullable Object> of(Function<TracedRow, ? extends @Nullable Object> cell) {
        return told -> cell.apply(told.row());
    }

    @Override
    public Integer call() {
        if (text.isBlank()) {
            throw UserException.usage("trace: name an address, a domain, a job, an envelope id or a text of a reply");
        }
        return options.over(files, this::trace).code();
    }

    private ExitCode trace() {
        int most = limit.most(output.format());
        options.acct()
                .traces()
                .trace(
                        new Traces.Question(
                                text, sort == null ? null : sort.kind, period.of(options), most == 0 ? null : most),
                        this::print);
        return ExitCode.DONE;
    }

    private void print(Traced traced) {
        if (!traced.rows().hasNext()) {
            options.note(LogText.visible(nothing(traced)));
        }
        WrappedText wrapped = WrappedText.on(options.around());
        output.print(
                options,
                ROWS.of(traced.rows())
                        .readBy(out -> TraceScreen.print(traced, options.hosts(), wrapped, out))
                        .saying(traced.remarks()));
    }

    private String nothing(Traced traced) {
        LookedAt looked = traced.lookedAt();
        String where = looked.days() == 0
                ? "no rows are stored there"
                : "looked at " + Numbers.count(looked.rows(), "row", "rows") + " of "
                        + Numbers.count(looked.days(), "day", "days") + ", " + looked.firstDay() + " to "
                        + looked.lastDay();
        String what = traced.target().kind().label() + " " + traced.target().value();
        boolean isOfAllDays = traced.period().since() == null && traced.period().until() == null;
        return what
                + (!isOfAllDays
                        ? ": not stored in this period; "
                        : traced.remarks().isEmpty() ? ": never stored; " : ": in no row that is stored; ")
                + where
                + (options.isOfLake()
                        ? "; columns that a host leaves out (`without` under `lake:`) were not looked at"
                        : "");
    }
}
