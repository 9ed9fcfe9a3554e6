package acct.cli;

import acct.config.Config;
import acct.config.ConfigFile;
import acct.model.Surroundings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command takes that reads the configuration. */
class ConfigOptions extends CommonOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (else ./acct.yaml, else /etc/acct/acct.yaml, else defaults).")
    private @Nullable String file;

    private @Nullable Config read;

    ConfigOptions(Surroundings around) {
        super(around);
    }

    /** The configuration, read once. */
    Config config() {
        if (read == null) {
            read = ConfigFile.find(file == null ? null : around().path(file), around().folder());
        }
        return read;
    }

    /** The file of the configuration as it was named; null where the defaults hold. */
    @Nullable
    String configName() {
        return ConfigFile.inForce(file == null ? null : Path.of(file), around().folder());
    }

    /** Today where the configured zone is. */
    LocalDate today() {
        return now().toLocalDate();
    }

    /** The time where the configured zone is. */
    LocalDateTime now() {
        return LocalDateTime.now(around().clock().withZone(config().timeZone()));
    }
}
