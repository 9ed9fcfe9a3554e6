package acct.cli;

import acct.model.Surroundings;
import acct.model.UserException;
import acct.print.LogText;
import acct.verify.Verification;
import acct.verify.Verification.Status;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acct verify}: proves that the store says what the files say. */
@Command(
        name = "verify",
        description = "Read the loaded files again and prove that files, ledger, rows and rollups agree, and that all"
                + " rows are as they were stored. Changes nothing; ends with 1 if something differs.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final StoreOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PmtaLogOption pmtaLog = new PmtaLogOption();

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Prove only what these files hold, also if they were moved, renamed or compressed since;"
                    + " without any, all loads, by the files where they were loaded from.")
    private List<String> paths = List.of();

    @Option(names = "--load", paramLabel = "N", description = "Prove only this load, as numbered by `acct files`.")
    private @Nullable Integer load;

    @Option(
            names = "--quick",
            description = "Read no files: prove by the digests of the rows and by the sums in the store alone, in"
                    + " seconds; for every night.")
    private boolean quick;

    VerifyCommand(Surroundings around) {
        this.options = new StoreOptions(around);
    }

    @Override
    public Integer call() {
        if (quick && !paths.isEmpty()) {
            throw UserException.usage("--quick reads no files: leave out " + paths.get(0) + ", or --quick");
        }
        Verification.Run run = verify(quick ? Verification.Proof.DIGESTS : Verification.Proof.FILES);
        output.print(options, Verifications.of(run));
        run.unsound().forEach(unsound -> error("check " + unsound.check() + ": " + unsound.message()));
        run.unknown().forEach(this::error);
        options.note("verified " + run.count(Status.VERIFIED) + " of "
                + run.loads().size() + " loads; "
                + run.count(Status.DIFFERENT) + " different, "
                + (quick
                        ? run.count(Status.WITHOUT_DIGEST) + " without a digest; no file was read"
                        : run.count(Status.CHANGED_FILE) + " with changed files, "
                                + (run.count(Status.MISSING_FILE) + run.count(Status.OTHER_KEY)) + " not re-read"));
        return run.exit().and(pmtaLog.compare(options)).code();
    }

    private Verification.Run verify(Verification.Proof proof) {
        try (Elapsed elapsed = Elapsed.of(options, "verifying")) {
            return options.acct().proofs().verify(paths, load, proof, verification -> {
                say(verification);
                elapsed.say("verifying: load " + verification.load() + " is done");
            });
        }
    }

    private void say(Verification verification) {
        if (verification.status().fails()) {
            error("load " + verification.load() + ": " + verification.message());
        }
    }

    private void error(String message) {
        options.around().err().println("acct: " + LogText.visible(message));
    }
}
