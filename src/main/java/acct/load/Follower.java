package acct.load;

import acct.load.FileResult.Status;
import acct.model.ExitCode;
import acct.model.Stop;
import acct.model.UserException;
import acct.read.AccountingFile;
import acct.read.InputPaths;
import acct.read.PassedOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up with growing files until it is stopped. Each round opens the store, loads what is new and closes it again, so
 * that questions are answered in between; a round in which no file has changed leaves the store alone.
 */
final class Follower {
    private final List<String> arguments;
    private final Path folder;
    private final Stop stop;
    private final Loading loading;
    private final Consumer<FileResult> each;
    private final Consumer<String> remark;
    private final Map<Path, Stamp> seen = new HashMap<>();
    private final Map<String, String> lastRefusal = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> found = new HashSet<>();
    private final List<FileResult> receipt = new ArrayList<>();
    private final Map<String, Integer> current = new HashMap<>();
    private List<PassedOver> passedOver = List.of();

    /** Loads files in one opening of the store. */
    @FunctionalInterface
    interface Loading {
        void load(List<AccountingFile> files, Consumer<FileResult> each, LongConsumer progress);
    }

    /** What tells that a name holds another file, or more of the same. */
    private record Stamp(@Nullable Object file, long size, FileTime modified) {}

    /**
     * A follower of these inputs.
     *
     * @param arguments files, folders, patterns; looked at anew in each round
     * @param folder where relative ones start
     * @param each hears of each result that says something new
     * @param remark hears what a person should know
     */
    Follower(
            List<String> arguments,
            Path folder,
            Stop stop,
            Loading loading,
            Consumer<FileResult> each,
            Consumer<String> remark) {
        this.arguments = List.copyOf(arguments);
        this.folder = folder;
        this.stop = stop;
        this.loading = loading;
        this.each = each;
        this.remark = remark;
    }

    /** Follows until stopped; a round begins so long after the one before began. */
    IngestRun follow(Duration every) {
        stop.listen();
        Duration rest;
        do {
            long began = System.nanoTime();
            round();
            Duration taken = Duration.ofNanos(System.nanoTime() - began);
            rest = taken.compareTo(every) < 0 ? every.minus(taken) : Duration.ZERO;
        } while (!stop.isAskedWithin(rest));
        List<FileResult> results = new ArrayList<>(receipt);
        for (String path : missing) {
            results.add(FileResult.nothing(path, Status.REFUSED, path + ": no such file", ExitCode.FAILED));
        }
        return new IngestRun(results, passedOver);
    }

    private void round() {
        InputPaths inputs = InputPaths.expand(arguments, folder);
        passedOver = inputs.passedOver();
        for (String argument : arguments) {
            // A pattern without a match is missing; a name without a file is found out below.
            boolean isThere = InputPaths.expand(List.of(argument), folder).files().stream()
                    .anyMatch(file -> Files.exists(file.path()) && !file.isStream());
            if (isThere) {
                found.add(argument);
            }
        }
        inputs.missing().forEach(this::isMissing);
        Map<AccountingFile, Stamp> changed = changed(inputs.files());
        missing.removeAll(found);
        if (changed.isEmpty()) {
            return;
        }
        Map<String, AccountingFile> byName = new HashMap<>();
        changed.keySet().forEach(file -> byName.put(file.shown(), file));
        try {
            loading.load(
                    List.copyOf(changed.keySet()),
                    result -> {
                        AccountingFile file = byName.get(result.path());
                        Stamp stamp = file == null ? null : changed.get(file);
                        // What could not be read may become readable without changing.
                        if (file != null && stamp != null && result.exit() != ExitCode.FAILED) {
                            seen.put(file.path(), stamp);
                        }
                        collect(result);
                    },
                    bytes -> {
                        if (stop.isAsked()) {
                            throw new Stopped();
                        }
                    });
        } catch (Stopped e) {
            remark.accept("stopped while loading; what was not stored is read again next time");
        } catch (UserException e) {
            if (e.exitCode() != ExitCode.BUSY) {
                throw e;
            }
            remark.accept(e.getMessage() + "; the next round tries again");
        }
    }

    private void isMissing(String argument) {
        // Files that were there and have been taken away are no mistake.
        if (!found.contains(argument) && missing.add(argument)) {
            remark.accept(argument + ": not there yet");
        }
    }

    private void isStream(String shown) {
        if (missing.add(shown)) {
            remark.accept(shown + ": is a pipe or a device, which cannot be followed; read it without --follow");
        }
    }

    private Map<AccountingFile, Stamp> changed(List<AccountingFile> files) {
        Map<AccountingFile, Stamp> changed = new java.util.LinkedHashMap<>();
        for (AccountingFile file : files) {
            Stamp stamp = stamp(file.path());
            if (file.isStream()) {
                isStream(file.shown());
            } else if (stamp == null) {
                isMissing(file.shown());
            } else if (!stamp.equals(seen.get(file.path()))) {
                changed.put(file, stamp);
            }
        }
        return changed;
    }

    private static @Nullable Stamp stamp(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            return null;
        }
    }

    private void collect(FileResult result) {
        boolean isRefused = result.status() == Status.REFUSED;
        boolean isKnown = isRefused && result.message().equals(lastRefusal.get(result.path()));
        if (isRefused) {
            lastRefusal.put(result.path(), result.message());
        } else {
            lastRefusal.remove(result.path());
        }
        if (!isKnown) {
            each.accept(result);
        }
        enter(result);
    }

    /** Adds the parts of one file up, and keeps two files of one name apart. */
    private void enter(FileResult result) {
        Integer place = current.get(result.path());
        FileResult before = place == null ? null : receipt.get(place);
        if (place == null || before == null) {
            begin(result);
        } else if (!isStored(before)) {
            receipt.set(place, result);
        } else if (result.status() == Status.GROWN) {
            receipt.set(place, before.and(result));
        } else if (isStored(result) || result.status() == Status.REFUSED) {
            begin(result);
        }
    }

    private static boolean isStored(FileResult result) {
        return result.status() == Status.LOADED || result.status() == Status.GROWN;
    }

    private void begin(FileResult result) {
        current.put(result.path(), receipt.size());
        receipt.add(result);
    }
}
