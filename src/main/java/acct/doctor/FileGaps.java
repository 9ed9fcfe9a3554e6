package acct.doctor;

import acct.ask.StoredFile;
import acct.model.Finding;
import acct.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holes in the sequence of files, and files whose clocks cannot be right. Pure. */
public final class FileGaps {
    /** {@code acct-2026-11-18-0003.csv}: PowerMTA's date and number before the ending. */
    private static final Pattern NUMBERED = Pattern.compile("(.*-)(\\d{4}-\\d{2}-\\d{2})-(\\d{4,9})(\\..*)?");
    /** PowerMTA counts from 0000; some sites rename from 0001. */
    private static final int HIGHEST_FIRST = 1;
    /** Nobody writes more files a day; larger numbers are times of the day, say, and have no holes. */
    private static final int MOST_NUMBERS = 100_000;
    /** More missing numbers than this in one place are named by the first and the last. */
    private static final int MOST_NAMED = 3;
    /** Rows of several threads may be written a little out of order. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(60);
    /** How far a server's clock may be ahead of the one that loads. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final String KEPT =
            "; they are kept, and counted where their day is asked for, but never the latest day.";
    private static final String FIX_CLOCK = "Let the server keep time by NTP, and look into its log for that hour.";

    private FileGaps() {}

    /** What PowerMTA numbers on its own: the files of one name and day in one folder. */
    private record Series(String folder, String prefix, String day, String ending) implements Comparable<Series> {
        private static final Comparator<Series> ORDER = Comparator.comparing(Series::day)
                .thenComparing(Series::folder)
                .thenComparing(Series::prefix)
                .thenComparing(Series::ending);

        @Override
        public int compareTo(Series other) {
            return ORDER.compare(this, other);
        }

        boolean isNamedLike(Series other) {
            return prefix.equals(other.prefix) && day.equals(other.day);
        }

        String file(int number) {
            String name = prefix + day + "-" + String.format(Locale.ROOT, "%04d", number) + ending;
            return folder.isEmpty() ? name : folder + "/" + name;
        }
    }

    /** The loads of one numbered file, seen as one. */
    private record Span(@Nullable Instant first, @Nullable Instant last, List<StoredFile> loads) {
        static Span of(List<StoredFile> loads) {
            return new Span(
                    loads.stream()
                            .map(StoredFile::firstAt)
                            .filter(Objects::nonNull)
                            .min(Instant::compareTo)
                            .orElse(null),
                    loads.stream()
                            .map(StoredFile::lastAt)
                            .filter(Objects::nonNull)
                            .max(Instant::compareTo)
                            .orElse(null),
                    loads);
        }

        /** One row of a wrong year says nothing about the clock around it, and is told by itself. */
        boolean isOfItsTime() {
            return loads.stream().map(StoredFile::elsewhen).allMatch(rows -> rows.past() == 0 && rows.future() == 0);
        }

        boolean hasEventTimes() {
            return loads.stream().allMatch(load -> load.has("timeLogged"));
        }
    }

    /**
     * The holes and clock steps of these loads.
     *
     * @param files all loads of the days concerned
     * @param isEmpty whether a file of this path lies on disk and holds no row, so that it is not missing
     */
    public static List<Finding> of(List<StoredFile> files, Predicate<String> isEmpty) {
        Map<Series, NavigableMap<Integer, List<StoredFile>>> series = series(files);
        List<Finding> findings = new ArrayList<>();
        series.forEach((key, numbers) -> {
            missing(key, numbers, series, isEmpty).ifPresent(findings::add);
            findings.addAll(stepsBack(key, numbers));
        });
        files.stream().filter(FileGaps::isAhead).map(FileGaps::ahead).forEach(findings::add);
        files.stream()
                .filter(file -> file.elsewhen().past() > 0)
                .map(FileGaps::longAgo)
                .forEach(findings::add);
        return findings;
    }

    private static Map<Series, NavigableMap<Integer, List<StoredFile>>> series(List<StoredFile> files) {
        Map<Series, NavigableMap<Integer, List<StoredFile>>> series = new TreeMap<>();
        for (StoredFile file : files) {
            Matcher name = NUMBERED.matcher(file.fileName());
            if (name.matches()) {
                String ending = Objects.requireNonNullElse(name.group(4), "").replaceFirst("\\.(gz|zst)$", "");
                Series key = new Series(
                        file.folder(),
                        Objects.requireNonNull(name.group(1)),
                        Objects.requireNonNull(name.group(2)),
                        ending);
                series.computeIfAbsent(key, k -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(name.group(3)), n -> new ArrayList<>())
                        .add(file);
            }
        }
        return series;
    }

    private static Optional<Finding> missing(
            Series key,
            NavigableMap<Integer, List<StoredFile>> numbers,
            Map<Series, NavigableMap<Integer, List<StoredFile>>> all,
            Predicate<String> isEmpty) {
        NavigableSet<Integer> missing = new TreeSet<>();
        int start = numbers.firstKey() <= HIGHEST_FIRST ? numbers.firstKey() : HIGHEST_FIRST;
        if (numbers.lastKey() - start > MOST_NUMBERS) {
            return Optional.empty();
        }
        for (int number = start; number < numbers.lastKey(); number++) {
            if (!numbers.containsKey(number)) {
                missing.add(number);
            }
        }
        all.forEach((other, theirs) -> {
            if (!other.equals(key) && movedApart(key, numbers, other, theirs)) {
                missing.removeAll(theirs.keySet());
            }
        });
        missing.removeIf(number -> isEmpty.test(key.file(number)));
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = day(key);
        return Optional.of(Finding.ofFiles(
                "file-number-missing",
                Severity.WARNING,
                key.file(missing.first()),
                day,
                day,
                (missing.size() == 1 ? "1 file of " : missing.size() + " files of ") + key.day() + " between "
                        + key.file(start) + " and " + key.file(numbers.lastKey())
                        + (missing.size() == 1 ? " was" : " were") + " never loaded: "
                        + numbers(missing) + ". They are lost, or held no row when they were there.",
                "Look for them where PowerMTA writes and moves its files, and load them: `acct ingest "
                        + key.file(missing.first()) + "`."));
    }

    /** Files of one series that lie in two folders because they were moved share no number. */
    private static boolean movedApart(
            Series a,
            NavigableMap<Integer, List<StoredFile>> ours,
            Series b,
            NavigableMap<Integer, List<StoredFile>> theirs) {
        return a.isNamedLike(b) && theirs.keySet().stream().noneMatch(ours::containsKey);
    }

    private static String numbers(NavigableSet<Integer> missing) {
        if (missing.size() > MOST_NAMED) {
            return String.format(Locale.ROOT, "-%04d", missing.first()) + " to "
                    + String.format(Locale.ROOT, "-%04d", missing.last());
        }
        return missing.stream()
                .map(number -> String.format(Locale.ROOT, "-%04d", number))
                .collect(Collectors.joining(", "));
    }

    private static List<Finding> stepsBack(Series key, NavigableMap<Integer, List<StoredFile>> numbers) {
        List<Finding> steps = new ArrayList<>();
        Span before = null;
        int earlier = 0;
        for (Map.Entry<Integer, List<StoredFile>> entry : numbers.entrySet()) {
            Span here = Span.of(entry.getValue());
            if (before != null && goesBack(before, here)) {
                LocalDate day = day(key);
                steps.add(Finding.ofFiles(
                        "clock-stepped-back",
                        Severity.WARNING,
                        key.file(entry.getKey()),
                        day,
                        day,
                        key.file(entry.getKey()) + " begins at " + here.first() + ", before " + key.file(earlier)
                                + " ends (" + before.last()
                                + "): the clock was set back, or the files belong to different"
                                + " servers. Hours around it count rows of both.",
                        FIX_CLOCK + " Files of several servers need folders of their own."));
            }
            before = here;
            earlier = entry.getKey();
        }
        return steps;
    }

    private static boolean goesBack(Span before, Span here) {
        return before.isOfItsTime()
                && here.isOfItsTime()
                && before.hasEventTimes()
                && here.hasEventTimes()
                && before.last() != null
                && here.first() != null
                && here.first().plus(OUT_OF_ORDER).isBefore(before.last());
    }

    private static boolean isAhead(StoredFile file) {
        return file.lastAt() != null && file.lastAt().isAfter(file.loadedAt().plus(AHEAD));
    }

    private static Finding ahead(StoredFile file) {
        StoredFile.Elsewhen elsewhen = file.elsewhen();
        return Finding.ofFiles(
                "rows-from-the-future",
                Severity.WARNING,
                file.path(),
                file.lastDay(),
                file.lastDay(),
                file.path() + " has rows up to " + file.lastAt() + ", but was loaded at " + file.loadedAt()
                        + ": a clock is wrong, or times without an offset were read in the wrong zone."
                        + (elsewhen.future() == 0
                                ? ""
                                : outside(elsewhen.future()) + " of days that had not come, up to " + elsewhen.latest()
                                        + KEPT),
                FIX_CLOCK + " If the file's times have no offset, set `time-zone:` in acct.yaml.");
    }

    private static Finding longAgo(StoredFile file) {
        return Finding.ofFiles(
                "rows-from-the-past",
                Severity.WARNING,
                file.path(),
                file.firstDay(),
                file.firstDay(),
                file.path() + " has rows of a time before there was mail of PowerMTA to log: a clock is wrong."
                        + outside(file.elsewhen().past()) + " of such days, from "
                        + file.elsewhen().earliest() + " on" + KEPT,
                FIX_CLOCK);
    }

    private static String outside(long rows) {
        return " " + rows + (rows == 1 ? " row is" : " rows are");
    }

    private static @Nullable LocalDate day(Series key) {
        try {
            return LocalDate.parse(key.day());
        } catch (java.time.DateTimeException e) {
            // A number that only looks like a date.
            return null;
        }
    }
}
