package acct.cli;

import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.WrappedText;
import acct.show.ShownKind;
import acct.show.ShownThing;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct show}: one screen about anything. */
@Command(
        name = "show",
        description =
                "Show one screen about a source IP, a virtual MTA, a pool, an ISP, a job, a domain or a reply: the"
                        + " numbers of its latest day (or of the period given) beside those of a week and of 28 days before, its"
                        + " hours, its worst partners, its replies, its incidents, and what the configuration says of it.",
        footer = {
            "",
            "Partners are ordered by the shares of refused recipients and deferred attempts that are no chance.",
            "A reply is named by its template (`acct replies`) or a part of its text. A name that was never",
            "stored is an error. With --format json it is one object; `settings` come from `pmta-config` of",
            "acct.yaml, else from the configuration that was kept last."
        })
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(names = "--day", paramLabel = "DAY", description = "Only this day (default: its latest day stored).")
    private @Nullable TypedDay day;

    @Parameters(index = "0", paramLabel = "KIND", description = "ip, vmta, pool, isp, job, domain or reply.")
    private ShownKind kind = ShownKind.IP;

    @Parameters(index = "1", paramLabel = "VALUE", description = "Its name.")
    private String value = "";

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files, folders or patterns to look into without a store.")
    private List<String> files = List.of();

    ShowCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        if (value.isBlank()) {
            throw UserException.usage("show " + kind.label() + ": name one");
        }
        return options.over(files, this::show).code();
    }

    private ExitCode show() {
        ShownThing shown = options.acct().shows().of(kind, value, period.of(options, day));
        WrappedText wrapped = WrappedText.on(options.around());
        output.print(
                options,
                ShownObject.of(shown)
                        .readBy(out -> ShowScreen.print(shown, wrapped, out))
                        .saying(output.format().forPrograms() ? List.of() : shown.remarks()));
        return ExitCode.DONE;
    }
}
