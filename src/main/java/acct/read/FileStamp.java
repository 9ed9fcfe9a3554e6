package acct.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is seen to have been written to, also at equal size. Where the system tells when a file's inode was last
 * changed, no program can set that back.
 *
 * @param key tells it from another file of the same name; empty where the file system has no such thing
 * @param bytes its size
 * @param written when its content was last written, as the file says
 * @param changed when the file itself was last changed; null where the system does not tell
 */
public record FileStamp(
        String key, long bytes, String written, @Nullable String changed) {
    /** What holds now for the file of this name. */
    public static FileStamp of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        boolean isUnix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        return new FileStamp(
                String.valueOf(attributes.fileKey()),
                attributes.size(),
                String.valueOf(attributes.lastModifiedTime()),
                isUnix ? String.valueOf(Files.getAttribute(path, "unix:ctime")) : null);
    }
}
