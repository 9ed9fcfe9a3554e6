package acct.ask;

import acct.model.Dimension;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --where}. Its values are alternatives; of several filters all must hold.
 *
 * @param dimension what is compared
 * @param match whether a row must be one of the values, or none
 * @param wanted the values
 */
public record Filter(Dimension dimension, Match match, List<Wanted> wanted) {

    /** How a row is compared. */
    public enum Match {
        /** It is one of the values. */
        IS("="),
        /** It is none of them; a row without a value is none, unless unknown is one. */
        IS_NOT("!=");

        private final String sign;

        Match(String sign) {
            this.sign = sign;
        }
    }

    public Filter {
        wanted = List.copyOf(wanted);
    }

    /** Rows with exactly this value; null is the unknown bucket. */
    public Filter(Dimension dimension, @Nullable String value) {
        this(dimension, Match.IS, List.of(new Wanted.Exactly(value)));
    }

    /** Rows with one of these values. */
    public static Filter any(Dimension dimension, List<String> values) {
        return new Filter(
                dimension,
                Match.IS,
                values.stream().<Wanted>map(Wanted.Exactly::new).toList());
    }

    /** Reads {@code isp=gmail,yahoo}, {@code job!=news-*}, {@code source_ip=192.0.2.16/28}. */
    public static Filter parse(String text) {
        return FilterText.read(text);
    }

    /** A stored value as it must be typed behind {@code =} to be found, with a backslash before a comma in it. */
    public static String typed(String value) {
        return FilterText.of(value);
    }

    /** How people write it: {@code isp=gmail,yahoo}. */
    public String label() {
        return dimension.label()
                + match.sign
                + wanted.stream().map(Wanted::text).collect(Collectors.joining(","));
    }

    /** The same for each value by itself: {@code isp=gmail}, {@code isp=yahoo}. */
    public List<String> labels() {
        return wanted.stream().map(this::label).toList();
    }

    String label(Wanted one) {
        return new Filter(dimension, match, List.of(one)).label();
    }

    /** The values that are asked for one by one; null among them is the unknown bucket. */
    public List<@Nullable String> exactly() {
        return wanted.stream()
                .flatMap(one -> one instanceof Wanted.Exactly exactly ? Stream.of(exactly) : Stream.empty())
                .map(Wanted.Exactly::value)
                .collect(Collectors.collectingAndThen(Collectors.toList(), Collections::unmodifiableList));
    }

    /** The values that a statement is given for it, in their order; networks have been made into addresses before. */
    public List<String> given() {
        return wanted.stream()
                .flatMap(one -> one instanceof Wanted.Exactly exactly
                        ? Stream.ofNullable(exactly.value())
                        : Stream.of(one instanceof Wanted.Glob glob ? glob.pattern() : one.text()))
                .toList();
    }

    /** Whether only rows with some of these values are looked at. */
    boolean isOnly(Predicate<@Nullable String> value) {
        return match == Match.IS
                && !wanted.isEmpty()
                && exactly().size() == wanted.size()
                && exactly().stream().allMatch(value);
    }

    /** With other values. */
    Filter with(UnaryOperator<List<Wanted>> change) {
        return new Filter(dimension, match, change.apply(wanted));
    }
}
