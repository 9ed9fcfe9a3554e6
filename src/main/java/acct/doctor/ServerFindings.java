package acct.doctor;

import acct.ask.HourTraffic;
import acct.ask.StoredFile;
import acct.ask.StoredRows;
import acct.model.Finding;
import acct.model.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is found of files that several servers wrote: once where it holds for all of them, else of each that it holds for.
 * Loads of one server, or of servers without names, are judged together. Pure.
 */
final class ServerFindings {
    /** A finding about more servers than this is told once. */
    static final int MOST_NAMED = 10;
    /** One host may take complaints, and bounces that come later, for all others. */
    private static final Set<String> OF_ALL =
            Set.of(BlindSpots.COMPLAINTS_NOT_LOGGED, "complaints-never-told", "remote-bounces-not-logged");

    private final List<StoredFile> files;
    /** By name; one entry if they are judged together. */
    private final Map<String, List<StoredFile>> byServer;

    private ServerFindings(List<StoredFile> files, Map<String, List<StoredFile>> byServer) {
        this.files = files;
        this.byServer = byServer;
    }

    /** What is found of these loads. */
    static ServerFindings of(List<StoredFile> files) {
        Map<String, List<StoredFile>> byServer = new TreeMap<>();
        files.forEach(file -> byServer.computeIfAbsent(
                        Objects.requireNonNullElse(file.server(), ""), server -> new ArrayList<>())
                .add(file));
        long named =
                byServer.keySet().stream().filter(server -> !server.isEmpty()).count();
        return new ServerFindings(files, named > 1 ? byServer : Map.of("", files));
    }

    private boolean areTogether() {
        return byServer.size() == 1;
    }

    /** A finding, whosever it is. */
    private record Sort(String rule, @Nullable String thing) {
        static Sort of(Finding finding) {
            return new Sort(finding.rule(), finding.thing());
        }
    }

    /** Which numbers they cannot support. */
    List<Finding> blindSpots(List<StoredRows> rows) {
        List<Finding> all = BlindSpots.of(files, rows);
        if (areTogether()) {
            return all;
        }
        Map<Sort, Map<String, Finding>> apart = apart(rows);
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : all) {
            Map<String, Finding> some = apart.remove(Sort.of(finding));
            if (some == null || some.size() == byServer.size()) {
                findings.add(finding);
            } else {
                findings.addAll(told(some));
            }
        }
        apart.values().forEach(some -> findings.addAll(told(some)));
        return findings;
    }

    private Map<Sort, Map<String, Finding>> apart(List<StoredRows> rows) {
        Map<Long, List<StoredRows>> byLoad = new HashMap<>();
        rows.forEach(part ->
                byLoad.computeIfAbsent(part.load(), load -> new ArrayList<>()).add(part));
        Map<Sort, Map<String, Finding>> apart = new LinkedHashMap<>();
        byServer.forEach((server, own) -> {
            List<StoredRows> ownRows = own.stream()
                    .flatMap(file -> byLoad.getOrDefault(file.load(), List.of()).stream())
                    .toList();
            for (Finding finding : BlindSpots.of(own, ownRows)) {
                if (!OF_ALL.contains(finding.rule())) {
                    apart.computeIfAbsent(Sort.of(finding), sort -> new TreeMap<>())
                            .put(server, finding);
                }
            }
        });
        return apart;
    }

    /** Holes in the sequence of their files. Files of two servers may have one name. */
    List<Finding> gaps(Predicate<String> isEmpty) {
        if (areTogether()) {
            return FileGaps.of(files, isEmpty);
        }
        List<Finding> findings = new ArrayList<>();
        byServer.forEach((server, own) -> FileGaps.of(own, isEmpty).stream()
                .map(finding -> named(server, finding))
                .forEach(findings::add));
        return findings;
    }

    /**
     * Days without any row of a server that sent on most days before, between others that it has, while other servers have
     * rows of them.
     *
     * @param hours traffic of the period, of the weeks before it and of the day after it
     * @param ofAll days of which no server has rows
     */
    List<Finding> missingDays(List<HourTraffic> hours, Period period, List<MissingDays> ofAll) {
        Map<String, NavigableSet<LocalDate>> days = new TreeMap<>();
        for (HourTraffic hour : hours) {
            if (!areTogether() && hour.server() != null) {
                days.computeIfAbsent(hour.server(), server -> new TreeSet<>()).add(hour.day());
            }
        }
        Map<MissingDays, Map<String, Finding>> missing =
                new TreeMap<>(Comparator.comparing(MissingDays::first).thenComparing(MissingDays::last));
        days.forEach((server, stored) -> MissingDays.of(List.copyOf(stored), period).stream()
                .filter(hole -> !ofAll.contains(hole) && isRegularBefore(hole.first(), stored))
                .forEach(hole ->
                        missing.computeIfAbsent(hole, any -> new TreeMap<>()).put(server, hole.finding())));
        return missing.values().stream().flatMap(some -> told(some).stream()).toList();
    }

    private static boolean isRegularBefore(LocalDate day, NavigableSet<LocalDate> stored) {
        return stored.subSet(day.minusDays(NoData.DAYS_BEFORE), true, day, false)
                        .size()
                >= NoData.REGULAR_DAYS;
    }

    /** The same finding about some of the servers. */
    private List<Finding> told(Map<String, Finding> some) {
        if (some.size() <= MOST_NAMED) {
            return some.entrySet().stream()
                    .map(one -> named(one.getKey(), one.getValue()))
                    .toList();
        }
        Map.Entry<String, Finding> first = some.entrySet().iterator().next();
        return List.of(first.getValue()
                .saying(String.format(
                        Locale.ROOT,
                        "%,d of %,d servers, such as %s: %s",
                        some.size(),
                        byServer.size(),
                        first.getKey(),
                        first.getValue().message())));
    }

    private static Finding named(String server, Finding finding) {
        return server.isEmpty()
                ? finding.saying("Files of a server without a name: " + finding.message())
                : finding.saying("Server " + server + ": " + finding.message()).ofServer(server);
    }
}
