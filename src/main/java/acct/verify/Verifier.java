package acct.verify;

import acct.load.LoadSettings;
import acct.load.StoredLoad;
import acct.load.StoredLoads;
import acct.model.ExitCode;
import acct.model.Stop;
import acct.model.UserException;
import acct.read.AccountingFile;
import acct.read.Unreadable;
import acct.store.Damage;
import acct.store.LoadRange;
import acct.store.Model;
import acct.store.Patience;
import acct.store.RowDigests;
import acct.store.Store;
import acct.verify.Verification.Proof;
import acct.verify.Verification.Status;
import acct.verify.Verification.Unsound;
import acct.write.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proves that files, ledger, rows and rollups agree: reads the files again, by the very statements that loaded them,
 * into an empty store of its own, and compares. The store that is proved is attached read-only and never changed.
 */
public final class Verifier {
    /** What somebody is told who ends it early. */
    public static final String STOPPED = "stopped before everything was proved; nothing was changed";

    private static final int ENOUGH_LOADS = 1_000;
    private static final long ENOUGH_BYTES = 128 << 20;

    private final Stop stop;
    private final Consumer<Verification> each;
    private final ProvedRows rows;
    private final Map<Integer, Verification> verdicts = new TreeMap<>();
    private final Map<Integer, String> changed = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();
    /** Small loads, which are proved many at once. */
    private final Map<Integer, Reread.Asked> waiting = new LinkedHashMap<>();

    private long waitingBytes;

    private Verifier(ProvedRows rows, Stop stop, Consumer<Verification> each) {
        this.rows = rows;
        this.stop = stop;
        this.each = each;
    }

    /**
     * Which loads are proved, and by what.
     *
     * @param files read instead of the ledger's locations, and only what they hold is proved; empty for all loads
     * @param load only this one; null for all
     * @param proof by what
     */
    public record Scope(
            List<AccountingFile> files, @Nullable Integer load, Proof proof) {
        public Scope {
            files = List.copyOf(files);
        }

        private LoadRange range() {
            return load == null ? RowDigests.everything() : LoadRange.of(load);
        }
    }

    /**
     * Proves a store.
     *
     * @param patience how long to wait for another process
     * @param settings today's; the directory and the mapping may have changed since a load
     * @param stop asks to end early; nothing stays behind
     * @param each hears of each verdict as it falls
     */
    public static Verification.Run verify(
            Path storeFile,
            Patience patience,
            LoadSettings settings,
            Scope scope,
            Stop stop,
            Consumer<Verification> each)
            throws IOException {
        try {
            return run(storeFile, patience, settings, scope, stop, each);
        } catch (SQLException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    storeFile + ": "
                            + (Damage.isReasonOf(e) ? Damage.told(e) : "verifying failed: " + Store.firstLine(e)),
                    e);
        }
    }

    private static Verification.Run run(
            Path storeFile,
            Patience patience,
            LoadSettings settings,
            Scope scope,
            Stop stop,
            Consumer<Verification> each)
            throws SQLException, IOException {
        List<Unsound> unsound;
        StoredLoads loads;
        ProvedRows rows;
        try (Store store = Store.open(storeFile, Store.Mode.READ, patience, settings.clock())) {
            loads = new StoredLoads(StoredLoad.all(store));
            if (scope.load() != null && loads.all().stream().noneMatch(load -> scope.load() == load.id())) {
                throw UserException.usage("--load " + scope.load() + ": no such load; `acct files` lists them");
            }
            rows = ProvedRows.of(store, scope.range());
            unsound = new ArrayList<>(Soundness.check(store));
            unsound.addAll(rows.ofNoLoad(loads));
        }
        Verifier verifier = new Verifier(rows, stop, each);
        if (scope.proof() == Proof.DIGESTS) {
            loads.all().stream()
                    .filter(load -> isWanted(load, scope))
                    .forEach(load -> verifier.tell(rows.verdict(load)));
            return new Verification.Run(List.copyOf(verifier.verdicts.values()), unsound, verifier.unknown);
        }
        Path folder = besideOrAnywhere(storeFile);
        Path scratchFile = folder.resolve("again.duckdb");
        Stop.Notice notice = stop.notice(() -> discardInHaste(folder));
        try (Store scratch = Store.open(scratchFile, Store.Mode.WRITE, Duration.ZERO, settings.clock())) {
            scratch.attach(storeFile, "stored", patience, settings.clock());
            scratch.execute("use stored");
            Model.lend(scratch);
            scratch.execute("use again");
            verifier.prove(new Reread(scratch, settings), loads, scope);
        } finally {
            discard(folder);
            notice.withdraw();
        }
        return new Verification.Run(List.copyOf(verifier.verdicts.values()), unsound, verifier.unknown);
    }

    /** Beside the store there is room for its rows; where nobody may write there, the host's own place must do. */
    private static Path besideOrAnywhere(Path storeFile) throws IOException {
        Path folder = storeFile.toAbsolutePath().getParent();
        return folder != null && Files.isWritable(folder)
                ? Unfinished.folder(folder, ".acct-verify-")
                : Unfinished.folder(Path.of(System.getProperty("java.io.tmpdir")), "acct-verify-");
    }

    static void discard(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The process is about to end, and another thread may still write there. */
    static void discardInHaste(Path folder) {
        for (int attempt = 0; attempt < 3 && Files.exists(folder); attempt++) {
            discardUnlessItChanges(folder);
        }
    }

    private static void discardUnlessItChanges(Path folder) {
        try {
            discard(folder);
        } catch (IOException | java.io.UncheckedIOException changedMeanwhile) {
            // The next attempt takes what came in between.
            return;
        }
    }

    private void prove(Reread reread, StoredLoads loads, Scope scope) throws SQLException {
        boolean given = !scope.files().isEmpty();
        for (AccountingFile file : given ? scope.files() : locations(loads.all(), scope)) {
            prove(reread, file, loads, scope, given);
        }
        proveWaiting(reread);
        for (StoredLoad load : loads.all()) {
            boolean wanted = given ? changed.containsKey(load.id()) : isWanted(load, scope);
            if (wanted && !verdicts.containsKey(load.id())) {
                verdict(unread(load));
            }
        }
    }

    private void prove(Reread reread, AccountingFile file, StoredLoads loads, Scope scope, boolean given)
            throws SQLException {
        Holdings holdings;
        try {
            holdings = Holdings.of(file, loads);
        } catch (IOException e) {
            String why = file.shown() + " cannot be read: " + Unreadable.why(e);
            loads.at(file).forEach(load -> changed.put(load.id(), why));
            if (given) {
                unknown.add(why);
            }
            return;
        }
        boolean holdsAny = false;
        for (Holdings.Part part : holdings.parts()) {
            holdsAny = true;
            if (stop.isAsked()) {
                throw new UserException(ExitCode.INTERRUPTED, STOPPED);
            }
            int load = part.load().id();
            if (isWanted(part.load(), scope) && !verdicts.containsKey(load) && !waiting.containsKey(load)) {
                prove(reread, new Reread.Asked(file, part));
            }
        }
        for (StoredLoad load : loads.at(file)) {
            if (isWanted(load, scope)) {
                explain(load, file, holdings);
                holdsAny |= changed.containsKey(load.id());
            }
        }
        for (StoredLoad load : holdings.changed()) {
            holdsAny |= isWanted(load, scope) && changed.containsKey(load.id());
        }
        if (given && !holdsAny) {
            unknown.add(file.shown() + ": nothing of it is loaded");
        }
    }

    private void prove(Reread reread, Reread.Asked asked) throws SQLException {
        if (!reread.canBeAmongOthers(asked)) {
            verdict(reread.prove(asked));
            return;
        }
        boolean fits = waiting.values().stream()
                .limit(1)
                .allMatch(other ->
                        Objects.equals(other.load().server(), asked.load().server()));
        if (!fits || waiting.size() >= ENOUGH_LOADS || waitingBytes >= ENOUGH_BYTES) {
            proveWaiting(reread);
        }
        waiting.put(asked.load().id(), asked);
        waitingBytes += asked.load().end() - asked.load().begin();
    }

    private void proveWaiting(Reread reread) throws SQLException {
        List<Reread.Asked> asked = List.copyOf(waiting.values());
        waiting.clear();
        waitingBytes = 0;
        Set<Integer> proved = asked.size() > 1 ? reread.sound(asked) : Set.of();
        for (Reread.Asked one : asked) {
            verdict(proved.contains(one.load().id()) ? Reread.verified(one.load()) : reread.prove(one));
        }
    }

    /** Why a file that should hold a load does not. */
    private void explain(StoredLoad load, AccountingFile file, Holdings holdings) {
        boolean held = holdings.parts().stream().anyMatch(part -> part.load().id() == load.id());
        boolean anotherIsThere =
                !holdings.parts().isEmpty() && !holdings.changed().contains(load);
        if (held || anotherIsThere) {
            return;
        }
        changed.put(
                load.id(),
                file.shown() + " does not hold the " + load.end()
                        + " bytes that were loaded of it: changed, cut short, or another file; if the one that was"
                        + " loaded was moved, give its new place as PATH");
    }

    private Verification unread(StoredLoad load) {
        String why = changed.get(load.id());
        if (why != null) {
            return new Verification(load.id(), load.path(), Status.CHANGED_FILE, why);
        }
        String gone = load.location() == null
                ? "not re-read: the ledger has no place for it (standard input, or an older store); give its PATH"
                : "not re-read: file is gone from " + load.location() + "; if it was moved, give its new place as PATH";
        return new Verification(load.id(), load.path(), Status.MISSING_FILE, gone);
    }

    /** What reading again says, and what the digest adds to it. */
    private void verdict(Verification verification) {
        tell(rows.added(verification));
    }

    private void tell(Verification verification) {
        verdicts.put(verification.load(), verification);
        each.accept(verification);
    }

    private static boolean isWanted(StoredLoad load, Scope scope) {
        return scope.load() == null || scope.load() == load.id();
    }

    /** Where the loads' files were, and where files are that went on from theirs. */
    private static List<AccountingFile> locations(List<StoredLoad> loads, Scope scope) {
        TreeSet<String> places = new TreeSet<>();
        Set<String> heads = loads.stream()
                .filter(load -> isWanted(load, scope))
                .map(StoredLoad::head)
                .collect(Collectors.toSet());
        for (StoredLoad load : loads) {
            String location = load.location();
            boolean maybe = heads.contains(load.head());
            if (maybe && location != null && Files.exists(Path.of(location))) {
                places.add(location);
            }
        }
        return places.stream()
                .map(place -> new AccountingFile(place, Path.of(place)))
                .toList();
    }
}
