package acct.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the umask said when acct was started. The script that starts it takes everything from others, as DuckDB makes its
 * files by the umask and they hold recipients; what is for others to read is given what they would have had.
 */
final class StartersUmask {
    private static final String PROPERTY = "acct.umask";
    private static final int OCTAL = 8;

    private StartersUmask() {}

    /** Gives something new these permissions as far as the umask let; without the script the system has done so. */
    static void give(Path made, Set<PosixFilePermission> wanted) throws IOException {
        String mask = System.getProperty(PROPERTY, "");
        if (mask.matches("[0-7]{1,4}") && Files.getFileStore(made).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(made, left(wanted, Integer.parseInt(mask, OCTAL)));
        }
    }

    /** The permissions that a mask leaves. */
    static Set<PosixFilePermission> left(Set<PosixFilePermission> wanted, int mask) {
        Set<PosixFilePermission> left = EnumSet.noneOf(PosixFilePermission.class);
        // In the order of the mask's bits, the highest first.
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if (wanted.contains(all[i]) && (mask >> (all.length - 1 - i) & 1) == 0) {
                left.add(all[i]);
            }
        }
        return left;
    }
}
