package acct.write;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * What a name leads to.
 *
 * @param path where the bytes go, with links followed
 * @param kind how
 */
record WrittenPlace(Path path, Kind kind) {
    /** More links than the system itself follows. */
    private static final int MOST_LINKS = 40;

    /** A stream that somebody has open, such as {@code /dev/stdout}, whatever it is. */
    private static final Pattern OPEN_STREAM = Pattern.compile("/proc/\\d+/(task/\\d+/)?fd/\\d+|/dev/fd/\\d+");

    private static final int ROOT = 0;

    /** How bytes get there. */
    enum Kind {
        /** Nothing is there yet. */
        NEW,
        /** A file takes the place of another. */
        REPLACED,
        /** A device or a pipe is written into; it stays what it is. */
        STREAM
    }

    /**
     * Follows a name. A link may lead the bytes anywhere, so only one that this account or root has made is followed.
     *
     * @throws IOException if it is a folder, or a link of somebody else's or to nothing
     */
    static WrittenPlace of(Path named) throws IOException {
        Path path = named.toAbsolutePath();
        for (int links = 0; links <= MOST_LINKS; links++) {
            path = realFolder(path).resolve(path.getFileName());
            if (OPEN_STREAM.matcher(path.toString()).matches()) {
                return new WrittenPlace(path, Kind.STREAM);
            }
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                if (links > 0) {
                    throw new FileSystemException(named.toString(), null, "is a link to nothing");
                }
                return new WrittenPlace(path, Kind.NEW);
            }
            if (!Files.isSymbolicLink(path)) {
                return new WrittenPlace(path, kind(path));
            }
            mustBeTrusted(path);
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        throw new FileSystemException(named.toString(), null, "leads from link to link");
    }

    private static Path realFolder(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder == null || path.getFileName() == null) {
            throw new FileSystemException(path.toString(), null, "is a folder");
        }
        try {
            return folder.toRealPath();
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(folder.toString(), null, "there is no folder " + folder);
        }
    }

    private static Kind kind(Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isDirectory()) {
            throw new FileSystemException(path.toString(), null, "is a folder");
        }
        return found.isRegularFile() ? Kind.REPLACED : Kind.STREAM;
    }

    /** Refuses a link that another account has put there. */
    static void mustBeTrusted(Path link) throws IOException {
        if (!link.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        int owner = (Integer) Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        mustBeTrusted(link, owner, new UnixSystem().getUid());
    }

    /** The same from what is known of the link; {@code user} is the account that acct runs as. */
    static void mustBeTrusted(Path link, long owner, long user) throws IOException {
        if (owner != ROOT && owner != user) {
            throw new FileSystemException(
                    link.toString(), null, "is a link of another account (uid " + owner + "), which is not followed");
        }
    }
}
