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
            paramLabel = "DIM=VALUE",
            description = "Only these rows, such as isp=gmail or isp=unknown. Repeated: the same dimension means or,"
                    + " different ones mean and. A value that was never stored is an error.")
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
