package acct.judge;

import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Metric;
import java.util.List;

/**
 * What rows that are not there do to a verdict: a day of which some are missing has no volume to speak of, and is no quiet
 * day either; nor is one that is not over. Rates of the rows that are there still hold.
 */
enum Silence {
    NONE,
    /** More rows are to come. */
    NOT_OVER,
    ROWS_MISSING;

    /** The check that a configured virtual MTA sent nothing. */
    private static final String IDLE_VMTA = "idle-vmta";

    /** That of a day. */
    static Silence of(List<Finding> findings, DayFacts facts) {
        if (findings.stream().anyMatch(Silence::tellsOfMissingRows)) {
            return ROWS_MISSING;
        }
        if (!facts.of(DayFacts.IS_OVER)) {
            return NOT_OVER;
        }
        return facts.of(DayFacts.LACKS_HOURS) ? ROWS_MISSING : NONE;
    }

    /** Also where a server's own day still goes on: what it sends is not in the volume of the others' day. */
    private static boolean tellsOfMissingRows(Finding finding) {
        return (finding.metric() == Metric.DATA && finding.isUrgent()) || finding.kind() == FindingKind.NOT_OVER;
    }

    /** Whether a finding only shows this: no mail of a virtual MTA yet, or little mail. */
    boolean hushes(Finding finding) {
        return (this != NONE && finding.rule().equals(IDLE_VMTA))
                || (this == ROWS_MISSING && finding.metric() == Metric.VOLUME);
    }

    JudgedDay.Hearing hearing() {
        return this == NONE ? JudgedDay.Hearing.HEARD : JudgedDay.Hearing.SILENCED;
    }
}
