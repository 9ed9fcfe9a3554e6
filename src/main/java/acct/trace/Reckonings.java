package acct.trace;

import acct.ask.AnsweredCell;
import acct.ask.Asking;
import acct.ask.CountSource;
import acct.ask.Figure;
import acct.ask.FigureLines;
import acct.ask.Filter;
import acct.ask.KnownValues;
import acct.ask.RowsBehind;
import acct.ask.StoredInventory;
import acct.ask.TracedRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.LocalSpan;
import acct.model.Period;
import acct.model.Surroundings;
import acct.trace.Reckoning.Step;
import acct.trace.RowPlaces.Placed;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how a number came about: what each filter took away, and some of the rows that are left. */
public final class Reckonings {
    private static final int MOST_LINES = 5;

    private final Surroundings around;
    private final Asking asking;
    private final List<String> classes;
    private final ZoneId zone;

    /**
     * Numbers of one store.
     *
     * @param classes of mail that are configured
     * @param zone of times without an offset
     */
    public Reckonings(Surroundings around, Asking asking, List<String> classes, ZoneId zone) {
        this.around = around;
        this.asking = asking;
        this.classes = List.copyOf(classes);
        this.zone = zone;
    }

    /** How a number came about, counted as {@code acct query} counts it. */
    public Reckoning of(
            Figure figure, List<Dimension> by, List<Filter> typed, KnownValues.Unknown unknown, Period period) {
        return asking.ask(questions -> {
            asking.mustHaveRows(questions);
            List<String> remarks = new ArrayList<>();
            KnownValues known = new KnownValues(questions, classes);
            if (unknown == KnownValues.Unknown.REFUSED) {
                remarks.addAll(known.mustBeStored(typed));
            }
            List<Filter> filters = known.withAddresses(typed);
            FigureLines lines = new FigureLines(questions, figure, LocalSpan.of(period));
            List<Step> steps = steps(lines, typed, filters);
            List<AnsweredCell> split = by.isEmpty() ? List.of() : lines.of(by, filters);
            RowsBehind behind = new RowsBehind(questions);
            List<TracedRow> rows = behind.latest(figure, filters, period, MOST_LINES);
            remarks.addAll(questions.logged(period, CountSource.of(by, filters)).remarks());
            lines.remarks().stream().filter(remark -> !remarks.contains(remark)).forEach(remarks::add);
            String gone = behind.gone(period);
            if (gone != null && !remarks.contains(gone)) {
                remarks.add(gone);
            }
            List<Placed> placed = new RowPlaces(
                            around, zone, asking.loadedFrom(), new StoredInventory(questions).files(period))
                    .texts(rows);
            return new Reckoning(figure, filters, period, steps, by, split, placed, remarks);
        });
    }

    /** What each filter takes away, one after the other, under the words in which it was typed. */
    private static List<Step> steps(FigureLines lines, List<Filter> typed, List<Filter> filters) {
        List<Step> steps = new ArrayList<>();
        AnsweredCell all = lines.whole(List.of());
        steps.add(new Step("all counted rows", rows(all.counts()), rows(all.counts()), all));
        for (int i = 0; i < filters.size(); i++) {
            AnsweredCell left = lines.whole(filters.subList(0, i + 1));
            steps.add(new Step(typed.get(i).label(), steps.get(i).rows(), rows(left.counts()), left));
        }
        return steps;
    }

    /** Every row that any measure counts. */
    private static long rows(Counts counts) {
        return counts.recipients()
                + Stream.<@Nullable Long>of(
                                counts.deferred(),
                                counts.notSent(),
                                counts.complaints(),
                                counts.queueEvents(),
                                counts.remoteBounces())
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
