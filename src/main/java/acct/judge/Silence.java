package acct.judge;

import acct.model.Finding;
import acct.model.Metric;
import java.util.List;

/**
 * What missing rows do to a verdict: a day of which rows are missing has no volume to speak of, and is no quiet day either.
 * Rates of the rows that are there still hold.
 */
final class Silence {
    private Silence() {}

    static JudgedDay.Hearing of(List<Finding> findings) {
        boolean isMissing =
                findings.stream().anyMatch(finding -> finding.metric() == Metric.DATA && finding.isUrgent());
        return isMissing ? JudgedDay.Hearing.SILENCED : JudgedDay.Hearing.HEARD;
    }

    /** Whether a finding only shows that rows are missing. */
    static boolean hushes(JudgedDay.Hearing hearing, Finding finding) {
        return hearing == JudgedDay.Hearing.SILENCED && finding.metric() == Metric.VOLUME;
    }
}
