package acct.load;

import acct.classify.reply.ReplyRules;
import acct.classify.traffic.TrafficClasses;
import acct.config.Config;
import acct.model.IncidentOrder;
import acct.model.OwedMail;
import acct.model.RememberedDay;
import acct.model.StoredIncident;
import acct.model.Surroundings;
import acct.model.ToldDay;
import acct.model.ToldNotice;
import acct.pmta.snapshot.SettingInventory;
import acct.sql.Cursor;
import acct.sql.Engine;
import acct.store.ConfigSnapshots;
import acct.store.Cutoffs;
import acct.store.IncidentLedger;
import acct.store.NightLedger;
import acct.store.OwnStatement;
import acct.store.Patience;
import acct.store.Pruned;
import acct.store.Retention;
import acct.store.SqlLimits;
import acct.store.Store;
import acct.store.StoreWork;
import acct.store.TimedQuestion;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the store for each thing that is done to it, and tells of rules that have changed since it was judged. */
public final class OpenedStore {
    private static final String PRUNING_FAILED = "pruning failed: ";

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
    public OpenedStore(
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

    public Path file() {
        return file;
    }

    /** Says what a person should know. */
    void remark(String sentence) {
        remark.accept(sentence);
    }

    public Patience patience() {
        return patience;
    }

    /** Asks questions; nothing of the answer may be read afterwards that was not held. */
    public <T> T ask(Function<Engine, T> work) {
        return in(Store.Mode.READ, "", store -> {
            noteOtherRules(store);
            return work.apply(store.engine(asked));
        });
    }

    /**
     * Answers an operator's own statement, which can read the store and nothing else.
     *
     * @param reader takes the rows, in a thread of the question's own
     */
    public void own(String text, SqlLimits limits, Consumer<Cursor> reader) {
        TimedQuestion.ask(
                limits.time(), begins -> own(text, limits, begins, reader), () -> OwnStatement.tooLong(limits));
    }

    /** Begins when the waiting for the store is over. */
    private void own(String text, SqlLimits limits, Runnable begins, Consumer<Cursor> reader) {
        in(Store.Mode.READ, "", store -> {
            noteOtherRules(store);
            begins.run();
            new OwnStatement(store, limits, asked).answer(text, reader);
            return text;
        });
    }

    private <T> T in(Store.Mode mode, String failed, StoreWork<T> work) {
        return work.in(file, mode, patience, around.clock(), failed);
    }

    /** Says it once: what is asked now was judged by rules that are not those of the configuration. */
    private void noteOtherRules(Store store) {
        if (!isToldOfRules
                && !JudgedBy.isToday(
                        store, ReplyRules.configuredVersion(config.replies()), new TrafficClasses(config.classes()))) {
            remark.accept(file + ": " + Reclassification.outdated(configName));
        }
        isToldOfRules = true;
    }

    /** Writes into the store, after what earlier versions kept of passwords was hidden. */
    private <T> T write(Patience patience, String failed, StoreWork<T> work) {
        StoreWork<Optional<T>> usual = store -> told(new ConfigSnapshots(store).renew(SettingInventory::hidden))
                ? Optional.empty()
                : Optional.of(work.with(store));
        // A store that was made anew is opened anew.
        return usual.in(file, Store.Mode.WRITE, patience, around.clock(), failed)
                .orElseGet(() -> work.in(file, Store.Mode.WRITE, patience, around.clock(), failed));
    }

    /** Whether there was something to hide. */
    private boolean told(ConfigSnapshots.Renewed renewed) {
        if (renewed.snapshots() == 0) {
            return false;
        }
        remark.accept(file + ": passwords before a host are hidden now in " + renewed.snapshots()
                + " kept PowerMTA configuration" + (renewed.snapshots() == 1 ? "" : "s")
                + (renewed.trouble() == null
                        ? ""
                        : "; their old text may still lie in free space of the file: " + renewed.trouble())
                + "; copies of the store that were made before still hold them, so change these passwords");
        return true;
    }

    /** Loads on terms; what other rules changed before is said. */
    void load(Patience patience, Terms terms, LoadSettings settings, LoadWork work) {
        load(patience, terms, settings, work, store -> {});
    }

    /** The same, and something more before the store is closed. */
    void load(Patience patience, Terms terms, LoadSettings settings, LoadWork work, Consumer<Store> afterwards) {
        StoreWork<Reclassified> loading = store -> {
            Loader loader = new Loader(store, settings, terms);
            if (loader.reclassified().changed() > 0 || loader.reclassified().loads() > 0) {
                remark.accept(Reclassification.sentence(loader.reclassified()));
            }
            work.with(loader);
            afterwards.accept(store);
            return loader.reclassified();
        };
        write(patience, "loading failed: ", loading);
    }

    /** What would go from the store. */
    public Pruned prunable(Cutoffs cutoffs) {
        Store.mustExist(file);
        return in(Store.Mode.READ, PRUNING_FAILED, store -> new Retention(store, cutoffs).preview());
    }

    /** Takes old days out of the store, and gives the space back to the disk. */
    public Pruned prune(Cutoffs cutoffs) {
        Store.mustExist(file);
        return write(patience, PRUNING_FAILED, store -> new Retention(store, cutoffs).prune());
    }

    /** Judges all that is stored by the rules of today; a loader does so before it loads. */
    Reclassified reclassify(LoadSettings settings) {
        Store.mustExist(file);
        return write(
                patience, "reclassifying failed: ", store -> new Loader(store, settings, Terms.USUAL).reclassified());
    }

    /** Notes that the reports of these days lie in their folders. */
    public void reported(List<ToldDay> days, OwedMail mail) {
        note(ledger -> ledger.reported(days, mail, around.clock().instant()));
    }

    /** Notes that a mail told of these days. */
    public void mailed(List<ToldDay> days) {
        note(ledger -> ledger.mailed(days, around.clock().instant()));
    }

    /** Remembers days and incidents in the place of what was known of them. */
    public void remember(List<RememberedDay> days, List<StoredIncident> incidents) {
        incidents(ledger -> ledger.remember(days, incidents, around.clock().instant()));
    }

    /** Notes what people were told of incidents. */
    public void told(List<ToldNotice> notices) {
        incidents(ledger -> ledger.told(notices, around.clock().instant()));
    }

    /** Notes what an operator said of an incident. */
    public void ordered(StoredIncident incident, IncidentOrder order) {
        incidents(ledger -> ledger.ordered(incident, order));
    }

    private interface IncidentNote {
        void in(IncidentLedger ledger) throws SQLException;
    }

    private void incidents(IncidentNote note) {
        in(Store.Mode.WRITE, "incidents could not be noted: ", store -> {
            note.in(new IncidentLedger(store));
            return store;
        });
    }

    private interface NightNote {
        void in(NightLedger ledger) throws SQLException;
    }

    private void note(NightNote note) {
        in(Store.Mode.WRITE, "the night could not be noted: ", store -> {
            note.in(new NightLedger(store));
            return store;
        });
    }
}
