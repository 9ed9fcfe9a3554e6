package acct.load;

import acct.load.FileResult.Status;
import acct.read.AccountingFile;
import acct.read.AccountingReader;
import acct.read.AccountingReader.Beginning;
import acct.read.AccountingReader.Position;
import acct.read.DoubtException;
import acct.read.Ending;
import acct.read.FileHead;
import acct.read.FileStamp;
import acct.read.Fingerprint;
import acct.read.NotAccountingException;
import acct.store.LoadRange;
import acct.store.RowDigests;
import acct.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores small new files many at once, since a transaction with its statements takes longer than the rows of one of them.
 * Each file is a load of its own. One about which there is anything to decide or to tell, such as rows that another file
 * brought, is taken out again and loaded by itself, as any other file.
 */
public final class SmallFiles {
    /** Two transactions cost less than the rows of a file of this size. */
    public static final long SMALL_BYTES = 4 << 20;

    private static final int COMPRESSION = 16;

    private static final int ENOUGH_FILES = 1_000;
    private static final long ENOUGH_BYTES = 128 << 20;

    private final Store store;
    private final LoadSettings settings;
    private final Terms terms;
    private final Staging staging;
    private final Overlaps overlaps;
    private final Ledger ledger;
    private final Consumer<FileResult> each;
    private final LongConsumer progress;
    private final List<Slot> slots = new ArrayList<>();
    private long bytes;

    /** Loads one file by itself. */
    @FunctionalInterface
    interface Alone {
        FileResult load(AccountingFile file, LongConsumer progress) throws SQLException;
    }

    /** A file whose result is to be told in its turn. */
    private static final class Slot {
        private final AccountingFile file;
        /** Null if it is to be loaded by itself, or is done. */
        private final @Nullable Input input;

        private @Nullable FileResult result;
        private boolean wasRead;

        Slot(AccountingFile file, @Nullable Input input, @Nullable FileResult result) {
            this.file = file;
            this.input = input;
            this.result = result;
        }
    }

    /**
     * For the files of one run.
     *
     * @param each hears of each result, in the order of the files
     * @param progress hears how many bytes were read
     */
    SmallFiles(
            Store store,
            LoadSettings settings,
            Terms terms,
            Staging staging,
            Overlaps overlaps,
            Ledger ledger,
            Consumer<FileResult> each,
            LongConsumer progress) {
        this.store = store;
        this.settings = settings;
        this.terms = terms;
        this.staging = staging;
        this.overlaps = overlaps;
        this.ledger = ledger;
        this.each = each;
        this.progress = progress;
    }

    /** Whether so much waits that it should be stored. */
    boolean isFull() {
        return slots.size() >= ENOUGH_FILES || bytes >= ENOUGH_BYTES;
    }

    /**
     * Takes a file if it is small and new, to be stored with others, or if nothing in it is new. Any other one is to be
     * loaded by itself when what waits is stored.
     */
    boolean takes(AccountingFile file) {
        if (terms.lane() == LaneChoice.BULK || !Files.isRegularFile(file.path())) {
            return false;
        }
        try (AccountingFile.Held held = file.hold()) {
            AccountingFile.Opened opened = held.open(count -> {});
            Ending ending = opened.ending();
            long size = Files.size(file.path());
            // What is compressed is that much larger, nearly always.
            long weight = ending == Ending.COMPLETE ? size * COMPRESSION : size;
            if (weight >= SMALL_BYTES) {
                return false;
            }
            byte[] head = opened.bytes().readNBytes(Ledger.HEAD_BYTES);
            Ledger.Known known = ledger.known(held, head).orElse(null);
            if (known == null && FileHead.isAccounting(head)) {
                String location = Input.location(file);
                add(file, new Input(file.shown(), location, ending, new Input.Head(head), ledger, null), weight);
                return true;
            }
            if (known != null && known.isWhole()) {
                progress.accept(size);
                done(file, FileResults.alreadyLoaded(file.shown(), known));
                return true;
            }
            return false;
        } catch (IOException e) {
            // Loaded by itself it says what is wrong.
            return false;
        }
    }

    /** A file with a result, which is told when those before it have theirs. */
    private void done(AccountingFile file, FileResult result) {
        if (slots.isEmpty()) {
            each.accept(result);
        } else {
            slots.add(new Slot(file, null, result));
        }
    }

    private void add(AccountingFile file, Input input, long weight) {
        boolean hasTwin = slots.stream().anyMatch(slot -> slot.input != null && beginAlike(slot.input, input));
        // Of two files that begin alike, the second one has to be recognised by what was stored of the first one.
        slots.add(new Slot(file, hasTwin ? null : input, null));
        bytes += weight;
    }

    private static boolean beginAlike(Input one, Input other) {
        byte[] first = one.head().bytes();
        byte[] second = other.head().bytes();
        int difference = Arrays.mismatch(first, second);
        return difference < 0 || difference == Math.min(first.length, second.length);
    }

    /** Stores what waits and tells all results. */
    void flush(Alone alone) throws SQLException {
        try {
            storeTogether();
            for (Slot slot : slots) {
                if (slot.result == null) {
                    slot.result = alone.load(slot.file, slot.wasRead ? this::heardBefore : progress);
                }
            }
        } finally {
            for (Slot slot : slots) {
                if (slot.result != null) {
                    each.accept(slot.result);
                }
            }
            slots.clear();
            bytes = 0;
        }
    }

    /** Whoever stops a run by throwing here must be asked all the same. */
    private void heardBefore(long count) {
        progress.accept(0);
    }

    private void storeTogether() throws SQLException {
        List<Slot> together = new ArrayList<>(
                slots.stream().filter(slot -> slot.input != null).toList());
        while (together.size() > 1) {
            Set<Slot> doubtful = tried(together);
            if (doubtful.isEmpty()) {
                return;
            }
            together.removeAll(doubtful);
        }
    }

    /** One transaction; nothing of it is kept if any file in it is doubtful. */
    private Set<Slot> tried(List<Slot> together) throws SQLException {
        store.begin();
        try {
            int first = Ledger.nextLoad(store);
            List<SmallLoad> loads = new ArrayList<>();
            for (Slot slot : together) {
                LongConsumer heard = slot.wasRead ? this::heardBefore : locked(progress);
                slot.wasRead = true;
                loads.add(new SmallLoad(first + loads.size(), () -> opened(slot, heard)));
            }
            staging.carry(loads, settings.server());
            List<LedgerEntry> entries = new ArrayList<>();
            Set<Slot> doubtful = doubtful(together, loads, entries);
            if (!doubtful.isEmpty()) {
                store.rollback();
                return doubtful;
            }
            LoadRange range = new LoadRange(first, first + loads.size() - 1);
            staging.rollUp(range);
            LedgerEntry.insert(staging.statements(), entries, settings);
            new RowDigests(store).add(range, widest(loads));
            store.commit();
            entries.forEach(entry -> ledger.add(entry.entry()));
            for (int i = 0; i < loads.size(); i++) {
                together.get(i).result = result(together.get(i), loads.get(i));
            }
            return doubtful;
        } catch (Stopped e) {
            store.rollback(e);
            throw e;
        } catch (SQLException | IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            store.rollback(e);
            staging.forget();
            store.mustBeUsable(e);
            // Loaded one by one, the one that did it is found, and the others are stored.
            return Set.copyOf(together);
        }
    }

    private static long widest(List<SmallLoad> loads) {
        return loads.stream()
                .mapToLong(load -> load.carried().bytesOfWidest())
                .max()
                .orElse(0);
    }

    /** Several threads read. */
    private LongConsumer locked(LongConsumer heard) {
        return count -> {
            synchronized (this) {
                heard.accept(count);
            }
        };
    }

    private SmallLoad.Opened opened(Slot slot, LongConsumer heard)
            throws IOException, NotAccountingException, DoubtException {
        FileStamp stamp = FileStamp.of(slot.file.path());
        AccountingFile.Opened opened = slot.file.open(heard);
        try {
            byte[] head = opened.bytes().readNBytes(Ledger.HEAD_BYTES);
            if (!Arrays.equals(head, input(slot).head().bytes())) {
                throw new DoubtException("another file has taken its name, or it has grown");
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), opened.bytes());
            AccountingReader reader =
                    new AccountingReader(whole, opened.ending(), Position.START, Fingerprint.fresh(), settings.zone());
            reader.hide(staging.covering());
            if (reader.begin() == Beginning.EMPTY) {
                throw new DoubtException("it has no header line");
            }
            return new SmallLoad.Opened(reader, opened.bytes(), () -> mustBeAsBefore(slot.file, stamp));
        } catch (IOException | NotAccountingException | DoubtException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static void mustBeAsBefore(AccountingFile file, FileStamp stamp) throws IOException, DoubtException {
        if (!FileStamp.of(file.path()).equals(stamp)) {
            throw new DoubtException("it was changed while it was read");
        }
    }

    private static Input input(Slot slot) {
        return Objects.requireNonNull(slot.input);
    }

    private static FileResult result(Slot slot, SmallLoad load) {
        return FileResults.loaded(input(slot).name(), load.carried(), null);
    }

    /**
     * The files that have to be loaded by themselves.
     *
     * @param entries is given the others, as far as they have rows
     */
    private Set<Slot> doubtful(List<Slot> together, List<SmallLoad> loads, List<LedgerEntry> entries)
            throws SQLException {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < loads.size(); i++) {
            SmallLoad load = loads.get(i);
            Slot slot = together.get(i);
            FileResult result = load.hasFailed() ? null : result(slot, load);
            if (result == null || isForItself(result)) {
                numbers.add(load.id());
            } else if (result.status() == Status.LOADED) {
                FileResults.mustAddUp(result);
                entries.add(new LedgerEntry(load.id(), input(slot), load.carried(), settings));
            }
        }
        if (!entries.isEmpty()) {
            numbers.addAll(
                    overlaps.doubtful(entries.stream().map(LedgerEntry::entry).toList(), ledger));
            numbers.addAll(PrunedOverlap.doubtful(store, loads.get(0).id()));
        }
        Set<Slot> doubtful = new HashSet<>();
        for (int i = 0; i < loads.size(); i++) {
            if (numbers.contains(loads.get(i).id())) {
                doubtful.add(together.get(i));
            }
        }
        return doubtful;
    }

    /** Too many rejects are refused; nothing but rejects may be the beginning of a loaded file. */
    private boolean isForItself(FileResult result) {
        return RejectLimit.isExceeded(terms, result) || (result.stored() == 0 && result.rejected() > 0);
    }
}
