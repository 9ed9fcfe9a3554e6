package acct.cli;

import acct.model.Period;
import acct.model.Surroundings;
import acct.print.Format;
import acct.print.LogText;
import acct.warming.FollowedPlans;
import acct.warming.WarmingDay;
import acct.warming.WarmingRows;
import acct.warming.WarmingTrack;
import acct.warming.WarmingWords;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acct warming}: new source IPs beside their plans. */
@Command(
        name = "warming",
        description = "Show how new source IPs follow their plans, and whether each ISP lets them go on.",
        footer = {
            "",
            "Plans stand under `warming:` of acct.yaml; docs/warming.md tells how they are written and judged. The table",
            "has the last day of each source IP, with --since or --until and in formats for programs every day. --fail-on",
            "looks at the last day: overshoot, hold and mail outside of a plan are warnings. Of a plan that was over before",
            "that day, nothing is."
        })
final class WarmingCommand implements Callable<Integer> {
    @Mixin
    private final AskedOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

    WarmingCommand(Surroundings around) {
        this.options = new AskedOptions(around);
    }

    @Override
    public Integer call() {
        if (options.config().warming().isEmpty()) {
            options.note("no source IP stands under `warming:` of the configuration; see docs/warming.md");
        }
        Period asked = period.of(options);
        FollowedPlans.Followed warmed = options.acct().plans().in(asked);
        WarmingTrack latest = warmed.track().latest();
        WarmingTrack shown = asked.equals(Period.ALL) ? latest : warmed.track();
        output.print(
                options,
                WarmingRows.DAYS
                        .of(warmed.track().days())
                        .readBy(out -> WarmingRows.READABLE.of(shown.days()).print(Format.TABLE, out)));
        if (output.format() == Format.TABLE) {
            latest.days().forEach(this::explain);
            int more = warmed.track().days().size() - shown.days().size();
            if (more > 0) {
                options.note(more + " more rows of earlier days; --since shows them");
            }
        }
        warmed.track().byIp().values().forEach(this::nameUnplanned);
        warmed.remarks().forEach(options::note);
        return failOn.exit(warmed.open().days().stream().map(WarmingDay::severity))
                .code();
    }

    private void explain(WarmingDay day) {
        String evidence = WarmingWords.evidence(day);
        if (!evidence.isEmpty()) {
            options.note(LogText.visible(day.sourceIp() + " at " + day.isp() + ", "
                    + WarmingWords.decision(day.decision()) + ": " + evidence));
        }
    }

    private void nameUnplanned(List<WarmingDay> days) {
        String unplanned = WarmingWords.unplanned(days);
        if (!unplanned.isEmpty()) {
            options.note(LogText.visible(days.get(0).sourceIp() + ": " + unplanned));
        }
    }
}
