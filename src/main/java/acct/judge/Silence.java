package acct.judge;

import acct.model.Finding;
import acct.model.Metric;
import java.util.List;

/**
 * What missing rows do to a verdict: a day of which rows are missing has no volume to speak of, and is no quiet day either.
 * Rates of the rows that are there still hold.
 */
final class Silence {
    /** The check that a configured virtual MTA sent nothing. */
    private static final String IDLE_VMTA = "idle-vmta";

    private Silence() {}

    static JudgedDay.Hearing of(List<Finding> findings) {
        boolean isMissing =
                findings.stream().anyMatch(finding -> finding.metric() == Metric.DATA && finding.isUrgent());
        return isMissing ? JudgedDay.Hearing.SILENCED : JudgedDay.Hearing.HEARD;
    }

    /** Whether a finding only shows that rows are missing: little mail, or none of a virtual MTA. */
    static boolean hushes(JudgedDay.Hearing hearing, Finding finding) {
        return hearing == JudgedDay.Hearing.SILENCED
                && (finding.metric() == Metric.VOLUME || finding.rule().equals(IDLE_VMTA));
    }
}
