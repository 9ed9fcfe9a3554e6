package acct.verify;

import acct.load.LoadSettings;
import acct.load.OpenedStore;
import acct.model.ExitCode;
import acct.model.Stop;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.read.InputPaths;
import acct.write.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Proves what was loaded, and copies what was proved. */
public final class Proofs {
    private final Surroundings around;
    private final OpenedStore store;
    private final Supplier<LoadSettings> settings;

    /**
     * Proofs of a store.
     *
     * @param settings how rows are understood today, to read files again
     */
    public Proofs(Surroundings around, OpenedStore store, Supplier<LoadSettings> settings) {
        this.around = around;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Proves that files, ledger, rows and rollups agree; changes nothing.
     *
     * @param arguments files, folders or patterns to read instead of the ledger's places; empty for all loads
     * @param load only this one; null for all
     * @param proof by the files, or by what the store keeps of its rows alone
     * @param each hears of each verdict as it falls
     */
    public Verification.Run verify(
            List<String> arguments, @Nullable Integer load, Verification.Proof proof, Consumer<Verification> each) {
        InputPaths inputs = InputPaths.expand(arguments, around.folder());
        if (!inputs.missing().isEmpty()
                || (!arguments.isEmpty() && inputs.files().isEmpty())) {
            throw UserException.failed(String.join(", ", inputs.missing().isEmpty() ? arguments : inputs.missing())
                    + ": no such accounting file");
        }
        Stop.Notice notice = around.stop().notice(() -> around.err().println("acct: " + Verifier.STOPPED));
        try {
            return Verifier.verify(
                    store.file(),
                    store.patience(),
                    settings.get(),
                    new Verifier.Scope(inputs.files(), load, proof),
                    around.stop(),
                    each);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, store.file() + ": no room to read files again: " + e.getMessage(), e);
        } finally {
            notice.withdraw();
        }
    }

    /**
     * Makes a copy of the store that was proved.
     *
     * @param target where it is put
     * @param earlier what becomes of a file that is there
     */
    public BackedUp backup(Path target, WholeFile.Earlier earlier) {
        return new Backup(store.file(), store.patience(), around.clock()).to(target, earlier, around.stop());
    }
}
