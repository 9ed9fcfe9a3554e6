package acct.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What no answer may take the place of, whatever its name: a store, and a log of which there may be no other copy. */
public final class Irreplaceable {
    private static final int HEAD = 4096;

    /** A DuckDB file has it behind its first digest. */
    private static final String STORE = "DUCK";

    private static final int STORE_AT = 8;

    private Irreplaceable() {}

    /**
     * Refuses a file that is there and is one of these.
     *
     * @throws IOException that says what it is, or if it cannot be read
     */
    public static void mustNotBe(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith(STORE, STORE_AT)) {
            throw new FileSystemException(file.toString(), null, "is a store; name another file");
        }
        String header = head.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        if (header.startsWith("type,") && header.contains(",timelogged,")) {
            throw new FileSystemException(file.toString(), null, "is an accounting file; name another file");
        }
    }
}
