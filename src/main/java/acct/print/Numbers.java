package acct.print;

import acct.model.Counts;
import acct.model.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers are written for people, the same in every format and on every host. */
public final class Numbers {
    /** What stands where the files cannot know a number. */
    public static final String NOT_LOGGED = "not logged";

    /** What stands where there is nothing to divide by. */
    public static final String NOTHING = "–";

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private static final MathContext DIGITS = new MathContext(15);

    private Numbers() {}

    /** {@code 1,234,567}. */
    public static String count(long count) {
        return new DecimalFormat("#,##0", SYMBOLS).format(count);
    }

    /** {@code 1,234,567}, or "not logged". */
    public static String count(@Nullable Long count) {
        return count == null ? NOT_LOGGED : count(count.longValue());
    }

    /** {@code 1 recipient}, {@code 2 recipients}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** How many times as much: {@code 0.08}, {@code 1.4}, {@code 12}. */
    public static String times(double times) {
        return new DecimalFormat(times < 0.95 ? "0.0#" : times < 9.95 ? "0.0" : "#,##0", SYMBOLS).format(times);
    }

    /**
     * A share 0..1 as percent: {@code 42.1 %}, {@code 4.21 %}, {@code < 0.01 %}. Neither a few of many nor nearly all
     * of them is rounded to "none" or "all".
     */
    public static String share(double share) {
        double percent = share * 100;
        if (percent == 0 || percent == 100) {
            return percent == 0 ? "0 %" : "100 %";
        }
        if (percent < 0.01) {
            return "< 0.01 %";
        }
        if (percent > 99.99) {
            return "> 99.99 %";
        }
        return new DecimalFormat(percent < 10 || percent > 99 ? "0.00" : "0.0", SYMBOLS).format(percent) + " %";
    }

    /**
     * A share 0..1 as percent with one decimal, to be compared down a column: {@code 42.1 %}, {@code 0.3 %}. Neither a few
     * of many nor nearly all of them is rounded to "none" or "all".
     */
    public static String percent(double share) {
        double percent = share * 100;
        if (percent == 0 || percent == 100) {
            return percent == 0 ? "0 %" : "100 %";
        }
        if (percent < 0.05) {
            return "< 0.1 %";
        }
        if (percent > 99.95) {
            return "> 99.9 %";
        }
        return new DecimalFormat("0.0", SYMBOLS).format(percent) + " %";
    }

    /** A difference with its sign: {@code +1,234}; of shares in points of a hundred, {@code -0.25}. */
    static String change(Number change) {
        if (change instanceof Long count) {
            return (count > 0 ? "+" : "") + count(count.longValue());
        }
        String points = new DecimalFormat("0.00", SYMBOLS).format(Math.abs(change.doubleValue()) * 100);
        String sign = change.doubleValue() > 0 ? "+" : "-";
        return points.equals("0.00") ? points : sign + points;
    }

    /** A share whose whole may be nothing. */
    public static String share(@Nullable Double share) {
        return share == null ? NOTHING : share(share.doubleValue());
    }

    /** A difference of shares in points of a hundred with one decimal and its sign: {@code +0.3}, {@code -12.4}, {@code 0.0}. */
    public static String points(double change) {
        String points = new DecimalFormat("0.0", SYMBOLS).format(Math.abs(change) * 100);
        return points.equals("0.0") ? points : (change > 0 ? "+" : "-") + points;
    }

    /**
     * A fraction for programs: 15 digits, without exponent where that is readable. Java 17 and 25 do not agree on the
     * last digit of {@code Double.toString}, and the same numbers must give the same file.
     */
    static String plain(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        boolean readable = size == 0 || (size >= 1e-9 && size < 1e15);
        return readable ? rounded.toPlainString() : rounded.toString();
    }

    /** {@code 6.10 % to 9.90 %}. */
    public static String interval(double low, double high) {
        return share(low) + " to " + share(high);
    }

    /** One measure of one cell: a number, "not logged", or a dash where there is nothing to divide by. */
    public static String measure(Measure measure, Counts counts) {
        if (!logged(measure, counts)) {
            return NOT_LOGGED;
        }
        Number value = measure.of(counts);
        if (value == null) {
            return NOTHING;
        }
        return measure.kind() == Measure.Kind.COUNT ? count(value.longValue()) : share(value.doubleValue());
    }

    /** Whether the files can know this measure at all. */
    public static boolean logged(Measure measure, Counts counts) {
        return measure.isLogged(counts);
    }
}
