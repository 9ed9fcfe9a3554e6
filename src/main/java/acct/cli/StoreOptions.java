package acct.cli;

import acct.Acct;
import acct.model.Surroundings;
import acct.print.LogText;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command takes that opens the store. */
class StoreOptions extends ConfigOptions {
    private static final String DEFAULT_STORE = "acct.duckdb";

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The DuckDB file (else $ACCT_STORE, else `store` of the configuration, else ./acct.duckdb).")
    private @Nullable String store;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait for a busy store, such as 60s or 5m (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ZERO;

    private @Nullable Acct acct;

    StoreOptions(Surroundings around) {
        super(around);
    }

    /** Acct over the store that these options name; one, so that nothing is remarked twice. */
    Acct acct() {
        if (acct == null) {
            acct = Acct.over(
                    around(), config(), configName(), file(), wait, this::asked, text -> note(LogText.visible(text)));
        }
        return acct;
    }

    /** Hears every statement of a question before it runs. */
    void asked(String sql) {}

    private Path file() {
        String fromEnvironment = around().environment().get("ACCT_STORE");
        String configured = config().store();
        if (store != null) {
            return StoreName.path("--store", store, around());
        }
        return fromEnvironment != null && !fromEnvironment.isEmpty()
                ? StoreName.path("ACCT_STORE", fromEnvironment, around())
                : StoreName.path("store", configured != null ? configured : DEFAULT_STORE, around());
    }
}
