package acct.config;

import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A secret that is the first line of a file which nobody else may read. It is in no message, log or command line. */
public final class SecretFile {
    private static final long MAX_BYTES = 64 << 10;

    private SecretFile() {}

    /**
     * The secret.
     *
     * @param key where the file is named in acct.yaml
     * @param noun what the secret is
     */
    public static String firstLine(Path file, String key, String noun) {
        String name = key + " " + file;
        try {
            String fault = FileTrust.SECRET.fault(file);
            if (fault != null) {
                throw UserException.failed(name + " " + fault);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw UserException.failed(name + " is larger than a " + noun + "; check the path");
            }
            String content = Files.readString(file, StandardCharsets.UTF_8);
            String line = content.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw UserException.usage(name + " has an empty first line; write the " + noun + " there");
            }
            return line;
        } catch (CharacterCodingException e) {
            throw UserException.failed(name + " is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "cannot read " + name + " (" + why(e) + "); create it with the " + noun
                            + " as its first line, readable for this account only",
                    e);
        }
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
    }
}
