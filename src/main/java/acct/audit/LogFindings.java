package acct.audit;

import acct.model.AuditFinding;
import acct.model.AuditFinding.Certainty;
import acct.model.Severity;
import acct.pmta.model.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what the log shows. A wrong configuration must not become a list as long as the log. */
final class LogFindings {
    /** So many findings of one check are listed; the last says how many more there are. */
    private static final int MOST = 200;

    private final Map<String, List<AuditFinding>> checks = new LinkedHashMap<>();

    void add(
            String check,
            Severity severity,
            Certainty certainty,
            Subject about,
            Evidence evidence,
            @Nullable Place place,
            String message) {
        checks.computeIfAbsent(check, c -> new ArrayList<>())
                .add(new AuditFinding(
                        check,
                        severity,
                        certainty,
                        about.vmta(),
                        about.sourceIp(),
                        about.pool(),
                        about.isp(),
                        about.trafficClass(),
                        about.job(),
                        evidence.rows(),
                        evidence.since(),
                        place == null ? null : place.file(),
                        place == null ? null : place.line(),
                        message));
    }

    /** All of them; of each check those with the most rows. */
    List<AuditFinding> all() {
        List<AuditFinding> all = new ArrayList<>();
        for (List<AuditFinding> findings : checks.values()) {
            List<AuditFinding> sorted = findings.stream()
                    .sorted(Comparator.comparing((AuditFinding f) -> Objects.requireNonNullElse(f.rows(), 0L))
                            .reversed())
                    .toList();
            int kept = Math.min(MOST, sorted.size());
            all.addAll(sorted.subList(0, kept - 1));
            AuditFinding last = sorted.get(kept - 1);
            int more = sorted.size() - kept;
            all.add(more == 0 ? last : last.saying(last.message() + " (and " + more + " more like it)"));
        }
        return all;
    }
}
