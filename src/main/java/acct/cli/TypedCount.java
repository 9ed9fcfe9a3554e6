package acct.cli;

import acct.ask.Filter;
import acct.model.Dimension;
import acct.model.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/**
 * What is to be counted, as people type it.
 *
 * @param by the dimensions of one {@code --by}
 */
record TypedCount(List<Dimension> by) {
    /** Reads {@code isp,source_ip}. */
    static final class By implements ITypeConverter<TypedCount> {
        @Override
        public TypedCount convert(String text) {
            return new TypedCount(
                    Arrays.stream(text.split(",", -1)).map(By::dimension).toList());
        }

        private static Dimension dimension(String label) {
            return Dimension.of(label)
                    .orElseThrow(
                            () -> new WrongValue(label.strip(), "no such dimension; there are " + Dimension.labels()));
        }
    }

    /** Reads {@code bounced_share}. */
    static final class Sort implements ITypeConverter<Measure> {
        @Override
        public Measure convert(String text) {
            String wanted = text.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(Measure.values())
                    .filter(measure -> measure.label().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new WrongValue(
                            text,
                            "no such measure; there are "
                                    + Arrays.stream(Measure.values())
                                            .map(Measure::label)
                                            .collect(Collectors.joining(" "))));
        }
    }

    /** Reads {@code isp=gmail}. */
    static final class Where implements ITypeConverter<Filter> {
        @Override
        public Filter convert(String text) {
            return Filter.parse(text);
        }
    }
}
