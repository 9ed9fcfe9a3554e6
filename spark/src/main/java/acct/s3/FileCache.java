package acct.s3;

import acct.lake.StoredFile;
import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.Unfinished;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Copies of files of rows on this host, by their digests. A file never changes, so what is here once is never fetched again,
 * whichever lake it is of.
 */
final class FileCache {
    /** How many files are fetched at once. */
    static final int AT_ONCE = 8;

    /** What somebody may be reading stays, however much there is. */
    private static final Duration IN_USE = Duration.ofHours(6);

    private static final String ENDING = ".parquet";

    private final Path folder;
    private final long most;

    /**
     * Copies in a folder.
     *
     * @param most from how many bytes on the oldest go
     */
    FileCache(Path folder, long most) {
        this.folder = folder.toAbsolutePath().normalize();
        this.most = most;
    }

    Path folder() {
        return folder;
    }

    /** Where the copy of a file is, or will be. */
    Path path(StoredFile file) {
        return folder.resolve(file.sha256() + ENDING);
    }

    /** Brings a file here. */
    interface Fetching {
        /** Writes it to where nobody else looks; what is not as it was published is refused. */
        void fetch(StoredFile file, Path into);
    }

    /** Files that are here now, in the order in which they are asked for. */
    List<Path> have(List<StoredFile> files, Fetching fetching) {
        try {
            makeFolder(folder);
            makeFolder(folder.resolve("new"));
            List<StoredFile> wanted = new ArrayList<>();
            for (StoredFile file : files) {
                if (!isHere(file)) {
                    wanted.add(file);
                }
            }
            fetch(wanted, fetching);
            if (!wanted.isEmpty()) {
                makeRoom();
            }
            return files.stream().map(this::path).toList();
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    folder + ": files of the lake cannot be kept here: " + WholeFile.why(e)
                            + "; name another folder with `cache` under `lake:` of acct.yaml",
                    e);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolder(parent);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    /** Whether a copy is here in its length; its time says that it is used. */
    private boolean isHere(StoredFile file) throws IOException {
        try {
            if (Files.size(path(file)) != file.bytes()) {
                return false;
            }
            Files.setLastModifiedTime(path(file), FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void fetch(List<StoredFile> wanted, Fetching fetching) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Path>> fetched = new ArrayList<>();
            for (StoredFile file : wanted) {
                fetched.add(threads.submit(() -> one(file, fetching)));
            }
            for (Future<Path> file : fetched) {
                file.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException(ExitCode.INTERRUPTED, "interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Path one(StoredFile file, Fetching fetching) throws IOException {
        Path made = Unfinished.file(folder.resolve("new"), ".acct-", ".part");
        try {
            fetching.fetch(file, made);
            return Files.move(made, path(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Unfinished.end(made);
        }
    }

    /** A copy. */
    private record Kept(Path path, long bytes, Instant used) {}

    /** Takes away what was not used for longest, until the rest is small enough. */
    private void makeRoom() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ENDING)).toList()) {
                all.add(new Kept(
                        file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
            }
        } catch (NoSuchFileException e) {
            // Another process makes room at this moment.
            return;
        }
        long bytes = all.stream().mapToLong(Kept::bytes).sum();
        Instant unused = Instant.now().minus(IN_USE);
        for (Kept kept : all.stream().sorted(Comparator.comparing(Kept::used)).toList()) {
            if (bytes <= most || !kept.used().isBefore(unused)) {
                return;
            }
            Files.deleteIfExists(kept.path());
            bytes -= kept.bytes();
        }
    }
}
