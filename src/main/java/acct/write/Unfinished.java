package acct.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that are gone when a run is over. Their names tell the process that made them, and where its number
 * counts: so the next run takes away what a killed one left, and nothing that somebody works on. Nobody but their account
 * can look into them.
 */
public final class Unfinished {
    /** What this process has in the making; after a restart its number may be that of a process which was killed. */
    private static final Set<Path> IN_THE_MAKING = ConcurrentHashMap.newKeySet();

    /** The process of another host or container cannot be asked for: what lay so long when this run began is nobody's any more. */
    private static final Duration LONG = Duration.ofHours(12);

    private Unfinished() {}

    /**
     * A name that nobody can guess, for something that is made there; takes away what killed runs left under such names.
     *
     * @param beginning what its name begins with, such as {@code .acct-}
     * @param ending what its name ends with, such as {@code .part}
     */
    static Path name(Path folder, String beginning, String ending) {
        removeLeft(folder, beginning, ending);
        Path made = folder.resolve(beginning + ProcessHandle.current().pid() + "-" + Numbering.HERE + "-"
                + WholeFile.unguessable() + ending);
        IN_THE_MAKING.add(made.toAbsolutePath());
        return made;
    }

    /** Makes an empty file under such a name. */
    public static Path file(Path folder, String beginning, String ending) throws IOException {
        Path made = name(folder, beginning, ending);
        return Files.createFile(made, Access.OWNER.attributes(made));
    }

    /**
     * The same in a folder that hosts share. Whether a process of another host is at work cannot be known here, so the name
     * tells no process, and nothing is taken away.
     */
    public static Path sharedFile(Path folder, String beginning, String ending) throws IOException {
        Path made = folder.resolve(beginning + WholeFile.unguessable() + ending);
        return Files.createFile(made, Access.OWNER.attributes(made));
    }

    /** Makes an empty folder under such a name. */
    public static Path folder(Path folder, String beginning) throws IOException {
        Path made = name(folder, beginning, "");
        return Files.createDirectory(made, Access.attributes(made, PosixFilePermissions.fromString("rwx------")));
    }

    /** It has become something else, or is of no use any more: what is left of it goes. */
    public static void end(Path made) throws IOException {
        try {
            Files.deleteIfExists(made);
        } finally {
            IN_THE_MAKING.remove(made.toAbsolutePath());
        }
    }

    /** The same of a folder, with all that lies in it. */
    public static void endFolder(Path made) {
        remove(made);
        IN_THE_MAKING.remove(made.toAbsolutePath());
    }

    private static void removeLeft(Path folder, String beginning, String ending) {
        Pattern mark = Pattern.compile(
                Pattern.quote(beginning) + "(\\d{1,10})-(?:([0-9a-f]{8})-)?[0-9a-f]{16}" + Pattern.quote(ending));
        for (Path file : inside(folder)) {
            Matcher matcher = mark.matcher(String.valueOf(file.getFileName()));
            if (matcher.matches() && isLeft(file, Long.parseLong(matcher.group(1)), matcher.group(2))) {
                remove(file);
            }
        }
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            // Whoever makes something there will hear of it.
            return List.of();
        }
    }

    /** Earlier versions did not tell where a process was. */
    private static boolean isLeft(Path file, long pid, @Nullable String numbering) {
        if (numbering != null && !numbering.equals(Numbering.HERE)) {
            return isOld(file);
        }
        return pid == ProcessHandle.current().pid()
                ? !IN_THE_MAKING.contains(file.toAbsolutePath())
                : ProcessHandle.of(pid).isEmpty();
    }

    private static boolean isOld(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            Optional<Instant> begun = ProcessHandle.current().info().startInstant();
            return begun.isPresent() && changed.toInstant().isBefore(begun.get().minus(LONG));
        } catch (IOException e) {
            // It went meanwhile.
            return false;
        }
    }

    /** Which processes have numbers that can be compared: those of this host that are in the same container, or in none. */
    private static final class Numbering {
        private static final String HERE = here();

        private static String here() {
            CRC32 sum = new CRC32();
            try {
                sum.update(Files.readAllBytes(Path.of("/proc/sys/kernel/hostname")));
                sum.update(Files.readSymbolicLink(Path.of("/proc/self/ns/pid"))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // Only Linux has these; there are no containers elsewhere.
                sum.reset();
            }
            return HexFormat.of().toHexDigits((int) sum.getValue());
        }
    }

    /** Links are not followed; what another account left stays. */
    private static void remove(Path left) {
        if (Files.isSymbolicLink(left)) {
            return;
        }
        try (Stream<Path> all = Files.walk(left)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }
}
