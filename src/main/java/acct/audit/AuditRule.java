package acct.audit;

import acct.ask.Fact;
import acct.judge.DayFacts;
import acct.judge.Rule;
import acct.model.Finding;
import acct.model.FindingKind;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What of an audit is an alert. What the mail did is news of the day: errors are critical, warnings are warnings. What is
 * wrong with the configuration by itself stays until somebody changes it, so only errors are repeated every day.
 */
public final class AuditRule implements Rule {
    /** What an audit of the day found; nothing if no configuration is named. */
    public static final Fact<List<Finding>> AUDITED = Fact.handedIn("audited");

    private static final String ROAD_OF_ITS_OWN =
            "Find what hands this mail to that virtual MTA (the feeder's x-virtual-mta header, the port it connects to, a"
                    + " pattern list), and send it by a pool of its own class.";

    @Override
    public List<Finding> findings(DayFacts facts) {
        return facts.of(AUDITED).stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL
                        || (finding.severity() == Severity.WARNING && finding.rows() != null))
                .map(finding -> alert(facts.day(), finding))
                .toList();
    }

    private static Finding alert(LocalDate day, Finding finding) {
        String message = finding.message();
        String place = String.valueOf(finding.place());
        boolean told = finding.place() == null || message.contains(place);
        return (finding.kind() == FindingKind.WRONG_ROAD ? finding.advising(ROAD_OF_ITS_OWN) : finding)
                .on(day)
                .saying(message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1)
                        + (told ? "" : " (" + place + ")") + ".");
    }
}
