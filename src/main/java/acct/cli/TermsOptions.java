package acct.cli;

import acct.load.LaneChoice;
import acct.load.OnOverlap;
import acct.load.Terms;
import acct.model.UserException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On what terms {@code ingest} and {@code nightly} load files. */
final class TermsOptions {
    @Option(
            names = "--skip-overlap",
            description = "Of a file that brings rows of another loaded file, store only the other rows.")
    private boolean skip;

    @Option(
            names = "--allow-overlap",
            description = "Store all rows of such a file, so that the common ones count more than once.")
    private boolean allow;

    @Option(
            names = "--lane",
            paramLabel = "LANE",
            defaultValue = "auto",
            description = "auto, streaming or bulk; for tests and diagnosis (default: ${DEFAULT-VALUE}).")
    private LaneChoice lane = LaneChoice.AUTO;

    @Option(
            names = "--max-rejected-share",
            paramLabel = "SHARE",
            description = "Refuse a file if more than this share of its lines cannot be stored, such as 0.01."
                    + " Without it, no file is refused for that.")
    private @Nullable Double maxRejectedShare;

    /** What was asked for. */
    Terms chosen() {
        if (skip && allow) {
            throw UserException.usage("--skip-overlap and --allow-overlap say opposite things: give one of them");
        }
        if (skip && lane == LaneChoice.BULK) {
            throw UserException.usage("--skip-overlap works line by line: leave out --lane bulk");
        }
        Double share = maxRejectedShare;
        if (share != null && !(share >= 0 && share <= 1)) {
            throw UserException.usage("--max-rejected-share " + share + ": write a share from 0 to 1, such as 0.01");
        }
        return new Terms(skip ? OnOverlap.SKIP : allow ? OnOverlap.ALLOW : OnOverlap.REFUSE, lane, share);
    }
}
