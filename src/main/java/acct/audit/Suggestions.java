package acct.audit;

import acct.classify.ClassHints;
import acct.classify.TrafficClasses;
import acct.classify.TrafficClasses.By;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What names seem to say about kinds of mail, offered for {@code classes} of acct.yaml. Nothing is judged by it. */
final class Suggestions {
    /** More patterns of one kind are no help to anybody. */
    private static final int MOST = 8;

    /** Jobs carry a date or a number that changes from one to the next. */
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private Suggestions() {}

    /**
     * One line for people; empty if no name that lacks a class says anything.
     *
     * @param traffic what was sent, with the pools that the configuration tells
     */
    static Optional<String> of(Collection<Traffic> traffic, TrafficClasses classes) {
        Map<String, Map<String, Set<String>>> found = new TreeMap<>();
        for (Traffic row : traffic) {
            if (classes.own(row.job(), null, null) == null && row.ownClass() == null && row.job() != null) {
                add(found, "jobs", row.job(), By.JOB, classes);
            }
            if (classes.road(row.pool(), row.vmta(), row.sourceIp()) == null) {
                boolean byPool = row.pool() != null;
                add(
                        found,
                        byPool ? "pools" : "vmtas",
                        Objects.requireNonNullElse(byPool ? row.pool() : row.vmta(), ""),
                        byPool ? By.POOL : By.VMTA,
                        classes);
            }
        }
        List<String> lines = new ArrayList<>();
        found.forEach((mail, lists) -> lines.add(mail + ": {" + String.join(", ", lists(lists)) + "}"));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "some names look like a class of mail that `classes` of acct.yaml does not have yet; if they"
                                + " are what they seem to be, write " + String.join("; ", lines));
    }

    private static void add(
            Map<String, Map<String, Set<String>>> found, String list, String name, By by, TrafficClasses classes) {
        for (ClassHints.Hint hint : ClassHints.of(List.of(name), by, classes)) {
            String pattern = by == By.JOB ? DIGITS.matcher(name).replaceAll("*") : name;
            found.computeIfAbsent(hint.mail(), mail -> new TreeMap<>())
                    .computeIfAbsent(list, key -> new TreeSet<>())
                    .add(pattern);
        }
    }

    private static List<String> lists(Map<String, Set<String>> lists) {
        List<String> written = new ArrayList<>();
        lists.forEach((list, patterns) -> written.add(list + ": ["
                + String.join(
                        ", ",
                        patterns.stream()
                                .limit(MOST)
                                .map(name -> "'" + name + "'")
                                .toList())
                + "]"));
        return written;
    }
}
