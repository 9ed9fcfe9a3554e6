package acct.deliver;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who else can read or change a file that holds a secret. Its group may read it, so that a file of root's can be given to
 * the account of acct; nobody but the owner may write it, and others nothing.
 */
final class SecretFile {
    private static final int ROOT = 0;

    private static final Set<PosixFilePermission> ALLOWED = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ);

    private SecretFile() {}

    /** What is wrong with the file and what to do; null if nothing is. A link is judged by what it leads to. */
    static @Nullable String fault(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return "is no regular file; write the password into one";
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return null;
        }
        int owner = (Integer) Files.getAttribute(file, "unix:uid");
        return fault(Files.getPosixFilePermissions(file), owner, new UnixSystem().getUid());
    }

    /** The same from what is known of the file; {@code user} is the account that acct runs as. */
    static @Nullable String fault(Set<PosixFilePermission> permissions, long owner, long user) {
        if (owner != ROOT && owner != user) {
            return "belongs to another account (uid " + owner
                    + "); make it belong to the account of acct or to root (chown)";
        }
        return ALLOWED.containsAll(permissions)
                ? null
                : "can be read or changed by other accounts; run chmod 600 on it, or 640 for a group that may read it";
    }
}
