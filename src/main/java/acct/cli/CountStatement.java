package acct.cli;

import acct.ask.Filter;
import acct.model.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statement that counted, so that it can be run again: without the steps that it does not need, and with the values
 * that were bound when it ran.
 */
final class CountStatement {
    /** A step of the statement that rows may be read in. */
    private static final Pattern STEP = Pattern.compile("(?ms)^(by_\\w+) as \\(\\n.*?^\\),\\n\\n");

    private static final Pattern WHERE = Pattern.compile("\\$where_(\\d+)\\b");

    private CountStatement() {}

    /**
     * The statement for people.
     *
     * @param asked as it ran
     * @param filters whose values it compares with, in this order, without networks
     */
    static String of(String asked, List<Filter> filters, Period period) {
        String needed = withoutIdleSteps(asked);
        String code = needed.lines()
                .dropWhile(line -> line.startsWith("--"))
                .filter(line -> !line.isBlank())
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
        return bound(
                code.replaceAll("\\$since\\b", Matcher.quoteReplacement(literal(period.sinceInSql())))
                        .replaceAll("\\$until\\b", Matcher.quoteReplacement(literal(period.untilInSql())))
                        .replaceAll("\\$top\\b", "null"),
                filters);
    }

    private static String withoutIdleSteps(String asked) {
        String text = asked;
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            Matcher step = STEP.matcher(text);
            while (step.find() && !isChanged) {
                String rest = text.substring(0, step.start()) + text.substring(step.end());
                if (!Pattern.compile("\\bfrom " + step.group(1) + "\\b")
                        .matcher(rest)
                        .find()) {
                    text = rest;
                    isChanged = true;
                }
            }
        }
        return text;
    }

    private static String bound(String code, List<Filter> filters) {
        // Single values stand before patterns in a statement; their numbers have the order in which they were given.
        List<Integer> numbers = WHERE.matcher(code)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .distinct()
                .sorted()
                .toList();
        List<String> given =
                filters.stream().flatMap(filter -> filter.given().stream()).toList();
        // One after the other would look into the values put in before.
        return WHERE.matcher(code)
                .replaceAll(found ->
                        Matcher.quoteReplacement(literal(given.get(numbers.indexOf(Integer.valueOf(found.group(1)))))));
    }

    private static String literal(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String text = value instanceof LocalDate day ? day.toString() : value.toString();
        return "'" + text.replace("'", "''") + "'";
    }
}
