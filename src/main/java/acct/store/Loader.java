package acct.store;

import acct.model.ExitCode;
import acct.model.FileResult;
import acct.model.FileResult.Status;
import acct.model.OnOverlap;
import acct.read.AccountingFile;
import acct.read.AccountingReader;
import acct.read.AccountingReader.Beginning;
import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import acct.read.AlreadyStored;
import acct.read.Digests;
import acct.read.Ending;
import acct.read.FirstBytes;
import acct.read.Layout;
import acct.read.NotAccountingException;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Loads inputs into a store: each row of each file once, one transaction a file. */
public final class Loader {
    private final Store store;
    private final LoadSettings settings;
    private final OnOverlap onOverlap;
    private final Staging staging;
    private final Overlaps overlaps;

    /** A loader for a store that is open for writing; it refuses files that overlap others. */
    public Loader(Store store, LoadSettings settings) throws SQLException {
        this(store, settings, OnOverlap.REFUSE);
    }

    /** The same, doing as told with rows that another file brought before. */
    public Loader(Store store, LoadSettings settings, OnOverlap onOverlap) throws SQLException {
        this.store = store;
        this.settings = settings;
        this.onOverlap = onOverlap;
        this.staging = new Staging(store, settings);
        this.overlaps = new Overlaps(store);
    }

    /**
     * Loads what is new in a file. Whatever is wrong with it is in the answer; the store stays as sound as it was.
     *
     * @param progress hears how many bytes of the file were read
     */
    public FileResult load(AccountingFile file, LongConsumer progress) throws SQLException {
        try {
            if (isPipe(file.path())) {
                // A channel would ask for its place in the pipe, which has none.
                try (InputStream in = new FileInputStream(file.path().toFile())) {
                    return load(file.shown(), in);
                }
            }
            return loadFile(file, null, progress);
        } catch (NotAccountingException e) {
            return FileResult.nothing(
                    file.shown(), Status.REFUSED, file.shown() + ": " + e.getMessage(), ExitCode.REFUSED);
        } catch (IOException e) {
            return unreadable(file.shown(), e);
        }
    }

    /** What has a name but cannot be read twice. */
    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /**
     * Loads what is new in a stream.
     *
     * @param name what the input is called
     */
    public FileResult load(String name, InputStream in) throws SQLException {
        try (AccountingFile.Opened opened = AccountingFile.decompressed(in, Ending.COMPLETE)) {
            byte[] head = opened.bytes().readNBytes(Ledger.HEAD_BYTES);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), opened.bytes());
            Ledger ledger = Ledger.read(store);
            if (onOverlap == OnOverlap.SKIP || !ledger.beginningLike(head).isEmpty()) {
                return loadKept(name, whole);
            }
            Input input = new Input(name, null, Ending.COMPLETE, new Input.Head(head), ledger, null);
            return carry(input, whole, null).result();
        } catch (NotAccountingException e) {
            return FileResult.nothing(name, Status.REFUSED, name + ": " + e.getMessage(), ExitCode.REFUSED);
        } catch (IOException e) {
            return unreadable(name, e);
        }
    }

    /** A stream that may have to be read from its start again is kept on disk. */
    private FileResult loadKept(String name, InputStream in) throws IOException, SQLException, NotAccountingException {
        Path kept = Files.createTempFile(settings.folder(), "acct-input-", ".tmp");
        try {
            Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
            return loadFile(new AccountingFile(name, kept), Ending.COMPLETE, bytes -> {});
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private FileResult loadFile(AccountingFile file, @Nullable Ending given, LongConsumer progress)
            throws IOException, SQLException, NotAccountingException {
        try (AccountingFile.Held held = file.hold()) {
            byte[] head = held.open(bytes -> {}).bytes().readNBytes(Ledger.HEAD_BYTES);
            Ledger ledger = Ledger.read(store);
            List<Ledger.Entry> candidates = ledger.beginningLike(head);
            Optional<Ledger.Known> known = candidates.isEmpty()
                    ? Optional.empty()
                    : Ledger.furthest(held.open(bytes -> {}).bytes(), candidates);
            Input input = new Input(
                    file.shown(),
                    given == null ? file.path().toAbsolutePath().normalize().toString() : null,
                    given != null || wasMoved(file, known) ? Ending.COMPLETE : Ending.MAY_GROW,
                    new Input.Head(head),
                    ledger,
                    known.orElse(null));
            Outcome outcome = carry(input, held, null, progress);
            return outcome.again() == null
                    ? outcome.result()
                    : carry(input, held, outcome.again(), bytes -> {}).result();
        }
    }

    private Outcome carry(Input input, AccountingFile.Held held, @Nullable Again again, LongConsumer progress)
            throws IOException, SQLException, NotAccountingException {
        AccountingFile.Opened opened = held.open(progress);
        InputStream bytes = opened.bytes();
        bytes.skipNBytes(input.from().offset());
        Input complete = opened.ending() == Ending.COMPLETE ? input.ended() : input;
        return carry(complete, again == null ? bytes : new FirstBytes(bytes, again.bytes()), again);
    }

    /** A file that PowerMTA or the operator has moved away is finished: nobody writes to it any more. */
    private static boolean wasMoved(AccountingFile file, Optional<Ledger.Known> known) throws IOException {
        Ledger.Entry entry = known.map(Ledger.Known::entry).orElse(null);
        if (entry == null || entry.location() == null) {
            return false;
        }
        Path earlier = Path.of(entry.location());
        return !earlier.equals(file.path().toAbsolutePath().normalize())
                && (!Files.exists(earlier) || isAnotherFile(earlier, entry));
    }

    /** Whether the name has gone to a file that does not begin as the loaded one did. */
    private static boolean isAnotherFile(Path path, Ledger.Entry entry) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(entry.headBytes());
            return head.length < entry.headBytes()
                    || !Ledger.hexOfHead(head, head.length).equals(entry.head());
        }
    }

    /**
     * A second reading that leaves out rows.
     *
     * @param rows what to leave out
     * @param bytes as many were read the first time; the file may have grown since
     * @param message what to tell
     */
    private record Again(AlreadyStored rows, long bytes, String message) {}

    /** What became of an input, and whether it is to be read again. */
    private record Outcome(FileResult result, @Nullable Again again) {}

    private Outcome carry(Input input, InputStream bytes, @Nullable Again again)
            throws IOException, SQLException, NotAccountingException {
        Ledger.Known known = input.known();
        Position from = input.from();
        MessageDigest digest = known == null ? Digests.sha256() : Digests.copy(known.digest());
        AccountingReader reader = new AccountingReader(bytes, input.ending(), from, digest, settings.zone());
        if (again != null) {
            reader.reject(again.rows());
        }
        if (reader.begin() == Beginning.EMPTY) {
            return new Outcome(
                    result(input.name(), Status.EMPTY, reader.tally(), Map.of(), List.of(), "no row in it"), null);
        }
        store.execute("begin");
        try {
            int loadId = (int) store.number("select coalesce(max(load_id), 0) + 1 from load");
            DayCounts days = staging.carry(reader, loadId);
            FileResult result = judged(input.name(), reader, known, days);
            Outcome outcome = again == null
                    ? compared(input, reader, loadId, days, result)
                    : new Outcome(result.saying(again.message()), null);
            result = outcome.result();
            if (outcome.again() == null && (result.status() == Status.LOADED || result.status() == Status.GROWN)) {
                mustAddUp(input.name(), result);
                enter(loadId, input, reader, days);
                store.execute("commit");
            } else {
                store.execute("rollback");
            }
            return outcome;
        } catch (SQLException | IOException | RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    /** Looks for the rows in what other files brought. */
    private Outcome compared(Input input, AccountingReader reader, int loadId, DayCounts days, FileResult result)
            throws SQLException {
        Layout layout = reader.position().layout();
        if (layout == null || result.stored() + result.rejected() == 0) {
            return new Outcome(result, null);
        }
        Overlaps.Newcomer newcomer = new Overlaps.Newcomer(
                loadId,
                layout,
                settings.server(),
                days.firstMicros(),
                days.lastMicros(),
                input.known() == null ? Set.of() : input.known().loads());
        Overlap overlap = result.stored() > 0 ? overlaps.find(newcomer, input.ledger()) : Overlap.NONE;
        Optional<Ledger.Entry> longer = longer(input, layout, loadId, overlap, result);
        if (longer.isPresent()) {
            String message =
                    "already loaded as the beginning of " + longer.get().path();
            return new Outcome(FileResult.nothing(result.path(), Status.ALREADY_LOADED, message, ExitCode.DONE), null);
        }
        if (overlap.rows() == 0) {
            return new Outcome(result, null);
        }
        String found = overlap.described(result.stored());
        if (!overlap.isMoreThanChance(result.stored())) {
            return new Outcome(result.saying(found + "; so few may be chance, all were stored"), null);
        }
        return switch (onOverlap) {
            case ALLOW -> new Outcome(result.saying(found + "; stored again, as --allow-overlap says"), null);
            case SKIP -> {
                long bytes = reader.position().offset() - input.from().offset() + result.pendingBytes();
                AlreadyStored lines = overlaps.lines(newcomer, input.ledger());
                yield new Outcome(result, new Again(lines, bytes, found + "; only the others were stored"));
            }
            case REFUSE -> {
                String message = input.name() + ": " + found
                        + "; nothing of it was stored. `--skip-overlap` stores only the others, `--allow-overlap` all";
                yield new Outcome(FileResult.nothing(input.name(), Status.REFUSED, message, ExitCode.REFUSED), null);
            }
        };
    }

    /** The longer file that this one is the beginning of: one other load holds all its rows. */
    private Optional<Ledger.Entry> longer(Input input, Layout layout, int loadId, Overlap overlap, FileResult result)
            throws SQLException {
        Optional<Ledger.Entry> holder = result.stored() == 0
                ? overlaps.holderOfRejects(loadId, input.ledger())
                : overlap.sources().stream()
                        .filter(source -> source.rows() == result.stored())
                        .findFirst()
                        .flatMap(source -> input.ledger().entry(source.loadId()));
        return holder.filter(entry ->
                Ledger.mayBegin(entry, input.head().bytes(), input.from().offset(), layout));
    }

    private void rollback(Exception because) {
        try {
            store.execute("rollback");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static FileResult judged(
            String name, AccountingReader reader, Ledger.@Nullable Known known, DayCounts counted) {
        Tally tally = reader.tally();
        Map<String, Long> byType = counted.byType();
        List<LocalDate> days = counted.days();
        if (known == null) {
            boolean empty = tally.accepted() == 0 && tally.rejected() == 0;
            return result(name, empty ? Status.EMPTY : Status.LOADED, tally, byType, days, empty ? "no row in it" : "");
        }
        String earlier = known.entry().path();
        if (tally.lines() == 0) {
            String message = earlier.equals(name) ? "already loaded" : "already loaded as " + earlier;
            return result(name, Status.ALREADY_LOADED, tally, byType, days, message);
        }
        return result(name, Status.GROWN, tally, byType, days, earlier.equals(name) ? "" : "goes on from " + earlier);
    }

    /** The numbers that an auditor adds up; a difference is a mistake in this program and stores nothing. */
    private static void mustAddUp(String name, FileResult result) {
        long parts = result.headers() + result.blank() + result.stored() + result.rejected();
        long typed =
                result.byType().values().stream().mapToLong(Long::longValue).sum();
        if (parts != result.lines() || typed != result.stored()) {
            throw new IllegalStateException(name + ": the lines do not add up: " + result);
        }
    }

    private static FileResult result(
            String name, Status status, Tally tally, Map<String, Long> byType, List<LocalDate> days, String message) {
        return new FileResult(
                name,
                status,
                FileResult.Lane.STREAMING,
                tally.lines(),
                tally.headers(),
                tally.blank(),
                tally.accepted(),
                tally.rejected(),
                tally.pendingBytes(),
                byType,
                days,
                message,
                ExitCode.DONE);
    }

    private void enter(int loadId, Input input, AccountingReader reader, DayCounts days) throws SQLException {
        Tally tally = reader.tally();
        Position from = input.from();
        Position end = reader.position();
        Layout layout = end.layout();
        byte[] head = input.head().bytes();
        int headBytes = (int) Math.min(head.length, end.offset());
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("load_id", loadId);
        values.put("path", input.name());
        values.put("head_bytes", headBytes);
        values.put("head_sha256", Ledger.hexOfHead(head, headBytes));
        values.put("prefix_sha256", Ledger.hex(reader.fingerprint()));
        values.put("begin_offset", from.offset());
        values.put("end_offset", end.offset());
        values.put("next_line", end.line());
        values.put("header", layout == null ? null : layout.line());
        values.put("ignored_columns", String.join(" ", reader.ignoredColumns()));
        values.put("server", settings.server());
        values.put("location", input.location());
        values.put("lane", FileResult.Lane.STREAMING.label());
        values.put("first_at", days.firstMicros());
        values.put("last_at", days.lastMicros());
        values.put("first_time", days.first());
        values.put("last_time", days.last());
        values.put("lines", tally.lines());
        values.put("headers", tally.headers());
        values.put("blank", tally.blank());
        values.put("stored", tally.accepted());
        values.put("rejected", tally.rejected());
        values.put("invalid_utf8", tally.invalidUtf8());
        values.put("loaded_at", settings.clock().instant().toString());
        values.put("tool_version", settings.version());
        staging.run("staging/insert_load", values);
    }

    private static FileResult unreadable(String name, IOException e) {
        String why = e instanceof NoSuchFileException
                ? "no such file"
                : e instanceof AccessDeniedException
                        ? "permission denied; PowerMTA's files need `world-readable yes` or a common group"
                        : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return FileResult.nothing(name, Status.REFUSED, name + ": cannot be read: " + why, ExitCode.FAILED);
    }
}
