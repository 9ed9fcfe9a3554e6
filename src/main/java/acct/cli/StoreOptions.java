package acct.cli;

import acct.Acct;
import acct.load.IngestRun;
import acct.load.Terms;
import acct.model.ExitCode;
import acct.model.Stop;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.LogText;
import acct.store.StorePlace;
import acct.write.Unfinished;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
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
                    around(), config(), configName(), place(), wait, this::asked, text -> note(LogText.visible(text)));
        }
        return acct;
    }

    /** What is asked. */
    StorePlace place() {
        return StorePlace.file(file());
    }

    /** Whether a store was named on the command line. */
    boolean isStoreTyped() {
        return store != null;
    }

    /** How long to wait for a busy store. */
    Duration patience() {
        return wait;
    }

    /**
     * Does something over the rows of files alone, or over the store if none are given. The rows go into a store that
     * only this process can read, and that is gone afterwards.
     *
     * @throws UserException if not all of the files can be read, as an answer over a part of them would look like one
     */
    <T> T over(List<String> files, Supplier<T> work) {
        if (files.isEmpty()) {
            return work.get();
        }
        if (store != null) {
            throw UserException.usage("--store " + store + ": " + LogText.visible(files.get(0))
                    + " is asked without a store; leave one of them out, or `acct ingest` the file");
        }
        Path folder = placeForRows();
        // A signal leaves no recipients in a folder for everybody's files.
        Stop.Notice notice = around().stop().notice(() -> Unfinished.endFolder(folder));
        try {
            store = folder.resolve(DEFAULT_STORE).toString();
            mustBeWhole(Loading.run(this, files, Terms.USUAL));
            return work.get();
        } finally {
            store = null;
            acct = null;
            Unfinished.endFolder(folder);
            notice.withdraw();
        }
    }

    private static Path placeForRows() {
        try {
            return Unfinished.folder(Path.of(System.getProperty("java.io.tmpdir")), "acct-rows-");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, "no room for the rows of files: " + WholeFile.why(e) + "; set TMPDIR", e);
        }
    }

    private static void mustBeWhole(IngestRun run) {
        if (run.exit() != ExitCode.DONE) {
            throw new UserException(run.exit(), "not all of the files could be read, so nothing was asked");
        }
    }

    /** Means another store than the one that was typed, if any. */
    void useStore(String name) {
        store = name;
    }

    /** Hears every statement of a question before it runs. */
    void asked(String sql) {}

    /** The store's file. */
    Path file() {
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
