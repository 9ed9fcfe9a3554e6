package acct.cli;

import acct.ask.Earlier;
import acct.ask.Figures;
import acct.ask.ShareGroup;
import acct.model.Dimension;
import acct.model.UserException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is told of each measure beside itself. */
final class CompareOptions {
    /** Of another time there are none of the same. */
    private static final Set<Dimension> OF_ONE_TIME =
            EnumSet.of(Dimension.MONTH, Dimension.WEEK, Dimension.DAY, Dimension.HOUR, Dimension.MINUTE);

    @Option(
            names = "--compare",
            paramLabel = "TIME",
            description = "Beside each measure what it was before (_before) and the change (_change): previous for the"
                    + " time just before, of the same length; yesterday; last-week; or the day on which that time"
                    + " begins. Without --since the latest stored day is compared; without --until, up to now.")
    private @Nullable TypedEarlier compare;

    @Option(
            names = "--intervals",
            description = "Beside each share the ends of its 95%% interval by Wilson (_low, _high).")
    private boolean intervals;

    @Option(
            names = "--share-of",
            paramLabel = "DIM",
            description = "Beside each count its part of the same count of all lines with the same value of this"
                    + " dimension of --by (_of_DIM), before --having and --limit; total for all lines.")
    private @Nullable String shareOf;

    /** The first option that was given; empty if none was. */
    String given() {
        String flag = intervals ? "--intervals" : "";
        return compare != null ? "--compare" : shareOf != null ? "--share-of" : flag;
    }

    /** What is compared with; null for nothing. */
    @Nullable
    Earlier earlier(List<Dimension> dimensions) {
        if (compare == null) {
            return null;
        }
        for (Dimension dimension : dimensions) {
            if (OF_ONE_TIME.contains(dimension)) {
                throw UserException.usage("--compare cannot be split by " + dimension.label()
                        + ", as another time has none of the same; split by hour_of_day or weekday");
            }
        }
        return compare.earlier();
    }

    /** Of what group parts are told; null for none. */
    @Nullable
    ShareGroup shareOf(List<Dimension> dimensions) {
        if (shareOf == null) {
            return null;
        }
        if (shareOf.strip().equalsIgnoreCase("total")) {
            return new ShareGroup(null);
        }
        Dimension dimension = Dimension.of(shareOf)
                .filter(dimensions::contains)
                .orElseThrow(
                        () -> UserException.usage("--share-of " + shareOf + ": write a dimension of --by, or total"));
        return new ShareGroup(dimension);
    }

    Figures figures(List<Dimension> dimensions) {
        Set<Figures.Addition> additions = EnumSet.noneOf(Figures.Addition.class);
        if (compare != null) {
            additions.add(Figures.Addition.COMPARED);
        }
        if (intervals) {
            additions.add(Figures.Addition.INTERVALS);
        }
        return new Figures(additions, shareOf(dimensions));
    }
}
