package acct.cli;

import acct.model.OnOverlap;
import acct.model.UserException;
import picocli.CommandLine.Option;

/** What a load does with rows that another file brought before. */
final class OverlapOptions {
    @Option(
            names = "--skip-overlap",
            description = "Of a file that brings rows of another loaded file, store only the other rows.")
    private boolean skip;

    @Option(
            names = "--allow-overlap",
            description = "Store all rows of such a file, so that the common ones count more than once.")
    private boolean allow;

    /** What was asked for. */
    OnOverlap chosen() {
        if (skip && allow) {
            throw UserException.usage("--skip-overlap and --allow-overlap say opposite things: give one of them");
        }
        return skip ? OnOverlap.SKIP : allow ? OnOverlap.ALLOW : OnOverlap.REFUSE;
    }
}
