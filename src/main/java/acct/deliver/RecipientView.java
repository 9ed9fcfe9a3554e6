package acct.deliver;

import acct.config.MailRecipient;
import acct.incident.Incident;
import acct.incident.KnownIncident;
import acct.model.Finding;
import acct.model.Subject;
import acct.report.Report;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a report concerns a recipient who looks after some pools, classes or ISPs: their troubles, and those of which
 * nobody can say whose they are. The numbers stay those of all mail.
 */
final class RecipientView {
    private final MailRecipient recipient;

    private RecipientView(MailRecipient recipient) {
        this.recipient = recipient;
    }

    static Report of(Report whole, MailRecipient recipient) {
        if (!recipient.isPartial()) {
            return whole;
        }
        RecipientView view = new RecipientView(recipient);
        return new Report(
                whole.period(),
                whole.version(),
                whole.total(),
                whole.bySourceIp(),
                whole.byVmta(),
                whole.byPool(),
                whole.byIsp(),
                whole.matrix(),
                whole.byHour(),
                whole.replies(),
                whole.newReplies(),
                whole.alerts().stream().filter(view::concerns).toList(),
                whole.coverage(),
                whole.past(),
                whole.incidents().stream().filter(view::concerns).toList(),
                whole.closed().stream().filter(view::concerns).toList(),
                whole.notices().stream()
                        .filter(notice -> view.concerns(notice.of()))
                        .toList(),
                whole.findings(),
                whole.rejected(),
                whole.loads(),
                whole.warming(),
                whole.roads(),
                whole.configuration(),
                whole.answers());
    }

    private boolean concerns(Finding finding) {
        return concerns(finding.subject());
    }

    private boolean concerns(KnownIncident known) {
        Incident incident = known.incident();
        return concerns(incident.subject())
                && (incident.subject().isp() != null
                        || incident.cells().isEmpty()
                        || incident.cells().stream().anyMatch(cell -> isIn(recipient.isps(), cell.isp())));
    }

    private boolean concerns(Subject subject) {
        return isIn(recipient.pools(), subject.pool())
                && isIn(recipient.isps(), subject.isp())
                && isIn(recipient.classes(), subject.trafficClass());
    }

    /** What has no name may be anybody's. */
    private static boolean isIn(List<String> names, @Nullable String name) {
        return names.isEmpty()
                || name == null
                || Stream.of(name.split(", ")).anyMatch(one -> names.stream().anyMatch(one::equalsIgnoreCase));
    }
}
