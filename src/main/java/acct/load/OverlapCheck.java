package acct.load;

import acct.load.FileResult.Status;
import acct.model.ExitCode;
import acct.read.AccountingFile;
import acct.read.AlreadyStored;
import acct.read.Fingerprint;
import acct.read.Layout;
import acct.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for the rows of an input in what other files brought, and decides by the terms of a load what becomes of them. */
final class OverlapCheck {
    private final Store store;
    private final LoadSettings settings;
    private final Terms terms;
    private final Overlaps overlaps;

    OverlapCheck(Store store, LoadSettings settings, Terms terms, Overlaps overlaps) {
        this.store = store;
        this.settings = settings;
        this.terms = terms;
        this.overlaps = overlaps;
    }

    /**
     * A second reading that leaves out rows.
     *
     * @param rows what to leave out
     * @param bytes as many were read the first time; the file may have grown since
     * @param message what to tell
     */
    record Again(AlreadyStored rows, long bytes, String message) {}

    /** What became of an input, and whether it is to be read again. */
    record Outcome(FileResult result, @Nullable Again again) {}

    /** Looks for the rows in what other files brought. */
    Outcome of(Input input, Carried carried, int loadId, FileResult result) throws SQLException {
        Layout layout = carried.end().layout();
        if (layout == null || result.stored() + result.rejected() == 0) {
            return new Outcome(result, null);
        }
        Overlaps.Newcomer newcomer = new Overlaps.Newcomer(
                loadId,
                layout,
                settings.server(),
                carried.days().firstMicros(),
                carried.days().lastMicros(),
                input.known() == null ? Set.of() : input.known().loads());
        Overlap overlap = result.stored() > 0 ? overlaps.find(newcomer, input.ledger()) : Overlap.NONE;
        Optional<Ledger.Entry> longer = longer(input, layout, loadId, overlap, result);
        if (longer.isPresent()) {
            String message =
                    "already loaded as the beginning of " + longer.get().path();
            return new Outcome(FileResult.nothing(result.path(), Status.ALREADY_LOADED, message, ExitCode.DONE), null);
        }
        if (overlap.rows() == 0) {
            return result.stored() > 0 ? comparedWithPruned(newcomer, result) : new Outcome(result, null);
        }
        String found = overlap.described(result.stored());
        if (!overlap.isMoreThanChance(result.stored())) {
            return new Outcome(result.saying(found + "; so few may be chance, all were stored"), null);
        }
        return switch (terms.onOverlap()) {
            case ALLOW -> new Outcome(result.saying(found + "; stored again, as --allow-overlap says"), null);
            case SKIP -> {
                long bytes = carried.end().offset() - input.from().offset() + result.pendingBytes();
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

    /** Of old days only counts are left, which cannot tell rows apart: a doubt is the operator's to decide. */
    private Outcome comparedWithPruned(Overlaps.Newcomer newcomer, FileResult result) throws SQLException {
        PrunedOverlap overlap = PrunedOverlap.find(store, newcomer);
        if (overlap.rows() == 0) {
            return new Outcome(result, null);
        }
        if (terms.onOverlap() == OnOverlap.ALLOW) {
            return new Outcome(result.saying(overlap.described() + "; stored, as --allow-overlap says"), null);
        }
        String message = result.path() + ": " + overlap.described()
                + "; nothing of it was stored. If it brings other rows, `--allow-overlap` stores it";
        return new Outcome(FileResult.nothing(result.path(), Status.REFUSED, message, ExitCode.REFUSED), null);
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
        return holder.filter(entry -> Ledger.mayBegin(
                        entry, input.head().bytes(), input.from().offset(), layout))
                .filter(entry -> !beginsOtherwise(entry, input.head().bytes()));
    }

    /** Whether the loaded file is still there and shows that it does not begin with these bytes. */
    private static boolean beginsOtherwise(Ledger.Entry entry, byte[] head) {
        if (entry.location() == null || head.length >= entry.headBytes()) {
            return false;
        }
        AccountingFile file = new AccountingFile(entry.path(), Path.of(entry.location()));
        try (AccountingFile.Opened opened = file.open(bytes -> {})) {
            byte[] loaded = opened.bytes().readNBytes(entry.headBytes());
            return loaded.length == entry.headBytes()
                    && Fingerprint.ofHead(loaded, loaded.length).equals(entry.head())
                    && !Arrays.equals(loaded, 0, head.length, head, 0, head.length);
        } catch (IOException e) {
            return false;
        }
    }
}
