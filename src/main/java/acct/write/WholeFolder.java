package acct.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder whose files belong together. The new ones are made in a folder beside it, which then takes its place: whoever
 * looks finds all of the old files or all of the new ones. Files that are not ours are carried over.
 */
public final class WholeFolder {
    /** Writers that replace the same folder at the same moment; each of them comes to its turn. */
    private static final int TURNS = 20;

    private static final String FRESH = "new";
    private static final String ASIDE = "old";

    /** What this process has in the making; after a restart its number may be that of a process which was killed. */
    private static final Set<Path> IN_THE_MAKING = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Access access;
    private final Predicate<String> isOurs;

    /**
     * A folder to be replaced; the one that holds it is there.
     *
     * @param access who may look into it, if it is new
     * @param isOurs which names of files a writing removes if it does not write them
     * @throws IOException if it is a file, or a link that must not be followed
     */
    public WholeFolder(Path folder, Access access, Predicate<String> isOurs) throws IOException {
        this.folder = real(folder);
        this.access = access;
        this.isOurs = isOurs;
    }

    /** An operator's link to another disk stays; what it leads to is replaced. */
    private static Path real(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            WrittenPlace.mustBeTrusted(folder);
            return folder.toRealPath();
        }
        Path holder = folder.toAbsolutePath().getParent();
        return holder == null ? folder : holder.toRealPath().resolve(folder.getFileName());
    }

    /**
     * Makes a folder, and those that hold it.
     *
     * @param access who may look into what is made
     */
    public static void make(Path folder, Access access) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path holder = folder.toAbsolutePath().getParent();
        if (holder != null) {
            make(holder, access);
        }
        try {
            Files.createDirectory(folder, Access.attributes(folder, access.ofFolder()));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            return;
        }
        if (access == Access.UMASK) {
            StartersUmask.give(folder, access.ofFolder());
        }
    }

    /**
     * Replaces the folder's files.
     *
     * @throws IOException if not all of them can be written; then everything is as it was
     */
    public void write(Map<String, byte[]> files) throws IOException {
        cleanUp();
        mustBeReplaceable(files.keySet());
        Path fresh = beside(FRESH);
        IN_THE_MAKING.add(fresh);
        try {
            make(fresh, access);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path made = fresh.resolve(file.getKey());
                Access mine = Files.exists(folder.resolve(file.getKey())) ? Access.OWNER : access;
                WholeFile.fill(made, mine, out -> out.write(file.getValue()));
                WholeFile.adopt(folder.resolve(file.getKey()), made);
            }
            putInPlace(fresh);
        } finally {
            remove(fresh);
            IN_THE_MAKING.remove(fresh);
        }
        // A turn that lost its place to another writer may have left an old folder behind.
        cleanUp();
    }

    private void mustBeReplaceable(Set<String> names) throws IOException {
        Optional<BasicFileAttributes> there = attributes(folder);
        if (there.isPresent() && !there.get().isDirectory()) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        for (String name : names) {
            Path file = folder.resolve(name);
            Optional<BasicFileAttributes> old = attributes(file);
            if (old.isPresent() && !old.get().isRegularFile()) {
                throw new FileSystemException(file.toString(), null, file.getFileName() + " is no regular file");
            }
        }
    }

    /** What is there, looked at once: a second look may find what another writer has done meanwhile. */
    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void putInPlace(Path fresh) throws IOException {
        for (int turn = 1; ; turn++) {
            Path aside = beside(ASIDE);
            IN_THE_MAKING.add(aside);
            try {
                boolean replaces = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
                if (replaces) {
                    WholeFile.adopt(folder, fresh);
                    carryFiles(folder, fresh);
                    Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
                }
                try {
                    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    putBack(aside);
                    throw e;
                }
                empty(aside);
                return;
            } catch (FileSystemException anotherWriter) {
                // The folder went away, came back or was filled: the next turn tells whether that is another writer's
                // work.
                if (turn == TURNS || !Files.isDirectory(fresh, LinkOption.NOFOLLOW_LINKS)) {
                    throw anotherWriter;
                }
            } finally {
                IN_THE_MAKING.remove(aside);
            }
        }
    }

    /** Gives an old folder its place again; where another writer's files took it, only what is not ours goes there. */
    private void putBack(Path aside) {
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException anotherWriter) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                empty(aside);
            }
        }
    }

    /** Carries over what is not ours, and removes the rest; what cannot be carried now waits for the next run. */
    private void empty(Path aside) {
        try {
            carryFiles(aside, folder);
            carryFolders(aside);
            remove(aside);
        } catch (IOException anotherWriter) {
            return;
        }
    }

    /** Files that acct does not write have a second name in the new folder before it takes its place. */
    private void carryFiles(Path from, Path to) throws IOException {
        for (Path file : inside(from)) {
            Path carried = to.resolve(file.getFileName());
            boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
            boolean isOurOwn = isOurs.test(name(file)) || WholeFile.isPart(name(file));
            if (isFolder || isOurOwn || Files.exists(carried, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                Files.createLink(carried, file);
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(file, carried, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Folders have one name only, so they come after. */
    private void carryFolders(Path aside) throws IOException {
        for (Path file : inside(aside)) {
            Path carried = folder.resolve(file.getFileName());
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(carried, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(file, carried, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Ends what a killed run has begun: an old folder that nothing took the place of goes back there. */
    private void cleanUp() throws IOException {
        Pattern mark = Pattern.compile(
                Pattern.quote("." + name(folder)) + "\\.(\\d{1,10})-[0-9a-f]{16}\\.(" + FRESH + "|" + ASIDE + ")");
        Path holder = folder.getParent();
        for (Path left : holder == null ? List.<Path>of() : inside(holder)) {
            Matcher matcher = mark.matcher(name(left));
            if (!matcher.matches() || isInTheMaking(left, Long.parseLong(matcher.group(1)))) {
                continue;
            }
            if (matcher.group(2).equals(ASIDE)) {
                putBack(left);
            } else {
                remove(left);
            }
        }
    }

    private static boolean isInTheMaking(Path left, long pid) {
        ProcessHandle ours = ProcessHandle.current();
        return pid == ours.pid()
                ? IN_THE_MAKING.contains(left)
                : ProcessHandle.of(pid).isPresent();
    }

    /** Hidden, so that a web server's listing does not show it; with the number of this process, so that others let it be. */
    private Path beside(String ending) {
        return folder.resolveSibling("." + name(folder) + "."
                + ProcessHandle.current().pid() + "-" + WholeFile.unguessable() + "." + ending);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Removes a folder with what is in it; links are not followed. What stays goes with the next run. */
    private static void remove(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException anotherWriter) {
            return;
        }
    }
}
