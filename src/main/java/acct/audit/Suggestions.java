package acct.audit;

import acct.classify.traffic.ClassHints;
import acct.classify.traffic.TrafficClasses;
import acct.classify.traffic.TrafficClasses.By;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names seem to say about kinds of mail, offered for {@code classes} of acct.yaml. Nothing is judged by it. */
final class Suggestions {
    /** More patterns of one kind are no help to anybody. */
    private static final int MOST = 8;

    /** Jobs carry a date or a number that changes from one to the next. */
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private Suggestions() {}

    /** What decides over the class of a road. */
    private record Left(
            @Nullable String pool,
            @Nullable String vmta,
            @Nullable String ip) {
        @Nullable
        String name() {
            return pool == null ? vmta : pool;
        }
    }

    /**
     * One line for people; empty if no name that lacks a class says anything.
     *
     * @param traffic what was sent, with the pools that the configuration tells
     */
    static Optional<String> of(Collection<Traffic> traffic, TrafficClasses classes) {
        Set<String> jobs = new TreeSet<>();
        Set<Left> ways = new LinkedHashSet<>();
        for (Traffic row : traffic) {
            if (row.ownClass() == null && row.job() != null) {
                jobs.add(row.job());
            }
            ways.add(new Left(row.pool(), row.vmta(), row.sourceIp()));
        }
        Set<String> pools = new TreeSet<>();
        Set<String> vmtas = new TreeSet<>();
        for (Left way : ways) {
            if (classes.road(way.pool(), way.vmta(), way.ip()) == null) {
                (way.pool() == null ? vmtas : pools).add(Objects.requireNonNullElse(way.name(), ""));
            }
        }
        Map<String, Map<String, Set<String>>> found = new TreeMap<>();
        add(found, "jobs", jobs, By.JOB, classes);
        add(found, "pools", pools, By.POOL, classes);
        add(found, "vmtas", vmtas, By.VMTA, classes);
        List<String> lines = new ArrayList<>();
        found.forEach((mail, lists) -> lines.add(mail + ": {" + String.join(", ", lists(lists)) + "}"));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "some names look like a class of mail that `classes` of acct.yaml does not have yet; if they"
                                + " are what they seem to be, write " + String.join("; ", lines));
    }

    private static void add(
            Map<String, Map<String, Set<String>>> found,
            String list,
            Set<String> names,
            By by,
            TrafficClasses classes) {
        for (ClassHints.Hint hint : ClassHints.of(names, by, classes)) {
            String pattern = by == By.JOB ? DIGITS.matcher(hint.name()).replaceAll("*") : hint.name();
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
