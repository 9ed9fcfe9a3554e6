package acct.doctor;

import acct.ask.Asking;
import acct.model.ExitCode;
import acct.model.Surroundings;
import acct.model.UserException;
import acct.read.MovedCount;
import acct.read.PmtaLog;
import acct.read.Unreadable;
import java.io.IOException;
import java.util.List;

/** PowerMTA's own count of each file that it moved, beside the ledger's. */
public final class MovedCounts {
    private final Surroundings around;
    private final Asking asking;

    public MovedCounts(Surroundings around, Asking asking) {
        this.around = around;
        this.asking = asking;
    }

    /**
     * Compares the record counts in PowerMTA's own log with the ledger; one sentence for each difference.
     *
     * @param log the log file
     */
    public List<String> thatDiffer(String log) {
        List<MovedCount> counts;
        try {
            counts = PmtaLog.movedCounts(around.path(log));
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    log + ": cannot be read: " + Unreadable.why(e) + "; give --pmta-log the log that PowerMTA writes",
                    e);
        }
        if (counts.isEmpty()) {
            return List.of(log + ": no line names a .csv file and its number of records;"
                    + " PowerMTA writes them with `count-moved-records yes` in the <acct-file>");
        }
        return asking.ask(questions -> new Reconciliation(questions).differences(log, counts));
    }
}
