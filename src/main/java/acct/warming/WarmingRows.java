package acct.warming;

import acct.model.Measure;
import acct.print.Column;
import acct.print.Column.Kind;
import acct.print.Numbers;
import acct.print.Sheet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The days of a warming as rows; names and order of the columns are a contract. */
public final class WarmingRows {
    /** One row per source IP, day and ISP; null where something does not apply. */
    public static final Sheet<WarmingDay> DAYS = counted(new Sheet<WarmingDay>()
                    .key("source_ip", WarmingDay::sourceIp)
                    .key("isp", WarmingDay::isp)
                    .text("day", WarmingDay::day)
                    .text("plan", WarmingDay::plan)
                    .text("start", WarmingDay::start)
                    .number("plan_day", WarmingDay::planDay))
            .text("verdict", day -> day.volume().label())
            .text(
                    "decision",
                    day -> day.decision() == null ? null : day.decision().label())
            .text("criterion", evidence(evidence -> evidence.criterion().label()))
            .number("x", evidence(WarmingEvidence::x))
            .number("n", evidence(WarmingEvidence::n))
            .with(Kind.SHARE, "share", level(WarmingEvidence::share))
            .with(Kind.SHARE, "low", level(WarmingEvidence::low))
            .with(Kind.SHARE, "high", level(WarmingEvidence::high))
            .with(Kind.SHARE, "limit", level(WarmingEvidence::limit))
            .text("evidence_since", evidence(WarmingEvidence::since))
            .text("reason", evidence(WarmingEvidence::reason))
            .number("reason_count", evidence(WarmingEvidence::reasonCount))
            .number("next_planned", WarmingDay::nextPlanned)
            .text("planned_end", WarmingDay::plannedEnd)
            .text("projected_end", WarmingDay::projectedEnd);

    /** The same for people: what a terminal has room for. */
    public static final Sheet<WarmingDay> READABLE = counted(new Sheet<WarmingDay>()
                    .key("source_ip", WarmingDay::sourceIp)
                    .key("isp", WarmingDay::isp)
                    .text("day", WarmingDay::day))
            .text("verdict", WarmingWords::volume)
            .text("decision", day -> emptyToNull(WarmingWords.decision(day.decision())))
            .text("outlook", day -> emptyToNull(WarmingWords.outlook(day)));

    private WarmingRows() {}

    /** The columns of {@link #rows}. */
    public static List<Column> columns() {
        return DAYS.columns();
    }

    /** The cells of {@link #DAYS}. */
    public static List<List<@Nullable Object>> rows(WarmingTrack track) {
        return track.days().stream().map(DAYS::row).toList();
    }

    private static Sheet<WarmingDay> counted(Sheet<WarmingDay> sheet) {
        return sheet.number("planned", WarmingDay::planned)
                .with(Kind.COUNT, "attempts", day -> known(day, day.counts().attempts()))
                .with(Kind.COUNT, "accepted", day -> known(day, day.counts().knownDelivered()))
                .with(Kind.COUNT, "deferred", day -> known(day, day.counts().deferred()))
                .with(Kind.COUNT, "bounced", day -> known(day, day.counts().knownBounced()))
                .with(Kind.SHARE, "deferred_share", WarmingRows::share);
    }

    private static @Nullable Object known(WarmingDay day, @Nullable Number number) {
        return number == null && day.volume() == WarmingDay.Volume.NO_DATA ? Column.Undefined.NO_DATA : number;
    }

    private static @Nullable Object share(WarmingDay day) {
        Double share = day.counts().deferredShare();
        return share == null && Numbers.logged(Measure.DEFERRED_SHARE, day.counts())
                ? Column.Undefined.SHARE
                : known(day, share);
    }

    private static Function<WarmingDay, @Nullable Object> evidence(
            Function<WarmingEvidence, ? extends @Nullable Object> cell) {
        return day -> day.evidence() == null ? null : cell.apply(day.evidence());
    }

    private static Function<WarmingDay, @Nullable Object> level(Function<WarmingEvidence, Double> cell) {
        return day -> day.evidence() == null ? Column.Undefined.SHARE : cell.apply(day.evidence());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
