package acct.store;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import acct.model.UserException;
import acct.write.Placement;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The files beside a store, and how one of them takes another's place. None of them is opened here while DuckDB has it
 * open: closing a file ends every lock that the process has on it.
 */
public final class StoreFiles {
    private static final String WAL = ".wal";
    private static final String JOURNAL = ".journal";
    private static final long RESERVE = 16L << 20;

    private final Path store;

    /** The files of a store; a link stands for the file that it points to. */
    StoreFiles(Path store) throws IOException {
        Path folder = store.toAbsolutePath().getParent();
        this.store = Files.exists(store) || folder == null
                ? store.toRealPath()
                : folder.toRealPath().resolve(store.getFileName());
    }

    /** The store itself. */
    Path store() {
        return store;
    }

    /** What is opened with a store, by its name. */
    static List<Path> opened(Path store) {
        Path name = store.getFileName();
        return name == null
                ? List.of(store)
                : List.of(
                        store,
                        store.resolveSibling(name + WAL),
                        store.resolveSibling(name + JOURNAL),
                        WriterLock.Purpose.WRITING.beside(store),
                        WriterLock.Purpose.TELLING.beside(store));
    }

    /** A pipe would never be opened, and a device is not to be written. */
    static void mustBeRegular(Path file) {
        for (Path one : opened(file)) {
            if (Files.exists(one) && !Files.isRegularFile(one) && !Files.isDirectory(one)) {
                throw UserException.failed(one + ": is a pipe or a device, no regular file; "
                        + (one.equals(file) ? "name another store with --store" : "remove it"));
            }
        }
    }

    /** A new, smaller store in the making. */
    Path compact() {
        return beside(".compact");
    }

    /** A new, empty store in the making. */
    Path begun() {
        return beside(".new");
    }

    /** What a checkpoint may write over. */
    Path journal() {
        return beside(JOURNAL);
    }

    /** The same in the making. */
    Path unfinishedJournal() {
        return beside(JOURNAL + ".new");
    }

    /** The store as it was before a new schema. */
    Path copyOfSchema(int version) {
        return beside(".schema-" + version);
    }

    private Path beside(String ending) {
        return store.resolveSibling(store.getFileName() + ending);
    }

    /** How many bytes the store has on disk. */
    long bytes() throws IOException {
        return Files.size(store) + logBytes();
    }

    /** Whether something is written that is not in the store's own file yet. */
    boolean hasLog() throws IOException {
        return logBytes() > 0;
    }

    /** How much of it there is. */
    long logBytes() throws IOException {
        Path wal = beside(WAL);
        return Files.exists(wal) ? Files.size(wal) : 0;
    }

    /** Removes what a killed run left unfinished. */
    void removeLeftovers() throws IOException {
        for (Path file : List.of(
                begun(),
                beside(".new" + WAL),
                compact(),
                beside(".compact" + WAL),
                unfinishedCopy(),
                unfinishedJournal())) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Removes what a killed process had spilt: rows in clear, in files that nobody opens again. Only to be called by who has
     * the store open for writing, as no other process can have it open then.
     */
    void removeSpilled() throws IOException {
        Path folder = beside(".tmp");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> spilled = Files.newDirectoryStream(folder, "duckdb_temp_*")) {
            for (Path file : spilled) {
                Files.deleteIfExists(file);
            }
        }
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // Something else lies there, which is not acct's to remove.
            return;
        }
    }

    /** Whether so many bytes more fit on the store's disk, and some more is left to others. */
    boolean hasRoomFor(long bytes) throws IOException {
        FileStore disk = Files.getFileStore(store);
        long left = Math.min(RESERVE, disk.getTotalSpace() / 16);
        return disk.getUsableSpace() >= bytes + left;
    }

    private Path unfinishedCopy() {
        return beside(".schema-copy");
    }

    /** Copies the store, which nobody may have open; there is a whole copy or none. */
    Path copy(int version) throws IOException {
        Path copy = copyOfSchema(version);
        try {
            Files.copy(
                    store, unfinishedCopy(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Placement.replaceOnDisk(unfinishedCopy(), copy);
        } finally {
            Files.deleteIfExists(unfinishedCopy());
        }
        return copy;
    }

    /**
     * The same for a store that is about to get another schema.
     *
     * @throws UserException if there is no room for it, or it cannot be written
     */
    void keepCopy(int version) {
        Path copy = copyOfSchema(version);
        try {
            if (!hasRoomFor(bytes())) {
                throw UserException.failed(store + ": the store has schema " + version
                        + " and must be copied before it is brought up to date, but the disk has too little room for "
                        + copy + "; nothing was changed");
            }
            copy(version);
        } catch (IOException e) {
            throw UserException.failed(
                    copy + ": the store cannot be copied before it is brought up to date: " + WholeFile.why(e));
        }
    }

    /** Puts the new, smaller store in the place of the old one. */
    void putCompact() throws IOException {
        Placement.replaceOnDisk(compact(), store);
    }

    /** Gives a file the owner, group and permissions of another, so that a run by root shuts out nobody. */
    static void adopt(Path model, Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributeView given = Files.getFileAttributeView(model, PosixFileAttributeView.class);
        if (view == null || given == null) {
            return;
        }
        PosixFileAttributes wanted = given.readAttributes();
        PosixFileAttributes found = view.readAttributes();
        if (!wanted.owner().equals(found.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!wanted.group().equals(found.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }

    /**
     * The same for what stands beside a store, as far as this account may: what it cannot give away serves all the same, only
     * to fewer.
     */
    static void share(Path store, Path beside) {
        PosixFileAttributeView view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        PosixFileAttributeView given = Files.getFileAttributeView(store, PosixFileAttributeView.class);
        if (view == null || given == null) {
            return;
        }
        try {
            PosixFileAttributes wanted = given.readAttributes();
            PosixFileAttributes found = view.readAttributes();
            Set<PosixFilePermission> permissions = EnumSet.of(OWNER_READ, OWNER_WRITE);
            permissions.addAll(wanted.permissions());
            if (!wanted.group().equals(found.group())) {
                view.setGroup(wanted.group());
            }
            view.setPermissions(permissions);
            if (!wanted.owner().equals(found.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (IOException notOurs) {
            return;
        }
    }

    /** Gives a copy the permissions of the store where it has the same owner and group; else it is its owner's alone. */
    public static void shareLike(Path model, Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributeView given = Files.getFileAttributeView(model, PosixFileAttributeView.class);
        if (view == null || given == null) {
            return;
        }
        PosixFileAttributes wanted = given.readAttributes();
        PosixFileAttributes found = view.readAttributes();
        boolean isShared =
                wanted.owner().equals(found.owner()) && wanted.group().equals(found.group());
        view.setPermissions(isShared ? wanted.permissions() : PosixFilePermissions.fromString("rw-------"));
    }
}
