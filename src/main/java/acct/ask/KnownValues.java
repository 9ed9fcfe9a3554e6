package acct.ask;

import acct.model.Axis;
import acct.model.Category;
import acct.model.Dimension;
import acct.model.Period;
import acct.model.SeverityClass;
import acct.model.UserException;
import acct.sql.SqlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells a mistyped value of a filter from one that counts nothing. A value that was stored once is known, whatever the
 * period; so is one of a closed list. Where days have gone from the store nobody can say what they held.
 */
public final class KnownValues {
    private static final Pattern DAY = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern HOUR = Pattern.compile(DAY.pattern() + "T([01]\\d|2[0-3])[+-]\\d\\d:\\d\\d");

    /** Dimensions whose values are a closed list. */
    private static final Map<Dimension, List<String>> LISTED = Map.of(
            Dimension.CATEGORY, labels(Category.values(), Category::label),
            Dimension.AXIS, labels(Axis.values(), Axis::label),
            Dimension.SEVERITY_CLASS, labels(SeverityClass.values(), SeverityClass::label),
            Dimension.ISP_SOURCE, List.of("queue", "mapping", "mx", "domain", "none"),
            Dimension.POOL_SOURCE, List.of("log", "mapping"),
            Dimension.HOUR_OF_DAY,
                    IntStream.range(0, 24)
                            .mapToObj(hour -> (hour < 10 ? "0" : "") + hour)
                            .toList());

    /** The tables that keep a dimension's values longest, the one with the fewest rows first. */
    private static final Map<Dimension, List<String>> KEPT = Map.ofEntries(
            Map.entry(Dimension.SOURCE_IP, List.of("hourly", "reply_seen")),
            Map.entry(Dimension.VMTA, List.of("hourly")),
            Map.entry(Dimension.POOL, List.of("hourly")),
            Map.entry(Dimension.ISP, List.of("hourly", "reply_seen")),
            Map.entry(Dimension.SERVER, List.of("hourly")),
            Map.entry(Dimension.BOUNCE_CAT, List.of("hourly", "reply")),
            Map.entry(Dimension.CLASS, List.of("traffic_class", "hourly")),
            Map.entry(Dimension.JOB, List.of("daily_job")),
            Map.entry(Dimension.RCPT_DOMAIN, List.of("event")),
            Map.entry(Dimension.QUEUE, List.of("event")),
            Map.entry(Dimension.MX, List.of("event")),
            Map.entry(Dimension.DLV_TYPE, List.of("event")),
            Map.entry(Dimension.REPLY, List.of("reply_text")));

    /** What PowerMTA's guide and the configuration name may be asked for before it was logged. */
    private final Map<Dimension, Collection<String>> named;

    private final Questions questions;

    /** What to do with a value that nobody knows. */
    public enum Unknown {
        /** It is most likely a mistake. */
        REFUSED,
        /** It counts nothing; a script may ask before the first row has come. */
        ALLOWED
    }

    /**
     * What the store behind these questions knows.
     *
     * @param classes the classes of mail that the configuration names
     */
    public KnownValues(Questions questions, Collection<String> classes) {
        this.questions = questions;
        this.named = Map.of(
                Dimension.CLASS, List.copyOf(classes), Dimension.DLV_TYPE, List.of("smtp", "discard", "file", "pipe"));
    }

    private static <T> List<String> labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).toList();
    }

    /** Refuses what cannot be a value of its dimension, which needs no store. */
    public static void mustBePossible(List<Filter> filters) {
        for (Filter filter : filters) {
            String value = filter.value();
            if (value != null && !value.isEmpty()) {
                impossible(filter.dimension(), value).ifPresent(why -> {
                    throw UserException.usage(asked(filter) + ": " + why);
                });
            }
        }
    }

    private static Optional<String> impossible(Dimension dimension, String value) {
        List<String> listed = LISTED.get(dimension);
        if (listed != null) {
            return listed.contains(value)
                    ? Optional.empty()
                    : Optional.of("no such " + dimension.label() + "; " + hint(value, listed));
        }
        return switch (dimension) {
            case DAY -> unlike(DAY, value, "write a day such as 2026-11-18");
            case HOUR -> unlike(HOUR, value, "write an hour with its offset, such as 2026-11-18T09+01:00");
            default -> Optional.empty();
        };
    }

    private static Optional<String> unlike(Pattern pattern, String value, String hint) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(hint);
    }

    /**
     * Refuses values that were never stored; what can only be supposed is answered as a remark for each.
     *
     * @throws UserException naming the nearest values
     */
    public List<String> mustBeStored(List<Filter> filters) {
        List<String> doubts = new ArrayList<>();
        for (Filter filter : filters) {
            String value = filter.value();
            if (value == null || value.isEmpty() || isKnown(filter.dimension(), value)) {
                continue;
            }
            String hint = hint(value, stored(filter.dimension()));
            Optional<String> gone = gone(filter.dimension());
            if (gone.isEmpty()) {
                throw UserException.usage(asked(filter) + ": never stored; " + hint);
            }
            doubts.add(asked(filter) + ": not in what is still stored (" + gone.get() + "); " + hint);
        }
        return doubts;
    }

    private boolean isKnown(Dimension dimension, String value) {
        List<String> kept = KEPT.get(dimension);
        if (kept == null || named.getOrDefault(dimension, List.of()).contains(value)) {
            return true;
        }
        for (String table : kept) {
            if (questions
                    .rows(
                            sql("aggregate/value_found", dimension, table),
                            Map.of("value", value),
                            row -> row.flag("is_found"))
                    .contains(true)) {
                return true;
            }
        }
        return false;
    }

    private List<String> stored(Dimension dimension) {
        List<String> values = new ArrayList<>(named.getOrDefault(dimension, List.of()));
        for (String table : KEPT.getOrDefault(dimension, List.of())) {
            values.addAll(
                    questions.rows(sql("aggregate/values_kept", dimension, table), Map.of(), row -> row.text("value")));
        }
        return values;
    }

    private static SqlFile sql(String name, Dimension dimension, String table) {
        return SqlFile.of(name).with(Map.of("dimension", dimension.label(), "kept", table));
    }

    private Optional<String> gone(Dimension dimension) {
        return questions
                .logged(Period.ALL, CountSource.of(List.of(dimension), List.of()))
                .lastGoneLabel();
    }

    private static String asked(Filter filter) {
        return "--where " + filter.dimension().label() + "=" + NearestNames.cut(String.valueOf(filter.value()));
    }

    private static String hint(String value, Collection<String> values) {
        return new NearestNames(value).among(values, Dimension.UNKNOWN);
    }
}
