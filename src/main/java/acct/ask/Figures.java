package acct.ask;

import acct.ask.Figure.Before;
import acct.ask.Figure.Bound;
import acct.ask.Figure.Change;
import acct.ask.Figure.Counted;
import acct.ask.Figure.Part;
import acct.ask.Figure.Side;
import acct.model.Measure;
import acct.model.SideMeasure;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures that a question can have.
 *
 * @param additions what is told of each measure beside itself
 * @param shareOf of what group each count's part is told; null for none
 */
public record Figures(Set<Addition> additions, @Nullable ShareGroup shareOf) {

    /** What can be told of a measure beside itself. */
    public enum Addition {
        /** What it was in another time, and the change. */
        COMPARED,
        /** Of a share, between which ends the true one lies. */
        INTERVALS
    }

    public Figures {
        additions = Set.copyOf(additions);
    }

    /** What is printed where no columns are named: the measures, then what is told beside them. */
    public List<Figure> usual() {
        return withAdditions(
                Stream.of(Measure.values()).<Figure>map(Counted::new).toList());
    }

    /** Every one. */
    public List<Figure> all() {
        List<Figure> plain = new ArrayList<>();
        Stream.of(Measure.values()).map(Counted::new).forEach(plain::add);
        Stream.of(SideMeasure.values()).map(Side::new).forEach(plain::add);
        return withAdditions(plain);
    }

    private List<Figure> withAdditions(List<Figure> plain) {
        List<Figure> figures = new ArrayList<>(plain);
        plain.forEach(figure -> figures.addAll(beside(figure)));
        return figures;
    }

    /** What is told beside a figure. */
    public List<Figure> beside(Figure figure) {
        List<Figure> beside = new ArrayList<>();
        if (!isPlain(figure)) {
            return beside;
        }
        if (additions.contains(Addition.COMPARED)) {
            beside.add(new Before(figure));
            beside.add(new Change(figure));
        }
        if (figure instanceof Counted counted) {
            boolean isShare = counted.kind() == Measure.Kind.SHARE;
            if (isShare && additions.contains(Addition.INTERVALS)) {
                beside.add(new Bound(counted.measure(), Bound.End.LOW));
                beside.add(new Bound(counted.measure(), Bound.End.HIGH));
            }
            if (!isShare && shareOf != null) {
                beside.add(new Part(counted.measure(), shareOf));
            }
        }
        return beside;
    }

    /** Whether it is a measure, and not what is told beside one. */
    public static boolean isPlain(Figure figure) {
        return figure instanceof Counted || figure instanceof Side;
    }

    /** Those of some figures that are made only if they are asked for. */
    public static Set<SideMeasure> side(Stream<Figure> figures) {
        Set<SideMeasure> side = EnumSet.noneOf(SideMeasure.class);
        figures.map(Figures::plain).forEach(figure -> {
            if (figure instanceof Side wanted) {
                side.add(wanted.measure());
            }
        });
        return side;
    }

    private static Figure plain(Figure figure) {
        if (figure instanceof Before before) {
            return before.now();
        }
        return figure instanceof Change change ? change.now() : figure;
    }

    /** The one with this label, ignoring case. */
    public Optional<Figure> find(String label) {
        return all().stream()
                .filter(figure -> figure.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * A name that is none.
     *
     * @param asked the option with its value
     * @param others what the option takes beside figures
     */
    public UserException noSuch(String asked, String label, Collection<String> others) {
        List<String> names = Stream.concat(others.stream(), all().stream().map(Figure::label))
                .toList();
        return UserException.usage(asked + ": no " + (others.isEmpty() ? "measure" : "measure or dimension of --by")
                + " is called '" + label.strip() + "'; " + new NearestNames(label).among(names) + "; all: "
                + String.join(" ", names));
    }
}
