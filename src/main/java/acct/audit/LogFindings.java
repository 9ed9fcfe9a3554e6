package acct.audit;

import acct.model.FileLine;
import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.FindingKind;
import acct.model.SeenRows;
import acct.model.Severity;
import acct.model.Subject;
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

    private final Map<String, List<Finding>> checks = new LinkedHashMap<>();

    void add(
            String check,
            Severity severity,
            FindingCertainty certainty,
            Subject about,
            SeenRows rows,
            @Nullable Place place,
            String message) {
        add(FindingKind.CONFIGURATION, check, severity, certainty, about, rows, place, message);
    }

    void add(
            FindingKind kind,
            String check,
            Severity severity,
            FindingCertainty certainty,
            Subject about,
            SeenRows rows,
            @Nullable Place place,
            String message) {
        checks.computeIfAbsent(check, c -> new ArrayList<>())
                .add(Finding.of(check, severity, message, "")
                        .of(kind)
                        .with(certainty)
                        .about(about)
                        .with(rows)
                        .at(place == null ? null : new FileLine(place.file(), place.line())));
    }

    /** All of them; of each check those with the most rows. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        for (List<Finding> findings : checks.values()) {
            List<Finding> sorted = findings.stream()
                    .sorted(Comparator.comparing((Finding f) -> Objects.requireNonNullElse(f.rows(), 0L))
                            .reversed())
                    .toList();
            int kept = Math.min(MOST, sorted.size());
            all.addAll(sorted.subList(0, kept - 1));
            Finding last = sorted.get(kept - 1);
            int more = sorted.size() - kept;
            all.add(more == 0 ? last : last.saying(last.message() + " (and " + more + " more like it)"));
        }
        return all;
    }
}
