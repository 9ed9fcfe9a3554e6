package acct.write;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read a file that acct makes. One that was there before keeps its own permissions. */
public enum Access {
    /** The account of acct only, whatever the umask: it names recipients. */
    OWNER("rw-------"),
    /** Whoever the umask lets, as for a web server. */
    UMASK("rw-rw-rw-");

    private final Set<PosixFilePermission> permissions;

    Access(String permissions) {
        this.permissions = PosixFilePermissions.fromString(permissions);
    }

    /** What a new file asks for; the system takes away what the umask forbids. */
    Set<PosixFilePermission> permissions() {
        return permissions;
    }
}
