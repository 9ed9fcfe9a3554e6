package acct.config;

import acct.judge.LimitKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A limit of a rule as people write it. */
final class LimitText {
    private static final Pattern RATE = Pattern.compile("[0-9]{0,9}\\.?[0-9]{1,18}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private LimitText() {}

    /** Its value; null if it is none. */
    static @Nullable Double value(LimitKey.Kind kind, String text) {
        boolean isWritten =
                (kind == LimitKey.Kind.COUNT ? COUNT : RATE).matcher(text).matches();
        if (!isWritten) {
            return null;
        }
        Double value = Double.valueOf(text);
        return switch (kind) {
            case RATE -> value > 1 ? null : value;
            case COUNT -> value;
            case TIMES -> value <= 1 ? null : value;
        };
    }

    /** What to write instead of something that has no value. */
    static String instead(LimitKey.Kind kind) {
        return switch (kind) {
            case RATE -> "write a fraction from 0 to 1, such as 0.02 for 2 %";
            case COUNT -> "write a whole number, such as 200";
            case TIMES -> "write how many times more, such as 10 or 2.5";
        };
    }
}
