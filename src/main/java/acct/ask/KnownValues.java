package acct.ask;

import acct.ask.Wanted.Exactly;
import acct.ask.Wanted.Glob;
import acct.ask.Wanted.Network;
import acct.model.Axis;
import acct.model.Category;
import acct.model.Dimension;
import acct.model.Period;
import acct.model.SeverityClass;
import acct.model.UserException;
import acct.sql.SqlFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells a mistyped value of a filter from one that counts nothing. A value that was stored once is known, whatever the
 * period; so is one of a closed list. Where days have gone from the store nobody can say what they held.
 */
public final class KnownValues {
    private static final Pattern DAY = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern HOUR = Pattern.compile(DAY.pattern() + "T([01]\\d|2[0-3])[+-]\\d\\d:\\d\\d");

    private static final Pattern MINUTE =
            Pattern.compile(DAY.pattern() + "T([01]\\d|2[0-3]):[0-5]\\d[+-]\\d\\d:\\d\\d");
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    // What begins another condition.
    private static final Pattern CONDITION = Pattern.compile(
            "(" + Stream.of(Dimension.values()).map(Dimension::label).collect(Collectors.joining("|")) + ")!?=");

    /** Dimensions whose values are a closed list. */
    private static final Map<Dimension, List<String>> LISTED = Map.of(
            Dimension.CATEGORY, labels(Category.values(), Category::label),
            Dimension.AXIS, labels(Axis.values(), Axis::label),
            Dimension.SEVERITY_CLASS, labels(SeverityClass.values(), SeverityClass::label),
            Dimension.ISP_SOURCE, List.of("queue", "mapping", "mx", "domain", "none"),
            Dimension.POOL_SOURCE, List.of("log", "mapping"),
            Dimension.WEEKDAY, KeyOrder.WEEKDAYS,
            Dimension.HOUR_OF_DAY,
                    IntStream.range(0, 24)
                            .mapToObj(hour -> (hour < 10 ? "0" : "") + hour)
                            .toList());

    /** What must have stored rows before a time without any counts nothing. */
    private static final Map<Dimension, Dimension> OF_DAYS = Map.of(
            Dimension.DAY, Dimension.DAY,
            Dimension.HOUR, Dimension.DAY,
            Dimension.MINUTE, Dimension.DAY,
            Dimension.WEEK, Dimension.WEEK,
            Dimension.MONTH, Dimension.MONTH);

    private static final int DAY_LENGTH = "2026-11-18".length();

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
            Map.entry(Dimension.SENDER_DOMAIN, List.of("event")),
            Map.entry(Dimension.SMTP_USER, List.of("event")),
            Map.entry(Dimension.TLS, List.of("event")),
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
            filter.wanted()
                    .forEach(wanted -> impossible(filter.dimension(), wanted).ifPresent(why -> {
                        throw UserException.usage(asked(filter, wanted) + ": " + why);
                    }));
        }
    }

    private static Optional<String> impossible(Dimension dimension, Wanted wanted) {
        if (wanted instanceof Exactly exactly) {
            String value = exactly.value();
            return value == null || value.isEmpty() ? Optional.empty() : impossible(dimension, value);
        }
        List<String> listed = LISTED.get(dimension);
        boolean isPossible = listed == null
                || !(wanted instanceof Glob glob)
                || listed.stream().anyMatch(glob::fits);
        return isPossible
                ? Optional.empty()
                : Optional.of("no " + dimension.label() + " is like that; there are " + String.join(" ", listed));
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
            case MINUTE -> unlike(MINUTE, value, "write a minute with its offset, such as 2026-11-18T09:30+01:00");
            case WEEK -> unlike(WEEK, value, "write a week of ISO 8601, such as 2026-W47");
            case MONTH -> unlike(MONTH, value, "write a month such as 2026-11");
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
        return mustBeStored(
                filters,
                (typed, stored) ->
                        hint(typed, stored.stream().map(FilterText::of).toList()));
    }

    /** The same of a name that is typed by itself, where a comma is a comma and unknown is nobody. */
    public List<String> mustBeStored(Filter named) {
        return mustBeStored(List.of(named), (typed, stored) -> new NearestNames(typed).among(stored));
    }

    private List<String> mustBeStored(List<Filter> filters, BiFunction<String, List<String>, String> hints) {
        List<String> doubts = new ArrayList<>();
        for (Filter filter : filters) {
            for (Wanted wanted : filter.wanted()) {
                if (isKnown(filter.dimension(), wanted)) {
                    continue;
                }
                String hint = OF_DAYS.containsKey(filter.dimension())
                        ? "`acct status` says which days are"
                        : hints.apply(typed(wanted), stored(filter.dimension()));
                Optional<String> gone = gone(filter.dimension());
                if (gone.isEmpty()) {
                    throw UserException.usage(asked(filter, wanted) + ": " + never(filter.dimension(), wanted) + hint);
                }
                doubts.add(asked(filter, wanted) + ": not in what is still stored (" + gone.get() + "); " + hint);
            }
        }
        return doubts;
    }

    private static String never(Dimension dimension, Wanted wanted) {
        if (wanted instanceof Exactly) {
            return "never stored; ";
        }
        String how = wanted instanceof Network ? "lies in it" : "is like that";
        return "no stored " + dimension.label() + " " + how + "; ";
    }

    /** What a near name may be near to. */
    private static String typed(Wanted wanted) {
        return wanted instanceof Network network
                ? network.span().first()
                : wanted.text().replace("*", "");
    }

    /** The same filters, with the stored addresses of each network in its place. */
    public List<Filter> withAddresses(List<Filter> filters) {
        return filters.stream()
                .map(filter ->
                        filter.with(all -> all.stream().flatMap(this::addresses).toList()))
                .toList();
    }

    private Stream<Wanted> addresses(Wanted wanted) {
        return wanted instanceof Network network
                ? stored(Dimension.SOURCE_IP).stream()
                        .filter(network.span()::holds)
                        .distinct()
                        .map(Exactly::new)
                : Stream.of(wanted);
    }

    private boolean isKnown(Dimension dimension, Wanted wanted) {
        if (wanted instanceof Exactly exactly) {
            String value = exactly.value();
            return value == null || value.isEmpty() || isKnown(dimension, value);
        }
        if (wanted instanceof Glob glob) {
            return isLike(dimension, glob);
        }
        return addresses(wanted).findAny().isPresent();
    }

    private boolean isLike(Dimension dimension, Glob glob) {
        if (LISTED.containsKey(dimension)
                || named.getOrDefault(dimension, List.of()).stream().anyMatch(glob::fits)) {
            return true;
        }
        SqlFile like = SqlFile.of("aggregate/value_like");
        return KEPT.getOrDefault(dimension, timeKept(dimension)).stream()
                .anyMatch(table -> isFound(
                        like.with(Map.of("dimension", column(dimension), "kept", table)),
                        Map.of("pattern", glob.pattern())));
    }

    private static List<String> timeKept(Dimension dimension) {
        return List.of(dimension == Dimension.MINUTE ? "event" : "hourly");
    }

    /** What tells a dimension of a table that has only its day. */
    private static String column(Dimension dimension) {
        return switch (dimension) {
            case WEEK -> "week_of(day)";
            case MONTH -> "substr(cast(day as varchar), 1, 7)";
            default -> dimension.label();
        };
    }

    /**
     * Says that a value was never stored, and which ones are near; empty if it was, if nothing is stored at all, or if
     * days have gone.
     */
    Optional<String> neverStored(Dimension dimension, String value) {
        if (value.equals(Dimension.UNKNOWN) || isKnown(dimension, value)) {
            return Optional.empty();
        }
        List<String> stored = stored(dimension);
        return stored.isEmpty() || gone(dimension).isPresent()
                ? Optional.empty()
                : Optional.of("never stored; " + hint(value, stored));
    }

    private boolean isKnown(Dimension dimension, String value) {
        Dimension days = OF_DAYS.get(dimension);
        if (days != null) {
            // An hour without rows on a stored day has a measured zero.
            String text = days == Dimension.DAY ? value.substring(0, DAY_LENGTH) : value;
            return isLike(days, new Glob(List.of(text, "")));
        }
        List<String> kept = KEPT.get(dimension);
        if (kept == null || named.getOrDefault(dimension, List.of()).contains(value)) {
            return true;
        }
        return kept.stream()
                .anyMatch(table -> isFound(sql("aggregate/value_found", dimension, table), Map.of("value", value)));
    }

    private boolean isFound(SqlFile sql, Map<String, String> values) {
        return questions.rows(sql, values, row -> row.flag("is_found")).contains(true);
    }

    /** The values of a dimension that are known: stored once, of a closed list, or named by the configuration. */
    public List<String> all(Dimension dimension) {
        if (dimension == Dimension.DAY) {
            return questions.storedDays(Period.ALL).stream()
                    .map(LocalDate::toString)
                    .toList();
        }
        List<String> listed = LISTED.get(dimension);
        return listed == null ? stored(dimension).stream().distinct().toList() : listed;
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

    private static String asked(Filter filter, Wanted wanted) {
        return "--where " + NearestNames.cut(filter.label(wanted));
    }

    private static String hint(String value, Collection<String> values) {
        if (CONDITION.matcher(value).lookingAt()) {
            return "a comma separates values of one dimension; for another one write --where "
                    + NearestNames.cut(value);
        }
        return new NearestNames(value).among(values, Dimension.UNKNOWN);
    }
}
