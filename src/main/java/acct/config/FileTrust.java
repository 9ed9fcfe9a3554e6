package acct.config;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What others may do to a file before acct acts on it. It belongs to the account of acct or to root in any case. */
public enum FileTrust {
    /**
     * A password. Its group may read it, so that a file of root's can be given to the account of acct; nobody but the
     * owner may write it, and others nothing.
     */
    SECRET(
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_READ),
            "can be read or changed by other accounts; run chmod 600 on it, or 640 for a group that may read it"),
    /** A configuration that nobody named: it lies where acct was started, and says where mail and passwords go. */
    CONFIGURATION(
            EnumSet.complementOf(EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE)),
            "can be changed by other accounts; run chmod go-w on it, or name it with --config");

    private static final int ROOT = 0;

    private final Set<PosixFilePermission> allowed;
    private final String tooOpen;

    FileTrust(Set<PosixFilePermission> allowed, String tooOpen) {
        this.allowed = allowed;
        this.tooOpen = tooOpen;
    }

    /** What is wrong with the file and what to do; null if nothing is. A link is judged by what it leads to. */
    public @Nullable String fault(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return "is no regular file";
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return null;
        }
        int owner = (Integer) Files.getAttribute(file, "unix:uid");
        return fault(Files.getPosixFilePermissions(file), owner, new UnixSystem().getUid());
    }

    /** The same from what is known of the file; {@code user} is the account that acct runs as. */
    @Nullable
    String fault(Set<PosixFilePermission> permissions, long owner, long user) {
        if (owner != ROOT && owner != user) {
            return "belongs to another account (uid " + owner
                    + "); make it belong to the account of acct or to root (chown)";
        }
        return allowed.containsAll(permissions) ? null : tooOpen;
    }
}
