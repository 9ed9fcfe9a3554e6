package acct.lake;

import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.Access;
import acct.write.Unfinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of a lake, on a disk that many hosts may share. A file gets its name only when its bytes are on the disk; the
 * name is on the disk before anything else happens.
 */
final class DiskFolder implements LakeFolder {
    private static final String PART = ".acct-";
    private static final String PART_ENDING = ".part";

    private final Path folder;
    private final Consumer<String> step;

    /**
     * A folder.
     *
     * @param step hears of each change before it is made
     */
    DiskFolder(Path folder, Consumer<String> step) {
        this.folder = folder.toAbsolutePath().normalize();
        this.step = step;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public String name(String file) {
        return path(file).toString();
    }

    @Override
    public Path place() {
        return folder;
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    @Override
    public Reading reading() {
        return Reading.IN_PLACE;
    }

    @Override
    public boolean isThere() {
        return Files.isDirectory(folder);
    }

    @Override
    public List<String> names(String name) {
        try (Stream<Path> files = Files.list(path(name))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> !file.startsWith(PART))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed(name, "cannot be listed", e);
        }
    }

    @Override
    public Optional<byte[]> find(String name) {
        try {
            return Optional.of(Files.readAllBytes(path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(name, "cannot be read", e);
        }
    }

    @Override
    public Optional<Long> size(String name) {
        try {
            return Optional.of(Files.size(path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(name, "cannot be read", e);
        }
    }

    @Override
    public Instant modified(String name) {
        try {
            return Files.getLastModifiedTime(path(name)).toInstant();
        } catch (IOException e) {
            throw failed(name, "cannot be read", e);
        }
    }

    @Override
    public String sha256(String name) {
        try {
            return FileDigest.of(path(name));
        } catch (IOException e) {
            throw failed(name, "cannot be read", e);
        }
    }

    @Override
    public List<Path> toRead(List<StoredFile> files) {
        files.forEach(file -> mustBeWhole(file.name(), file.bytes()));
        return files.stream().map(this::pathToRead).toList();
    }

    @Override
    public Path pathToRead(StoredFile file) {
        return path(file.name());
    }

    @Override
    public String address(String file) {
        // Of this host, or of a disk that all have, whatever Spark takes names for.
        return "file:" + path(file);
    }

    @Override
    public Path begin(String folderName) {
        step.accept("begin " + folderName);
        try {
            makeFolder(path(folderName));
            return Unfinished.sharedFile(path(folderName), PART, PART_ENDING);
        } catch (IOException e) {
            throw failed(folderName, "cannot be written", e);
        }
    }

    private static void makeFolder(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        Path parent = wanted.getParent();
        if (parent != null) {
            makeFolder(parent);
        }
        try {
            Files.createDirectory(wanted);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        if (parent != null) {
            force(parent, StandardOpenOption.READ);
        }
    }

    @Override
    public void finish(Path made, String name) {
        try {
            // Also over one of that name, which a killed publish may have left: it is as new as any then, and stays.
            Access.GROUP.widen(made);
            step.accept("write " + name);
            force(made, StandardOpenOption.WRITE);
            step.accept("rename " + name);
            Files.move(made, path(name), StandardCopyOption.ATOMIC_MOVE);
            step.accept("keep " + name);
            forceFolderOf(path(name));
        } catch (IOException e) {
            throw failed(name, "cannot be written", e);
        }
    }

    @Override
    public void drop(Path made) {
        try {
            Unfinished.end(made);
        } catch (IOException e) {
            throw failed(made.toString(), "cannot be taken away", e);
        }
    }

    @Override
    public boolean create(String name, byte[] content) {
        Path made = begin(folderOf(name));
        try {
            Files.write(made, content);
            Access.GROUP.widen(made);
            step.accept("write " + name);
            force(made, StandardOpenOption.WRITE);
            step.accept("link " + name);
            Files.createLink(path(name), made);
            step.accept("keep " + name);
            forceFolderOf(path(name));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new UserException(
                    ExitCode.REFUSED,
                    folder + ": this disk has no hard links, so two hosts could take one name; put the lake elsewhere",
                    e);
        } catch (IOException e) {
            throw failed(name, "cannot be written", e);
        } finally {
            drop(made);
        }
    }

    @Override
    public void mustRefuseTaken(String taken, byte[] content) {
        // Who makes a hard link is refused by the disk, or finds that it has none.
    }

    @Override
    public void replace(String name, byte[] content) {
        Path made = begin(folderOf(name));
        try {
            Files.write(made, content);
            Access.GROUP.widen(made);
            step.accept("write " + name);
            force(made, StandardOpenOption.WRITE);
            step.accept("rename " + name);
            Files.move(made, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolderOf(path(name));
        } catch (IOException e) {
            throw failed(name, "cannot be written", e);
        } finally {
            drop(made);
        }
    }

    @Override
    public void delete(String name) {
        step.accept("delete " + name);
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw failed(name, "cannot be taken away", e);
        }
    }

    @Override
    public void takeAwayUnfinished(String folderName, Instant before) {
        try (Stream<Path> files = Files.list(path(folderName))) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(PART)
                        && name.endsWith(PART_ENDING)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Another account's, or gone meanwhile: it is in nobody's way.
            return;
        }
    }

    @Override
    public void deleteIfEmpty(String folderName) {
        if (Files.isDirectory(path(folderName)) && names(folderName).isEmpty()) {
            try {
                Files.deleteIfExists(path(folderName));
            } catch (IOException e) {
                // Somebody begins a file there.
                return;
            }
        }
    }

    private static String folderOf(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    private static void forceFolderOf(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            force(parent, StandardOpenOption.READ);
        }
    }

    private static void force(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }
}
