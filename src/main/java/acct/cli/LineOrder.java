package acct.cli;

import acct.ask.AnsweredCell;
import acct.ask.Figure;
import acct.ask.KeyOrder;
import acct.model.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of the lines of an answer in counts; what has no value stands last whatever the direction. */
record LineOrder(CountColumn by, Direction direction) {

    enum Direction {
        UP,
        DOWN
    }

    /** The lines in this order; lines that are equal in it stay as they are. */
    List<AnsweredCell> sorted(List<AnsweredCell> lines) {
        List<AnsweredCell> sorted = new ArrayList<>(lines);
        Dimension dimension = by.dimension();
        Figure figure = by.figure();
        if (dimension != null) {
            Comparator<String> order = KeyOrder.of(dimension);
            sorted.sort(
                    Comparator.comparing(line -> line.key().get(by.place()), Comparator.nullsLast(directed(order))));
        } else if (figure != null) {
            Comparator<Double> order = Comparator.naturalOrder();
            sorted.sort(Comparator.comparing(
                    line -> {
                        Number value = figure.of(line);
                        return value == null ? null : value.doubleValue();
                    },
                    Comparator.nullsLast(directed(order))));
        }
        return sorted;
    }

    private <T> Comparator<T> directed(Comparator<T> order) {
        return direction == Direction.UP ? order : order.reversed();
    }
}
