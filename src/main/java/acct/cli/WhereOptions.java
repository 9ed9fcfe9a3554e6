package acct.cli;

import acct.ask.Filter;
import acct.ask.KnownValues;
import acct.ask.KnownValues.Unknown;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --where}: which rows are looked at. */
final class WhereOptions {
    @Option(
            names = "--where",
            paramLabel = "DIM=VALUE,...",
            description = "Only these rows, such as isp=gmail,yahoo or isp!=unknown; job=news-* for all that begin so,"
                    + " source_ip=192.0.2.16/28 or 192.0.2.16-192.0.2.31 for a network. A comma means or; repeated, all"
                    + " must hold. A value that was never stored is an error; \\, \\* and \\\\ stand for , * and \\.")
    private List<Filter> where = List.of();

    @Option(
            names = "--allow-unknown",
            description = "For scripts: a value of --where that was never stored counts nothing.")
    private boolean allowUnknown;

    /** What was asked for; a value that cannot be one is refused. */
    List<Filter> filters() {
        if (!allowUnknown) {
            KnownValues.mustBePossible(where);
        }
        return where;
    }

    /** Whether a value that was never stored is a mistake. */
    Unknown unknown() {
        return allowUnknown ? Unknown.ALLOWED : Unknown.REFUSED;
    }

    boolean isGiven() {
        return !where.isEmpty() || allowUnknown;
    }
}
