package acct.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Who may read a file that acct makes. One that was there before keeps its own permissions. */
public enum Access {
    /** The account of acct only, whatever the umask: it names recipients. */
    OWNER("rw-------"),
    /** The account of acct and its group at most: a store and what stands beside it. */
    GROUP("rw-r-----"),
    /** Whoever the umask lets read; only the owner changes it: a configuration. */
    READABLE("rw-r--r--"),
    /** Whoever the umask lets, as for a web server. */
    UMASK("rw-rw-rw-");

    private final Set<PosixFilePermission> permissions;

    Access(String permissions) {
        this.permissions = PosixFilePermissions.fromString(permissions);
    }

    /** What a new folder of such files asks for; the system takes away what the umask forbids. */
    Set<PosixFilePermission> ofFolder() {
        return PosixFilePermissions.fromString(
                switch (this) {
                    case OWNER -> "rwx------";
                    case GROUP -> "rwxr-x---";
                    case READABLE -> "rwxr-xr-x";
                    case UMASK -> "rwxrwxrwx";
                });
    }

    /** What a new file asks for; the system takes away what the umask forbids. */
    Set<PosixFilePermission> permissions() {
        return permissions;
    }

    /** The same as {@link Files} wants it; nothing where files have no such permissions. */
    public FileAttribute<?>[] attributes(Path file) {
        return attributes(file, permissions);
    }

    /** Permissions as {@link Files} wants them for something new; nothing where files have none. */
    static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Gives a file that only its owner could read these permissions, whatever the umask. */
    public void widen(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(permissions);
        }
    }

    /** Takes from a file that another program has made what only a wide umask gave. */
    public void narrow(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            Set<PosixFilePermission> left = EnumSet.noneOf(PosixFilePermission.class);
            left.addAll(view.readAttributes().permissions());
            left.retainAll(permissions);
            view.setPermissions(left);
        }
    }
}
