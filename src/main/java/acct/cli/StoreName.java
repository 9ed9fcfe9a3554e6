package acct.cli;

import acct.model.Surroundings;
import acct.model.UserException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a store is that of a file on this host, and reaches the database as nothing else. */
final class StoreName {
    /** What means something else than a file to DuckDB or its driver, so that it was most likely meant to. */
    private static final Pattern NO_FILE =
            Pattern.compile("(jdbc|md|motherduck|duckdb|file):.*|:memory:.*|[a-z0-9+.-]+://.*");

    /** The driver takes what follows for settings. */
    private static final String SETTINGS = ";";

    private StoreName() {}

    /**
     * The file that a name means.
     *
     * @param source who gives the name, such as {@code --store}
     */
    static Path path(String source, String name, Surroundings around) {
        if (name.isBlank()) {
            throw UserException.usage(source + " is empty; name the store's file");
        }
        if (NO_FILE.matcher(name.strip().toLowerCase(Locale.ROOT)).matches()) {
            throw UserException.usage(source + " " + name
                    + ": a store is a file on this host; for a file that is called" + " so, write ./" + name);
        }
        Path path;
        try {
            path = around.path(name);
        } catch (InvalidPathException e) {
            throw UserException.usage(source + " " + name + ": is no name of a file: " + e.getReason());
        }
        if (path.toString().contains(SETTINGS)) {
            throw UserException.usage(
                    source + " " + path + ": the path of a store must not have a semicolon; give it another name");
        }
        return path;
    }
}
