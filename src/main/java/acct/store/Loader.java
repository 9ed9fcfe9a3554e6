package acct.store;

import acct.model.ExitCode;
import acct.model.FileResult;
import acct.model.FileResult.Status;
import acct.read.AccountingFile;
import acct.read.AccountingReader;
import acct.read.AccountingReader.Beginning;
import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import acct.read.Digests;
import acct.read.Ending;
import acct.read.Layout;
import acct.read.NotAccountingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Loads inputs into a store: each row of each file once, one transaction a file. */
public final class Loader {
    private final Store store;
    private final LoadSettings settings;
    private final Staging staging;

    /** A loader for a store that is open for writing. */
    public Loader(Store store, LoadSettings settings) throws SQLException {
        this.store = store;
        this.settings = settings;
        this.staging = new Staging(store, settings);
    }

    /**
     * Loads what is new in a file. Whatever is wrong with it is in the answer; the store stays as sound as it was.
     *
     * @param progress hears how many bytes of the file were read
     */
    public FileResult load(AccountingFile file, LongConsumer progress) throws SQLException {
        try {
            return loadFile(file, null, progress);
        } catch (NotAccountingException e) {
            return FileResult.nothing(
                    file.shown(), Status.REFUSED, file.shown() + ": " + e.getMessage(), ExitCode.REFUSED);
        } catch (IOException e) {
            return unreadable(file.shown(), e);
        }
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
            if (!Ledger.read(store).beginningLike(head).isEmpty()) {
                return loadKept(name, whole);
            }
            return carry(name, null, whole, Ending.COMPLETE, head, null);
        } catch (NotAccountingException e) {
            return FileResult.nothing(name, Status.REFUSED, name + ": " + e.getMessage(), ExitCode.REFUSED);
        } catch (IOException e) {
            return unreadable(name, e);
        }
    }

    /** A stream that begins like a loaded file is kept on disk, as it may have to be read from its start again. */
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
        byte[] head;
        try (AccountingFile.Opened opened = file.open(bytes -> {})) {
            head = opened.bytes().readNBytes(Ledger.HEAD_BYTES);
        }
        List<Ledger.Entry> candidates = Ledger.read(store).beginningLike(head);
        Optional<Ledger.Known> known = Optional.empty();
        if (!candidates.isEmpty()) {
            try (AccountingFile.Opened opened = file.open(bytes -> {})) {
                known = Ledger.furthest(opened.bytes(), candidates);
            }
        }
        try (AccountingFile.Opened opened = file.open(progress)) {
            Ending ending = given != null ? given : wasMoved(file, known) ? Ending.COMPLETE : opened.ending();
            if (known.isPresent()) {
                opened.bytes().skipNBytes(known.get().entry().position().offset());
            }
            return carry(
                    file.shown(),
                    given == null ? file.path().toAbsolutePath().normalize().toString() : null,
                    opened.bytes(),
                    ending,
                    head,
                    known.orElse(null));
        }
    }

    /** A file that PowerMTA or the operator has moved away is finished: nobody writes to it any more. */
    private boolean wasMoved(AccountingFile file, Optional<Ledger.Known> known) {
        return known.map(Ledger.Known::entry)
                .map(entry -> entry.location() == null ? null : Path.of(entry.location()))
                .filter(earlier -> !earlier.equals(file.path().toAbsolutePath().normalize()) && !Files.exists(earlier))
                .isPresent();
    }

    private FileResult carry(
            String name,
            @Nullable String location,
            InputStream bytes,
            Ending ending,
            byte[] head,
            Ledger.@Nullable Known known)
            throws IOException, SQLException, NotAccountingException {
        Position from = known == null ? Position.START : known.entry().position();
        MessageDigest digest = known == null ? Digests.sha256() : known.digest();
        AccountingReader reader = new AccountingReader(bytes, ending, from, digest, settings.zone());
        if (reader.begin() == Beginning.EMPTY) {
            return result(name, Status.EMPTY, reader.tally(), Map.of(), List.of(), "no row in it");
        }
        store.execute("begin");
        try {
            int loadId = (int) store.number("select coalesce(max(load_id), 0) + 1 from load");
            DayCounts days = staging.carry(reader, loadId);
            FileResult result = RejectLimit.held(store, settings, judged(name, reader, known, days), loadId);
            if (result.stored() > 0 && Ledger.read(store).mayBeginALongerOne(head, from.offset())) {
                result = unlessPartOfAnother(result, loadId);
            }
            if (result.status() == Status.LOADED || result.status() == Status.GROWN) {
                mustAddUp(name, result);
                enter(loadId, name, location, reader, head, from, days);
                store.execute("commit");
            } else {
                store.execute("rollback");
            }
            return result;
        } catch (SQLException | IOException | RuntimeException e) {
            rollback(e);
            throw e;
        }
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

    /** A file that is the beginning of a longer loaded one brings nothing new. */
    private FileResult unlessPartOfAnother(FileResult result, int loadId) throws SQLException {
        try (PreparedStatement statement =
                        SqlFile.of("staging/same_rows").prepare(store.connection(), Map.of("load_id", loadId));
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? FileResult.nothing(
                            result.path(),
                            Status.ALREADY_LOADED,
                            "already loaded as the beginning of " + rows.getString("path"),
                            ExitCode.DONE)
                    : result;
        }
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

    private void enter(
            int loadId,
            String name,
            @Nullable String location,
            AccountingReader reader,
            byte[] head,
            Position from,
            DayCounts days)
            throws SQLException {
        Tally tally = reader.tally();
        Position end = reader.position();
        Layout layout = end.layout();
        int headBytes = (int) Math.min(head.length, end.offset());
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("load_id", loadId);
        values.put("path", name);
        values.put("head_bytes", headBytes);
        values.put("head_sha256", Ledger.hexOfHead(head, headBytes));
        values.put("prefix_sha256", Ledger.hex(reader.fingerprint()));
        values.put("begin_offset", from.offset());
        values.put("end_offset", end.offset());
        values.put("next_line", end.line());
        values.put("header", layout == null ? null : layout.line());
        values.put("ignored_columns", String.join(" ", reader.ignoredColumns()));
        values.put("server", settings.server());
        values.put("location", location);
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
