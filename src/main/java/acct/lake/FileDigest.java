package acct.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** By which a file of rows is named and proved. */
public final class FileDigest {
    private FileDigest() {}

    /** The SHA-256 of a file, read a piece at a time. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** The same of what is yet to come. */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = LoadKey.digest();
        new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }
}
