package acct.cli;

import acct.ask.Figure;
import acct.model.Measure;
import acct.model.SideMeasure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/** A measure as people type it: {@code bounced_share}. */
final class TypedMeasure implements ITypeConverter<Figure> {
    private static final List<Figure> ALL = Stream.<Figure>concat(
                    Stream.of(Measure.values()).map(Figure.Counted::new),
                    Stream.of(SideMeasure.values()).map(Figure.Side::new))
            .toList();

    @Override
    public Figure convert(String text) {
        return ALL.stream()
                .filter(figure -> figure.label().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongValue(
                        text,
                        "no such measure; there are "
                                + ALL.stream().map(Figure::label).collect(Collectors.joining(" "))));
    }
}
