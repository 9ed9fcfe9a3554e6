package acct.load;

import acct.load.FileResult.Lane;
import acct.read.AccountingReader.Position;
import acct.read.AccountingReader.Tally;
import acct.read.RejectCount;
import java.util.List;
import java.util.Set;

/**
 * What a lane carried into the tables, for the ledger.
 *
 * @param lane which one
 * @param tally every line accounted for
 * @param end where reading goes on when the file has grown
 * @param fingerprint of all bytes up to there, in hex
 * @param ignoredColumns names that mean nothing to acct
 * @param days what came, by day and type
 * @param countedRejects rejected lines that were counted and not kept
 * @param bytesOfWidest how large the largest rows are, about
 */
public record Carried(
        Lane lane,
        Tally tally,
        Position end,
        String fingerprint,
        Set<String> ignoredColumns,
        DayCounts days,
        List<RejectCount> countedRejects,
        long bytesOfWidest) {

    /** How many rejected lines were counted and not kept. */
    long rejectsNotKept() {
        return countedRejects.stream().mapToLong(RejectCount::lines).sum();
    }
}
