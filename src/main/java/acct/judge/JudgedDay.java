package acct.judge;

import acct.model.Finding;
import acct.model.FindingKind;
import java.time.LocalDate;
import java.util.List;

/**
 * What the judge says of one day.
 *
 * @param day the local day
 * @param hearing whether enough of the day is stored to be judged at all
 * @param findings everything that the rules said, the worst first
 * @param troubles the same where somebody should look at it, told by its causes
 * @param coverage how much of the mail could be judged
 */
public record JudgedDay(
        LocalDate day, Hearing hearing, List<Finding> findings, List<Trouble> troubles, Coverage coverage) {
    public JudgedDay {
        findings = List.copyOf(findings);
        troubles = List.copyOf(troubles);
    }

    /** Whether the day was over everywhere when it was judged; else it is judged once more. */
    public boolean isOver() {
        return findings.stream().noneMatch(finding -> finding.kind() == FindingKind.NOT_OVER);
    }

    /** Whether a day could be judged. */
    public enum Hearing {
        /** It was. */
        HEARD,
        /** Rows are missing or still to come, so that calm means nothing. */
        SILENCED
    }
}
