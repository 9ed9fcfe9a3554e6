package acct.config;

import acct.model.ExitCode;
import acct.model.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads {@code acct.yaml}. Everything wrong inside the file is wrong usage (exit 2) and named with file and
 * line; a file that is not there or cannot be read is a failure (exit 1), as with any other path.
 *
 * <p>This class names no YAML library, so a run without a configuration file does not load one.
 */
public final class ConfigFile {
    private static final String NAME = "acct.yaml";
    private static final Path SYSTEM = Path.of("/etc/acct/acct.yaml");
    /** A configuration larger than this is some other file. */
    private static final long MAX_BYTES = 1 << 20;

    private ConfigFile() {}

    /** What holds without a configuration file. */
    public static Config defaults() {
        return new Config(
                null,
                List.of(),
                ZoneId.of("UTC"),
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Config.Replies.NONE,
                List.of(),
                Map.of(),
                null,
                Warming.NONE,
                null,
                null,
                null,
                Config.Retention.NONE,
                Config.Privacy.DEFAULT,
                AuditLimits.DEFAULT,
                Config.Lake.NONE,
                "");
    }

    /**
     * The configuration of a run: the file that {@code --config} names, else {@code acct.yaml} in the working folder,
     * else {@code /etc/acct/acct.yaml}, else the defaults. Paths inside the file are left as they are written.
     *
     * @throws UserException usage if the one of the working folder can be changed by others
     */
    public static Config find(@Nullable Path explicit, Path folder) {
        return find(explicit, folder, SYSTEM);
    }

    static Config find(@Nullable Path explicit, Path folder, Path system) {
        if (explicit != null) {
            return read(folder.resolve(explicit), explicit.toString(), folder);
        }
        Path local = folder.resolve(NAME);
        if (Files.exists(local)) {
            mustBeTrusted(local);
            return read(local, NAME, folder);
        }
        return Files.exists(system) ? read(system, system.toString(), folder) : defaults();
    }

    /** A folder such as /tmp holds what anybody put there, and a configuration says where mail and passwords go. */
    private static void mustBeTrusted(Path local) {
        try {
            String fault = FileTrust.CONFIGURATION.fault(local);
            if (fault != null) {
                throw UserException.usage("./" + NAME + " " + fault);
            }
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, "./" + NAME + ": cannot be read", e);
        }
    }

    /** The name of the file that {@link #find} reads, as people know it; null where the defaults hold. */
    public static @Nullable String inForce(@Nullable Path explicit, Path folder) {
        if (explicit != null) {
            return explicit.toString();
        }
        if (Files.exists(folder.resolve(NAME))) {
            return NAME;
        }
        return Files.exists(SYSTEM) ? SYSTEM.toString() : null;
    }

    /** The configuration in this file; a folder that it names must be there, seen from the working folder. */
    public static Config read(Path file) {
        return read(file, file.toString(), Path.of(""));
    }

    private static Config read(Path file, String shown, Path folder) {
        return ConfigReader.read(shown, text(file, shown), folder);
    }

    private static String text(Path file, String shown) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                throw UserException.failed(shown + ": is a pipe or a device, no regular file; check --config");
            }
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw UserException.usage(shown + ": larger than 1 MiB, so not a configuration file");
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new UserException(ExitCode.FAILED, shown + ": no such configuration file", e);
        } catch (CharacterCodingException e) {
            throw UserException.usage(shown + ": not UTF-8; save the file as UTF-8");
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "is a folder" : "cannot be read";
            throw new UserException(ExitCode.FAILED, shown + ": " + why + "; check --config", e);
        }
    }
}
