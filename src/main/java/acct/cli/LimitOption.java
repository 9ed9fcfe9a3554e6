package acct.cli;

import acct.model.UserException;
import acct.print.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --limit}: how many rows of a long answer are shown. */
final class LimitOption {
    private static final int ROWS_FOR_PEOPLE = 50;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many rows; 0 for all (default: 50 for people, all for programs).")
    private @Nullable Integer limit;

    boolean isGiven() {
        return limit != null;
    }

    /** How many rows to show; 0 for all. */
    int most(Format format) {
        if (limit != null && limit < 0) {
            throw UserException.usage("--limit " + limit + ": give 0 or more");
        }
        return limit != null ? limit : format.forPrograms() ? 0 : ROWS_FOR_PEOPLE;
    }
}
