package acct;

import acct.aggregate.Questions;
import acct.classify.TrafficClasses;
import acct.config.Config;
import acct.model.ExitCode;
import acct.model.Pruned;
import acct.model.Reclassified;
import acct.model.Surroundings;
import acct.model.Terms;
import acct.model.UserException;
import acct.render.Reclassification;
import acct.store.JudgedBy;
import acct.store.LoadSettings;
import acct.store.Loader;
import acct.store.Patience;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the store for each thing that is done to it, and tells of rules that have changed since it was judged. */
final class OpenedStore {
    private final Surroundings around;
    private final Config config;
    private final @Nullable String configName;
    private final Path file;
    private final Patience patience;
    private final Consumer<String> asked;
    private final Consumer<String> remark;
    private boolean isToldOfRules;

    /**
     * A store.
     *
     * @param configName the file of the configuration; null where the defaults hold
     * @param wait how long to wait for another process
     * @param asked sees every statement of a question before it runs
     * @param remark hears what a person should know
     */
    OpenedStore(
            Surroundings around,
            Config config,
            @Nullable String configName,
            Path file,
            Duration wait,
            Consumer<String> asked,
            Consumer<String> remark) {
        this.around = around;
        this.config = config;
        this.configName = configName;
        this.file = file;
        this.patience = new Patience(wait, remark);
        this.asked = asked;
        this.remark = remark;
    }

    /** Something to ask an open store. */
    @FunctionalInterface
    interface Work<T> {
        T with(Questions questions) throws SQLException;
    }

    /** Something to do with a loader. */
    @FunctionalInterface
    interface LoadWork {
        void with(Loader loader) throws SQLException;
    }

    /** Something else to write into a store that was just loaded into. */
    @FunctionalInterface
    interface Afterwards {
        void in(Store store) throws SQLException;
    }

    Path file() {
        return file;
    }

    Patience patience() {
        return patience;
    }

    <T> T ask(Store.Mode mode, Work<T> work) {
        try (Store store = Store.open(file, mode, patience, around.clock())) {
            noteOtherRules(store);
            return work.with(new Questions(store, asked));
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, file + ": " + Store.firstLine(e), e);
        }
    }

    /** Says it once: what is asked now was judged by rules that are not those of the configuration. */
    private void noteOtherRules(Store store) throws SQLException {
        if (!isToldOfRules
                && !JudgedBy.isToday(store, Classification.version(config), new TrafficClasses(config.classes()))) {
            remark.accept(file + ": " + Reclassification.outdated(configName));
        }
        isToldOfRules = true;
    }

    /** Loads on terms; what other rules changed before is said. */
    void load(Patience patience, Terms terms, LoadSettings settings, LoadWork work) {
        load(patience, terms, settings, work, store -> {});
    }

    /** The same, and something more before the store is closed. */
    void load(Patience patience, Terms terms, LoadSettings settings, LoadWork work, Afterwards afterwards) {
        try (Store store = Store.open(file, Store.Mode.WRITE, patience, around.clock())) {
            Loader loader = new Loader(store, settings, terms);
            if (loader.reclassified().changed() > 0 || loader.reclassified().loads() > 0) {
                remark.accept(Reclassification.sentence(loader.reclassified()));
            }
            work.with(loader);
            afterwards.in(store);
        } catch (SQLException e) {
            String what = Store.isOutOfRoom(e) ? ": no room on the store's disk: " : ": loading failed: ";
            throw new UserException(ExitCode.FAILED, file + what + Store.firstLine(e), e);
        }
    }

    /** Something to do with old days. */
    @FunctionalInterface
    interface Pruning {
        Pruned in(Store store) throws SQLException, IOException;
    }

    Pruned prune(Store.Mode mode, Pruning pruning) {
        Store.mustExist(file);
        try (Store store = Store.open(file, mode, patience, around.clock())) {
            return pruning.in(store);
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, file + ": pruning failed: " + Store.firstLine(e), e);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, file + ": pruning failed: " + e.getMessage(), e);
        }
    }

    /** Judges all that is stored by the rules of today; a loader does so before it loads. */
    Reclassified reclassify(LoadSettings settings) {
        Store.mustExist(file);
        try (Store store = Store.open(file, Store.Mode.WRITE, patience, around.clock())) {
            return new Loader(store, settings, Terms.USUAL).reclassified();
        } catch (SQLException e) {
            throw new UserException(ExitCode.FAILED, file + ": reclassifying failed: " + Store.firstLine(e), e);
        }
    }
}
