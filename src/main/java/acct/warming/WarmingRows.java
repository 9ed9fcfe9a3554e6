package acct.warming;

import acct.model.Measure;
import acct.print.Column;
import acct.print.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days of a warming as rows; names and order of the columns are a contract. */
public final class WarmingRows {
    private static final List<Column> COLUMNS = List.of(
            new Column("source_ip", Column.Kind.KEY),
            new Column("isp", Column.Kind.KEY),
            new Column("day", Column.Kind.TEXT),
            new Column("plan", Column.Kind.TEXT),
            new Column("start", Column.Kind.TEXT),
            new Column("plan_day", Column.Kind.NUMBER),
            new Column("planned", Column.Kind.NUMBER),
            new Column("attempts", Column.Kind.COUNT),
            new Column("accepted", Column.Kind.COUNT),
            new Column("deferred", Column.Kind.COUNT),
            new Column("bounced", Column.Kind.COUNT),
            new Column("deferred_share", Column.Kind.SHARE),
            new Column("verdict", Column.Kind.TEXT),
            new Column("decision", Column.Kind.TEXT),
            new Column("criterion", Column.Kind.TEXT),
            new Column("x", Column.Kind.NUMBER),
            new Column("n", Column.Kind.NUMBER),
            new Column("share", Column.Kind.SHARE),
            new Column("low", Column.Kind.SHARE),
            new Column("high", Column.Kind.SHARE),
            new Column("limit", Column.Kind.SHARE),
            new Column("evidence_since", Column.Kind.TEXT),
            new Column("reason", Column.Kind.TEXT),
            new Column("reason_count", Column.Kind.NUMBER),
            new Column("next_planned", Column.Kind.NUMBER),
            new Column("planned_end", Column.Kind.TEXT),
            new Column("projected_end", Column.Kind.TEXT));

    /** What a terminal has room for. */
    private static final List<String> FOR_PEOPLE = List.of(
            "source_ip", "isp", "day", "planned", "attempts", "accepted", "deferred", "bounced", "deferred_share");

    private WarmingRows() {}

    /** The columns of {@link #rows}. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** One row per source IP, day and ISP; null where something does not apply. */
    public static List<List<@Nullable Object>> rows(WarmingTrack track) {
        return track.days().stream().map(WarmingRows::cells).toList();
    }

    /** The columns of {@link #readable}. */
    public static List<Column> readableColumns() {
        List<Column> columns = new ArrayList<>(COLUMNS.stream()
                .filter(column -> FOR_PEOPLE.contains(column.name()))
                .toList());
        columns.add(new Column("verdict", Column.Kind.TEXT));
        columns.add(new Column("decision", Column.Kind.TEXT));
        columns.add(new Column("outlook", Column.Kind.TEXT));
        return columns;
    }

    /** The same for people, in fewer columns. */
    public static List<List<@Nullable Object>> readable(WarmingTrack track) {
        return track.days().stream().map(WarmingRows::readable).toList();
    }

    private static List<@Nullable Object> readable(WarmingDay day) {
        return Arrays.asList(
                day.sourceIp(),
                day.isp(),
                day.day(),
                day.planned(),
                known(day, day.counts().attempts()),
                known(day, day.counts().knownDelivered()),
                known(day, day.counts().deferred()),
                known(day, day.counts().knownBounced()),
                share(day),
                WarmingWords.volume(day),
                emptyToNull(WarmingWords.decision(day.decision())),
                emptyToNull(WarmingWords.outlook(day)));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
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

    private static List<@Nullable Object> cells(WarmingDay day) {
        WarmingEvidence evidence = day.evidence();
        return Arrays.asList(
                day.sourceIp(),
                day.isp(),
                day.day().toString(),
                day.plan(),
                day.start().toString(),
                day.planDay(),
                day.planned(),
                known(day, day.counts().attempts()),
                known(day, day.counts().knownDelivered()),
                known(day, day.counts().deferred()),
                known(day, day.counts().knownBounced()),
                share(day),
                day.volume().label(),
                day.decision() == null ? null : day.decision().label(),
                evidence == null ? null : evidence.criterion().label(),
                evidence == null ? null : evidence.x(),
                evidence == null ? null : evidence.n(),
                evidence == null ? Column.Undefined.SHARE : evidence.share(),
                evidence == null ? Column.Undefined.SHARE : evidence.low(),
                evidence == null ? Column.Undefined.SHARE : evidence.high(),
                evidence == null ? Column.Undefined.SHARE : evidence.limit(),
                evidence == null ? null : evidence.since().toString(),
                evidence == null ? null : evidence.reason(),
                evidence == null ? null : evidence.reasonCount(),
                day.nextPlanned(),
                text(day.plannedEnd()),
                text(day.projectedEnd()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
