package acct.ask;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.model.LocalSpan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lines that have one figure, as {@code acct query} answers them, of any filters. */
public final class FigureLines {
    private final Questions questions;
    private final Figure figure;
    private final LocalSpan span;
    private final Set<String> remarks = new LinkedHashSet<>();

    /**
     * Lines of some days.
     *
     * @param span of which time
     */
    public FigureLines(Questions questions, Figure figure, LocalSpan span) {
        this.questions = questions;
        this.figure = figure;
        this.span = span;
    }

    /** One line for each combination of some dimensions. */
    public List<AnsweredCell> of(List<Dimension> by, List<Filter> filters) {
        SideNumbers side = SideNumbers.ask(questions, by, filters, span, Figures.side(Stream.of(figure)));
        remarks.addAll(side.remarks());
        return questions.counts(by, filters, span, null).stream()
                .map(row -> AnsweredCell.of(row, side.of(row.key())))
                .toList();
    }

    /** The line of all rows; nothing is known of what is no longer stored. */
    public AnsweredCell whole(List<Filter> filters) {
        return of(List.of(), filters).stream()
                .findFirst()
                .orElseGet(() -> AnsweredCell.of(new CountRow(List.of(), Counts.noLongerStored()), Map.of()));
    }

    /** What a reader must know of them. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
