package acct.audit;

import acct.model.Alert;
import acct.model.AuditFinding;
import acct.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What of an audit is an alert. What the mail did is news of the day: errors are critical, warnings are warnings. What is
 * wrong with the configuration by itself stays until somebody changes it, so only errors are repeated every day.
 */
public final class AuditAlerts {
    private AuditAlerts() {}

    /** The alerts of a day; each is named after its check. */
    public static List<Alert> of(LocalDate day, List<AuditFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL
                        || (finding.severity() == Severity.WARNING && finding.rows() != null))
                .map(finding -> alert(day, finding))
                .toList();
    }

    private static Alert alert(LocalDate day, AuditFinding finding) {
        double none = Double.NaN;
        String message = finding.message();
        String place = finding.file() + ":" + finding.line();
        boolean told = finding.file() == null || message.contains(place);
        return new Alert(
                finding.check(),
                finding.severity(),
                finding.sourceIp(),
                finding.vmta(),
                finding.pool(),
                finding.isp(),
                day,
                0,
                0,
                none,
                none,
                none,
                none,
                List.of(),
                message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1)
                        + (told ? "" : " (" + place + ")") + ".");
    }
}
