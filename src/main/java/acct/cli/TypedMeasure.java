package acct.cli;

import acct.model.Measure;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** A measure as people type it: {@code bounced_share}. */
final class TypedMeasure implements ITypeConverter<Measure> {
    @Override
    public Measure convert(String text) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.label().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongValue(text, "no such measure; there are " + Measure.labels()));
    }
}
