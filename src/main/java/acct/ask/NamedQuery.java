package acct.ask;

import acct.model.Dimension;
import acct.model.Period;
import acct.model.UserException;
import acct.sql.SqlFile;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question with a name and its statement.
 *
 * @param name what is typed, such as {@code blocked-mx}
 * @param statement its own name is the file that people read of
 * @param parameters in the order of its header
 * @param origin whose it is
 * @param isInPlaceOfShipped whether one that ships has the same name
 */
public record NamedQuery(
        String name, SqlFile statement, List<QueryParameter> parameters, Origin origin, boolean isInPlaceOfShipped) {
    /** Parameters of these names take one value that was stored, not a pattern. */
    private static final Set<Dimension> COMPARED = EnumSet.of(
            Dimension.ISP, Dimension.SOURCE_IP, Dimension.POOL, Dimension.VMTA, Dimension.SERVER, Dimension.CLASS);

    private static final String SINCE = "since";
    private static final String UNTIL = "until";

    public NamedQuery {
        parameters = List.copyOf(parameters);
    }

    /** Whose a question is. */
    public enum Origin {
        /** It comes with acct. */
        SHIPPED,
        /** An operator wrote it. */
        OWN
    }

    /** The question in words. */
    public String question() {
        return statement.header("label");
    }

    /** What one row of the answer stands for. */
    public String grain() {
        return statement.header("grain");
    }

    /** What else its header says. */
    public String words() {
        return QueryHeader.words(statement);
    }

    /** Where it stands, for people. */
    public String place() {
        return origin == Origin.SHIPPED ? "acct" : statement.name();
    }

    /** Its options without the period, in one line of a list. */
    public String briefly() {
        return parameters.stream()
                .filter(parameter -> !isPeriod(parameter))
                .map(QueryParameter::brief)
                .collect(Collectors.joining(" "));
    }

    private static boolean isPeriod(QueryParameter parameter) {
        return parameter.name().equals(SINCE) || parameter.name().equals(UNTIL);
    }

    /** All its options in one line. */
    public String usage() {
        return parameters.isEmpty()
                ? "no parameters"
                : parameters.stream().map(QueryParameter::usage).collect(Collectors.joining(" "));
    }

    /**
     * The values to bind.
     *
     * @param typed texts by name, as they were typed
     * @throws UserException usage if one is unknown, missing or of another type
     */
    public Map<String, @Nullable Object> values(Map<String, String> typed, Period period) {
        Map<String, String> left = new LinkedHashMap<>(typed);
        Map<String, @Nullable Object> values = new HashMap<>();
        for (QueryParameter parameter : parameters) {
            values.put(parameter.name(), value(parameter, left.remove(parameter.name()), period));
        }
        for (String name : left.keySet()) {
            throw unknown(name);
        }
        mustTake(SINCE, period.since());
        mustTake(UNTIL, period.until());
        return values;
    }

    private @Nullable Object value(QueryParameter parameter, @Nullable String text, Period period) {
        if (isPeriod(parameter) && text != null) {
            throw UserException.usage("query " + name + ": write " + parameter.option() + " DAY");
        }
        if (isPeriod(parameter)) {
            return parameter.name().equals(SINCE) ? period.sinceInSql() : period.untilInSql();
        }
        if (text == null && parameter.need() == QueryParameter.Need.REQUIRED) {
            throw UserException.usage("query " + name + " needs " + parameter.usage() + "; it takes " + usage());
        }
        try {
            return text == null ? parameter.preset() : parameter.read(text);
        } catch (UserException e) {
            throw UserException.usage("query " + name + ": " + e.getMessage() + "; it takes " + usage());
        }
    }

    /** Refuses a value of a shipped question that was never stored, as it would answer nothing. */
    void mustBeStored(Map<String, ? extends @Nullable Object> values, KnownValues known) {
        for (QueryParameter parameter : parameters) {
            Dimension dimension = Dimension.of(parameter.name()).orElse(Dimension.REPLY);
            if (COMPARED.contains(dimension)
                    && values.get(parameter.name()) instanceof String value
                    && !value.equals(parameter.preset())) {
                boolean isSmall = dimension == Dimension.ISP || dimension == Dimension.SOURCE_IP;
                known.neverStored(dimension, isSmall ? value.toLowerCase(Locale.ROOT) : value)
                        .ifPresent(why -> {
                            throw UserException.usage("query " + name + ": " + parameter.option() + " "
                                    + NearestNames.cut(value) + ": " + why);
                        });
            }
        }
    }

    private void mustTake(String end, @Nullable Object given) {
        if (given != null
                && parameters.stream().noneMatch(parameter -> parameter.name().equals(end))) {
            throw unknown(end);
        }
    }

    private UserException unknown(String parameter) {
        return UserException.usage(
                "query " + name + " has no parameter --" + parameter.replace('_', '-') + "; it takes " + usage());
    }
}
