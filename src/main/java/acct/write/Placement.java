package acct.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a finished file, which lies beside its place, there: whoever looks finds the earlier one or the new one, whole. */
public final class Placement {
    private Placement() {}

    /** Takes the place of what is there, if anything; both the bytes and the name are on the disk then. */
    public static void replaceOnDisk(Path made, Path place) throws IOException {
        force(made, StandardOpenOption.WRITE);
        replace(made, place);
        forceFolderOf(place);
    }

    /**
     * Takes an empty place; both the bytes and the name are on the disk then.
     *
     * @throws FileAlreadyExistsException if the place is not empty; the file stays beside it
     */
    static void putNewOnDisk(Path made, Path place) throws IOException {
        force(made, StandardOpenOption.WRITE);
        putNew(made, place);
        forceFolderOf(place);
    }

    /** Takes the place of what is there, if anything. */
    static void replace(Path made, Path place) throws IOException {
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Takes an empty place. Unlike a move, a link never takes that of a file which somebody has made meanwhile.
     *
     * @throws FileAlreadyExistsException if the place is not empty; the file stays beside it
     */
    public static void putNew(Path made, Path place) throws IOException {
        try {
            Files.createLink(place, made);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A disk without links, such as a stick.
            Files.move(made, place);
        }
    }

    private static void forceFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            force(folder, StandardOpenOption.READ);
        }
    }

    private static void force(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }
}
