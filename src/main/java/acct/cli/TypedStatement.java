package acct.cli;

import acct.model.Surroundings;
import acct.model.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What follows {@code --sql}: a statement, the file that it stands in, or {@code -} for standard input. */
final class TypedStatement {
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern NO_NAME = Pattern.compile("[\\r\\n\\x00]");

    private TypedStatement() {}

    /**
     * The statement.
     *
     * @throws UserException usage if a file is named that is none, or is no text
     */
    static String read(String typed, Surroundings around) {
        if (typed.strip().equals("-")) {
            return read("standard input", around.in());
        }
        Path file = file(typed, around);
        if (file == null) {
            return typed;
        }
        if (!Files.isRegularFile(file)) {
            throw UserException.usage("--sql " + typed + ": no such file; give a statement, its file, or -");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(typed, in);
        } catch (IOException e) {
            throw UserException.usage("--sql " + typed + ": cannot be read; see whether you may read it");
        }
    }

    /** A statement names no file that is there, and does not end like the name of one. */
    private static @Nullable Path file(String typed, Surroundings around) {
        if (NO_NAME.matcher(typed).find()) {
            return null;
        }
        try {
            Path file = around.path(typed.strip());
            boolean isNamed = typed.strip().indexOf(' ') < 0
                    && typed.strip().toLowerCase(Locale.ROOT).endsWith(".sql");
            return isNamed || Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String read(String name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw UserException.usage("--sql " + name + ": more than 1 MB is no question; give one statement");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw UserException.usage("--sql " + name + ": is no text in UTF-8; give one statement");
        } catch (IOException e) {
            throw UserException.usage("--sql " + name + ": cannot be read; see whether you may read it");
        }
    }
}
