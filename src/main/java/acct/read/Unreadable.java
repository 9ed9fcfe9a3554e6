package acct.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, for the person who named it. */
public final class Unreadable {
    private Unreadable() {}

    /** What is wrong, in a few words without names of Java's. */
    public static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied; PowerMTA's files need `world-readable yes` or a common group";
        }
        return e.getMessage() == null ? "reading failed, and the system does not say why" : e.getMessage();
    }
}
