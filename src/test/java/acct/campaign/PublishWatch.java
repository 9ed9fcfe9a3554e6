package acct.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Sees from outside how far a publish has come. */
final class PublishWatch {
    private final Path lake;
    private final Process process;
    private final Map<Phase, Set<String>> before = new EnumMap<>(Phase.class);

    /** What a publish does, in order. */
    enum Phase {
        /** Until it changes something in the lake. */
        STARTING(""),
        /** Until all files of rows are written. */
        WRITING("data"),
        /** Until the manifest that makes them count has its name. */
        NAMING("manifest"),
        /** Until the process has ended. */
        ENDING("manifest/undated");

        private final String folder;

        Phase(String folder) {
            this.folder = folder;
        }
    }

    /** Watches a publish that has not begun. */
    PublishWatch(Path lake, Process process, Map<Phase, Set<String>> before) {
        this.lake = lake;
        this.process = process;
        this.before.putAll(before);
    }

    /** What is there. */
    static Map<Phase, Set<String>> names(Path lake) {
        Map<Phase, Set<String>> names = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            names.put(phase, names(lake, phase));
        }
        return names;
    }

    private static Set<String> names(Path lake, Phase phase) {
        Path folder = lake.resolve(phase.folder);
        if (phase == Phase.STARTING || !Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            Set<String> names = new HashSet<>();
            for (Path file : walk.toList()) {
                String name = file.toString();
                if (phase == Phase.WRITING) {
                    // The same rows are the same file, written anew.
                    names.add(name + " of " + Files.getLastModifiedTime(file));
                } else if (phase == Phase.NAMING || name.endsWith(".json")) {
                    names.add(name);
                }
            }
            return names;
        } catch (IOException | UncheckedIOException e) {
            // A file got its name meanwhile.
            return names(lake, phase);
        }
    }

    /** How far it has come by what is in the lake. */
    Phase phase() {
        Phase reached = Phase.STARTING;
        for (Phase phase : Phase.values()) {
            if (!before.getOrDefault(phase, Set.of()).containsAll(names(lake, phase))) {
                reached = phase;
            }
        }
        return reached;
    }

    /** Waits until it has come to a phase, or has ended. */
    void awaitBeginOf(Phase phase) {
        while (process.isAlive() && phase().compareTo(phase) < 0) {
            pause();
        }
    }

    /** Waits until it is past a phase, or has ended. */
    void awaitEndOf(Phase phase) {
        while (process.isAlive() && phase().compareTo(phase) <= 0) {
            pause();
        }
    }

    /** Waits so long, or until it has ended. */
    void await(double milliseconds) {
        long until = System.nanoTime() + (long) (milliseconds * 1e6);
        while (process.isAlive() && System.nanoTime() < until) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(0, 200_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
