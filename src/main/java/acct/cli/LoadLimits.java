package acct.cli;

import acct.model.UserException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files {@code ingest} and {@code nightly} refuse. */
final class LoadLimits {
    @Option(
            names = "--max-rejected-share",
            paramLabel = "SHARE",
            description = "Refuse a file if more than this share of its lines cannot be stored, such as 0.01."
                    + " Without it, no file is refused for that.")
    private @Nullable Double maxRejectedShare;

    /** A share, 0..1; null for no limit. */
    @Nullable
    Double maxRejectedShare() {
        Double share = maxRejectedShare;
        if (share != null && !(share >= 0 && share <= 1)) {
            throw UserException.usage("--max-rejected-share " + share + ": write a share from 0 to 1, such as 0.01");
        }
        return share;
    }
}
