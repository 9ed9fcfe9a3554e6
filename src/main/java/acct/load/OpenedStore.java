package acct.load;

import acct.classify.reply.ReplyRules;
import acct.classify.traffic.TrafficClasses;
import acct.config.Config;
import acct.model.Finding;
import acct.model.IncidentOrder;
import acct.model.Letter;
import acct.model.LetterFate;
import acct.model.NightTold;
import acct.model.RememberedDay;
import acct.model.StoredIncident;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.pmta.snapshot.SettingInventory;
import acct.sql.Cursor;
import acct.sql.Engine;
import acct.sql.SqlFile;
import acct.store.BusiestNames;
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
import acct.store.StorePlace;
import acct.store.StoreWork;
import acct.store.TimedQuestion;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the store for each thing that is done to it, and tells of rules that have changed since it was judged. */
public final class OpenedStore {
    private static final String PRUNING_FAILED = "pruning failed: ";

    private final Surroundings around;
    private final Config config;
    private final @Nullable String configName;
    private final StorePlace place;
    private final Path file;
    private final Patience patience;
    private final Consumer<String> asked;
    private final Consumer<String> remark;
    private boolean isToldOfRules;
    private Optional<BusiestNames.Crowd> crowd = Optional.empty();

    /**
     * A store, or what is asked in its place.
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
            StorePlace place,
            Duration wait,
            Consumer<String> asked,
            Consumer<String> remark) {
        this.around = around;
        this.config = config;
        this.configName = configName;
        this.place = place;
        this.file = place.path();
        this.patience = new Patience(wait, remark);
        this.asked = asked;
        this.remark = remark;
    }

    /** Whether there is anything to ask. */
    public boolean isThere() {
        return place.isThere();
    }

    /** Whether rows that are missing were never there, so that a question for them is a wrong one. */
    public boolean refusesWithoutRows() {
        return place.refusesWithoutRows();
    }

    /** Whether what is in it was loaded on this host. */
    public boolean isOfThisHost() {
        return place.isOfThisHost();
    }

    public Path file() {
        return file;
    }

    /** What it is called in messages. */
    public String name() {
        return place.name();
    }

    /** How much room it takes. */
    public long bytes() {
        try {
            return place.bytes();
        } catch (IOException e) {
            throw UserException.failed(name() + ": cannot be read: " + WholeFile.why(e));
        }
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
        return ask(Names.ALL, work);
    }

    /** The names by which mail is told apart. */
    public enum Names {
        /** Every one. */
        ALL,
        /** Of very many only those with the most mail: for who holds them all in memory. */
        BUSIEST
    }

    /** Asks questions about mail that is told apart by these names. */
    public <T> T ask(Names names, Function<Engine, T> work) {
        return in(Store.Mode.READ, "", store -> {
            noteOtherRules(store);
            if (names == Names.BUSIEST) {
                noteCrowd(place.tellApartTheBusiest(store));
            }
            return work.apply(place.engine(store, asked));
        });
    }

    private void noteCrowd(Optional<BusiestNames.Crowd> found) {
        if (crowd.isEmpty()) {
            found.ifPresent(told -> remark.accept(name() + ": " + told.finding().action()));
        }
        crowd = found;
    }

    /** What answers cannot tell, though it is stored, when it was asked last. */
    public List<Finding> limits() {
        return crowd.stream().map(BusiestNames.Crowd::finding).toList();
    }

    /**
     * Answers an operator's own statement, which can read the store and nothing else.
     *
     * @param reader takes the rows, in a thread of the question's own
     */
    public void own(String text, SqlLimits limits, Consumer<Cursor> reader) {
        place.mustHaveRowsFor(text);
        TimedQuestion.ask(
                limits.time(),
                begins -> own(limits, begins, statement -> statement.answer(text, reader)),
                () -> OwnStatement.tooLong(limits));
    }

    /**
     * The same for a statement that stands in a file.
     *
     * @param file its name is what people read of it
     * @param values one for each of its parameters
     */
    public void own(
            SqlFile file, Map<String, ? extends @Nullable Object> values, SqlLimits limits, Consumer<Cursor> reader) {
        place.mustHaveRowsFor(file.text());
        TimedQuestion.ask(
                limits.time(),
                begins -> own(limits, begins, statement -> statement.answer(file, values, reader)),
                () -> OwnStatement.tooLong(file.name(), limits));
    }

    /** Begins when the waiting for the store is over. */
    private void own(SqlLimits limits, Runnable begins, Consumer<OwnStatement> question) {
        in(Store.Mode.READ, "", store -> {
            noteOtherRules(store);
            begins.run();
            question.accept(new OwnStatement(store, limits, asked));
            return limits;
        });
    }

    private <T> T in(Store.Mode mode, String failed, StoreWork<T> work) {
        return mode == Store.Mode.READ
                ? work.reading(place, patience, around.clock(), failed)
                : work.in(file, mode, patience, around.clock(), failed);
    }

    /** Says it once: what is asked now was judged by rules that are not those of the configuration. */
    private void noteOtherRules(Store store) {
        if (!isToldOfRules && !place.isJudgedHere()) {
            place.remarks().forEach(remark);
        } else if (!isToldOfRules
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

    /**
     * Takes a person out of the store, or says what would go.
     *
     * @param names whether a message names somebody who may be written in one of these ways
     */
    ForgottenPerson forget(
            LoadSettings settings,
            List<String> addresses,
            BiPredicate<Letter, List<String>> names,
            Loader.Trial trial) {
        Store.mustExist(file);
        return write(
                patience,
                "forgetting failed: ",
                store -> new Loader(store, settings, Terms.USUAL).forget(addresses, names, trial));
    }

    /** Notes what a night has told, and puts its messages into the outbox. */
    public void told(NightTold told) {
        note(ledger -> ledger.told(told, around.clock().instant()));
    }

    /** Notes what became of a message. */
    public void tried(Letter letter, LetterFate fate) {
        note(ledger -> ledger.tried(letter, fate, around.clock().instant()));
    }

    /** Gives up messages that were queued before one moment, and forgets those before another that are done with. */
    public void cleared(Instant givenUp, Instant forgotten) {
        note(ledger -> ledger.cleared(givenUp, forgotten));
    }

    /** Remembers days and incidents in the place of what was known of them. */
    public void remember(List<RememberedDay> days, List<StoredIncident> incidents) {
        incidents(ledger -> ledger.remember(days, incidents, around.clock().instant()));
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
