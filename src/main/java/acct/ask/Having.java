package acct.ask;

import acct.model.Measure;
import acct.model.UserException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which lines of an answer are wanted, by their figures. */
public record Having(List<Condition> conditions) {
    private static final Pattern AND = Pattern.compile("\\s+and(?:\\s+|$)|\\s*&&\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONDITION = Pattern.compile("([a-z_0-9]+)\\s*(>=|<=|!=|=|>|<)\\s*(\\S.*)");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,15})?)\\s*(%?)");

    public Having {
        conditions = List.copyOf(conditions);
    }

    /** One comparison. What is not known fulfils none. */
    public record Condition(Figure figure, Comparing comparing, BigDecimal limit) {
        boolean holds(AnsweredCell cell) {
            Number value = figure.of(cell);
            return value != null && comparing.holds(decimal(value).compareTo(limit));
        }

        private static BigDecimal decimal(Number value) {
            return value instanceof Long count ? BigDecimal.valueOf(count) : new BigDecimal(value.toString());
        }
    }

    /** A sign of comparison. */
    public enum Comparing {
        MORE(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        UNEQUAL("!=");

        private final String sign;

        Comparing(String sign) {
            this.sign = sign;
        }

        private boolean holds(int order) {
            return switch (this) {
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
            };
        }

        private static Comparing of(String sign) {
            for (Comparing comparing : values()) {
                if (comparing.sign.equals(sign)) {
                    return comparing;
                }
            }
            throw new IllegalArgumentException(sign);
        }
    }

    /**
     * Reads {@code bounced_share > 5% and recipients >= 500}, each text of which must hold.
     *
     * @param minRecipients at least so many recipients; null for any
     */
    public static Having read(List<String> texts, @Nullable Long minRecipients, Figures figures) {
        List<Condition> conditions = new ArrayList<>();
        for (String text : texts) {
            for (String part : AND.split(text.strip(), -1)) {
                conditions.add(condition(text, part.strip(), figures));
            }
        }
        if (minRecipients != null) {
            conditions.add(new Condition(
                    new Figure.Counted(Measure.RECIPIENTS), Comparing.AT_LEAST, BigDecimal.valueOf(minRecipients)));
        }
        return new Having(conditions);
    }

    private static Condition condition(String text, String part, Figures figures) {
        Matcher written = CONDITION.matcher(part.toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            throw wrong(
                    text,
                    "write a measure, one of > >= < <= = != and a number, such as 'bounced_share>5%';"
                            + " between two of them stands and");
        }
        Figure figure = figures.find(written.group(1))
                .orElseThrow(() -> figures.noSuch("--having " + text, written.group(1), List.of()));
        Matcher number = NUMBER.matcher(written.group(3).strip());
        if (!number.matches()) {
            throw wrong(text, "'" + written.group(3).strip() + "' is no number; write 500, 0.05 or 5%");
        }
        BigDecimal limit = new BigDecimal(number.group(1));
        boolean isPercent = !number.group(2).isEmpty();
        if (isPercent && figure.kind() == Measure.Kind.COUNT) {
            throw wrong(text, figure.label() + " is a count; leave out the %");
        }
        if (figure.kind() == Measure.Kind.SHARE && !isPercent && limit.abs().compareTo(BigDecimal.ONE) > 0) {
            throw wrong(text, figure.label() + " is a share, 0 to 1; write " + number.group(1) + "% for per cent");
        }
        return new Condition(figure, Comparing.of(written.group(2)), isPercent ? limit.movePointLeft(2) : limit);
    }

    private static UserException wrong(String text, String why) {
        return UserException.usage("--having " + text + ": " + why);
    }

    /** The figures that are compared. */
    public Stream<Figure> figures() {
        return conditions.stream().map(Condition::figure);
    }

    /** Whether every line is wanted. */
    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** Whether a line is wanted. */
    public boolean holds(AnsweredCell cell) {
        return conditions.stream().allMatch(condition -> condition.holds(cell));
    }
}
