package acct.cli;

import acct.cli.CommonOptions.Group;
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
    private final CommonOptions options;

    WarmingCommand(Surroundings around) {
        this.options = new CommonOptions(
                around, Group.CONFIG, Group.STORE, Group.SQL, Group.FORMAT, Group.PERIOD, Group.FAIL_ON);
    }

    @Override
    public Integer call() {
        if (options.config().warming().isEmpty()) {
            options.note("no source IP stands under `warming:` of the configuration; see docs/warming.md");
        }
        Period period = options.period();
        FollowedPlans.Followed warmed = options.acct().plans().in(period);
        WarmingTrack latest = warmed.track().latest();
        if (options.format() == Format.TABLE) {
            WarmingTrack shown = period.equals(Period.ALL) ? latest : warmed.track();
            Answers.print(options.format(), WarmingRows.readableColumns(), WarmingRows.readable(shown), options);
            latest.days().forEach(this::explain);
            int more = warmed.track().days().size() - shown.days().size();
            if (more > 0) {
                options.note(more + " more rows of earlier days; --since shows them");
            }
        } else {
            Answers.print(options.format(), WarmingRows.columns(), WarmingRows.rows(warmed.track()), options);
        }
        warmed.track().byIp().values().forEach(this::nameUnplanned);
        warmed.remarks().forEach(options::note);
        return options.exit(warmed.open().days().stream().map(WarmingDay::severity))
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
