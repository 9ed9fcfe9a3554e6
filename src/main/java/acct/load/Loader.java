package acct.load;

import acct.load.FileResult.Status;
import acct.load.OverlapCheck.Again;
import acct.load.OverlapCheck.Outcome;
import acct.model.Letter;
import acct.read.AccountingFile;
import acct.read.AccountingReader;
import acct.read.AccountingReader.Beginning;
import acct.read.DoubtException;
import acct.read.Ending;
import acct.read.Fingerprint;
import acct.read.FirstBytes;
import acct.read.NotAccountingException;
import acct.store.Compaction;
import acct.store.LoadRange;
import acct.store.RowDigests;
import acct.store.Store;
import acct.store.Transaction;
import acct.write.Unfinished;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Loads inputs into a store: each row of each file once, one transaction a file or a batch of {@link SmallFiles}. */
public final class Loader {
    private final Store store;
    private final LoadSettings settings;
    private final Terms terms;
    private final Staging staging;
    private final BulkLane bulk;
    private final Overlaps overlaps;
    private final OverlapCheck overlap;
    private final Reclassified reclassified;
    /** As nobody else writes into an open store, it is read once. */
    private final Ledger ledger;

    /** A loader for a store that is open for writing. */
    public Loader(Store store, LoadSettings settings, Terms terms) throws SQLException {
        this.store = store;
        this.settings = settings;
        this.terms = terms;
        this.staging = new Staging(store, settings);
        this.bulk = new BulkLane(store, settings, staging);
        this.overlaps = new Overlaps(store);
        this.overlap = new OverlapCheck(store, settings, terms, overlaps);
        // What is loaded now and what was loaded before must be judged alike.
        this.reclassified = staging.bringUpToDate();
        this.ledger = Ledger.read(store);
    }

    /** What was judged anew before anything is loaded, as the store was judged by other rules; mostly nothing. */
    public Reclassified reclassified() {
        return reclassified;
    }

    /**
     * Takes a person out of the store, and what is left of him out of its free space.
     *
     * @param names whether a message names somebody who may be written in one of these ways
     * @param trial whether everything is taken back, so that it is only said what would be done
     */
    ForgottenPerson forget(List<String> addresses, BiPredicate<Letter, List<String>> names, Trial trial)
            throws SQLException, IOException {
        ForgottenPerson person;
        if (trial == Trial.YES) {
            store.begin();
            try {
                person = staging.forget(store, addresses, names);
            } finally {
                store.rollback();
            }
        } else {
            person = Transaction.of(store, () -> staging.forget(store, addresses, names));
            person.failed(Compaction.always(store));
        }
        person.copied(store.olderCopies());
        return person;
    }

    /** Whether something is only tried. */
    public enum Trial {
        YES,
        NO
    }

    /** What to say before these files are loaded if the store's disk seems to have too little room for them. */
    public Optional<String> roomMissing(List<AccountingFile> files) {
        return RoomNeeded.missing(store.file(), files, ledger);
    }

    /**
     * Loads what is new in a file. Whatever is wrong with it is in the answer; the store stays as sound as it was.
     *
     * @param progress hears how many bytes of the file were read
     */
    public FileResult load(AccountingFile file, LongConsumer progress) throws SQLException {
        return guarded(file.shown(), () -> loadFile(file, null, progress));
    }

    /** Loads one input. */
    @FunctionalInterface
    private interface Attempt {
        FileResult load() throws IOException, SQLException, NotAccountingException;
    }

    /** Whatever goes wrong with one input costs this one only, as long as the store can be used. */
    private FileResult guarded(String name, Attempt attempt) throws SQLException {
        try {
            return attempt.load();
        } catch (NotAccountingException e) {
            return FileResults.refused(name, e);
        } catch (Stopped e) {
            throw e;
        } catch (IOException e) {
            store.mustHaveRoom(e);
            return FileResults.unreadable(name, e);
        } catch (SQLException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            staging.forget();
            store.mustBeUsable(e);
            return FileResults.failed(name, e);
        }
    }

    /**
     * Loads what is new in files, in this order.
     *
     * @param each hears of each result
     * @param progress hears how many bytes were read
     */
    public void load(List<AccountingFile> files, Consumer<FileResult> each, LongConsumer progress) throws SQLException {
        SmallFiles small = new SmallFiles(store, settings, terms, staging, overlaps, ledger, each, progress);
        for (AccountingFile file : files) {
            if (!small.takes(file)) {
                small.flush(this::load);
                each.accept(load(file, progress));
            } else if (small.isFull()) {
                small.flush(this::load);
            }
        }
        small.flush(this::load);
    }

    /**
     * Loads what is new in a stream.
     *
     * @param name what the input is called
     */
    public FileResult load(String name, InputStream in) throws SQLException {
        return guarded(name, () -> loadStream(name, in));
    }

    private FileResult loadStream(String name, InputStream in)
            throws IOException, SQLException, NotAccountingException {
        try (AccountingFile.Opened opened = AccountingFile.decompressed(in, Ending.COMPLETE)) {
            byte[] head = opened.bytes().readNBytes(Ledger.HEAD_BYTES);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), opened.bytes());
            if (terms.onOverlap() == OnOverlap.SKIP
                    || !ledger.beginningLike(head).isEmpty()) {
                return loadKept(name, whole);
            }
            Input input = new Input(name, null, Ending.COMPLETE, new Input.Head(head), ledger, null);
            return stream(input, whole, null, end -> {}).result();
        }
    }

    /** A stream that may have to be read from its start again is kept on disk. */
    private FileResult loadKept(String name, InputStream in) throws IOException, SQLException, NotAccountingException {
        Path kept = Unfinished.file(settings.folder(), ".acct-input-", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(kept)) {
                in.transferTo(out);
            }
            return loadFile(new AccountingFile(name, kept), Ending.COMPLETE, bytes -> {});
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private FileResult loadFile(AccountingFile file, @Nullable Ending given, LongConsumer progress)
            throws IOException, SQLException, NotAccountingException {
        try (AccountingFile.Held held = file.hold()) {
            byte[] head = held.open(bytes -> {}).bytes().readNBytes(Ledger.HEAD_BYTES);
            Optional<Ledger.Known> known = ledger.known(held, head);
            if (known.isPresent() && known.get().isWhole() && terms.lane() != LaneChoice.BULK) {
                progress.accept(Files.size(file.path()));
                return FileResults.alreadyLoaded(file.shown(), known.get());
            }
            Input input = new Input(
                    file.shown(),
                    given == null ? Input.location(file) : null,
                    given != null || Input.wasMoved(file, known) ? Ending.COMPLETE : Ending.MAY_GROW,
                    new Input.Head(head),
                    ledger,
                    known.orElse(null));
            boolean mayTakeBulk = given == null && isBulk(input, file.path());
            FileResult taken = mayTakeBulk ? takeBulk(input, file.path(), progress) : null;
            if (taken != null) {
                return taken;
            }
            Outcome outcome = stream(input, held, null, mayTakeBulk ? bytes -> {} : progress);
            return outcome.again() == null
                    ? outcome.result()
                    : stream(input, held, outcome.again(), bytes -> {}).result();
        }
    }

    private boolean isBulk(Input input, Path path) throws IOException {
        return switch (terms.lane()) {
            case STREAMING -> false;
            case BULK -> true;
            // Below, the streaming lane is done before the bulk lane has begun; and it knows each row's line.
            case AUTO ->
                input.known() == null
                        && !staging.covering().hides()
                        && terms.onOverlap() != OnOverlap.SKIP
                        && Files.size(path) >= SmallFiles.SMALL_BYTES;
        };
    }

    /** What the bulk lane made of a file; null if it declines and the streaming lane is to take it. */
    private @Nullable FileResult takeBulk(Input input, Path path, LongConsumer progress) throws SQLException {
        try {
            if (input.known() != null) {
                throw new DoubtException("its beginning is loaded already");
            }
            bulk.getReady();
            return store(input, loadId -> bulk.carry(path, input.head().bytes(), loadId, progress), null)
                    .result();
        } catch (DoubtException e) {
            return terms.lane() == LaneChoice.BULK ? FileResults.declined(input.name(), e) : null;
        } catch (IOException e) {
            // The name may have gone to another file or to none; the streaming lane holds the file itself.
            return terms.lane() == LaneChoice.BULK ? FileResults.unreadable(input.name(), e) : null;
        }
    }

    private Outcome stream(Input input, AccountingFile.Held held, @Nullable Again again, LongConsumer progress)
            throws IOException, SQLException, NotAccountingException {
        AccountingFile.Opened opened = held.open(progress);
        InputStream bytes = opened.bytes();
        bytes.skipNBytes(input.from().offset());
        Input complete = opened.ending() == Ending.COMPLETE ? input.ended() : input;
        InputStream read = again == null ? bytes : new FirstBytes(bytes, again.bytes());
        byte[] head = input.head().bytes();
        return stream(
                complete, read, again, end -> held.mustStillHold(head, end.end().offset(), end.fingerprint()));
    }

    private Outcome stream(Input input, InputStream bytes, @Nullable Again again, Unchanged unchanged)
            throws IOException, SQLException, NotAccountingException {
        Ledger.Known known = input.known();
        Fingerprint digest =
                known == null ? Fingerprint.fresh() : known.digest().copy();
        AccountingReader reader = new AccountingReader(bytes, input.ending(), input.from(), digest, settings.zone());
        reader.hide(staging.covering());
        if (again != null) {
            reader.reject(again.rows());
        }
        if (reader.begin() == Beginning.EMPTY) {
            return new Outcome(FileResults.empty(input.name(), reader.tally()), null);
        }
        try {
            Way way = loadId -> {
                Carried carried = staging.carry(reader, loadId);
                unchanged.check(carried);
                return carried;
            };
            return store(input, way, again);
        } catch (DoubtException e) {
            throw new IllegalStateException("the streaming lane has no doubts", e);
        }
    }

    /** One of the two ways in. */
    @FunctionalInterface
    private interface Way {
        Carried carry(int loadId) throws SQLException, IOException, DoubtException;
    }

    /** One file, one transaction. */
    private Outcome store(Input input, Way way, @Nullable Again again)
            throws SQLException, IOException, DoubtException {
        store.begin();
        try {
            int loadId = Ledger.nextLoad(store);
            Carried carried = way.carry(loadId);
            FileResult result = FileResults.loaded(input.name(), carried, input.known());
            Outcome outcome = again == null
                    ? overlap.of(input, carried, loadId, RejectLimit.held(store, terms, result, loadId))
                    : new Outcome(result.saying(again.message()), null);
            result = outcome.result();
            if (outcome.again() == null && (result.status() == Status.LOADED || result.status() == Status.GROWN)) {
                FileResults.mustAddUp(result);
                LedgerEntry entry = new LedgerEntry(loadId, input, carried, settings);
                LedgerEntry.insert(staging.statements(), List.of(entry), settings);
                new RowDigests(store).add(LoadRange.of(loadId), carried.bytesOfWidest());
                store.commit();
                ledger.add(entry.entry());
            } else {
                store.rollback();
            }
            return outcome;
        } catch (SQLException | IOException | DoubtException | RuntimeException | VirtualMachineError e) {
            store.rollback(e);
            throw e;
        }
    }
}
