package acct;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The version of this build. */
public final class Version {
    private static final String UNKNOWN = "unknown";

    private Version() {}

    /** The number that the build was given, such as {@code 0.1.0}. */
    public static String current() {
        try (InputStream in = Version.class.getResourceAsStream("/acct/version.txt")) {
            return in == null ? UNKNOWN : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for who reports an error: version, commit of the sources, the Java that runs it, and the DuckDB it was built with. */
    public static String line() {
        Properties build = properties();
        return "acct " + current()
                + " (commit " + build.getProperty("commit", UNKNOWN)
                + ", Java " + System.getProperty("java.version")
                + ", DuckDB " + build.getProperty("duckdb", UNKNOWN) + ")";
    }

    /**
     * Tells this build from every other: also two that a developer makes one after the other, which have one number and may
     * have one commit.
     */
    public static String build() {
        // A class that comes from an archive of classes may not know its place, so a file beside it is asked.
        URL beside = Version.class.getResource("/acct/version.txt");
        if (beside == null) {
            throw new IllegalStateException("the jar of acct is not whole: it has no acct/version.txt");
        }
        try {
            URL code = beside.openConnection() instanceof JarURLConnection jar ? jar.getJarFileURL() : beside;
            return current() + " " + properties().getProperty("commit", UNKNOWN) + " "
                    + Files.getLastModifiedTime(Path.of(code.toURI()));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the jar of acct is not where it was", e);
        }
    }

    private static Properties properties() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/acct/build.properties")) {
            if (in != null) {
                build.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}
