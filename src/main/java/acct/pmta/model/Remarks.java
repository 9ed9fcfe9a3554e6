package acct.pmta.model;

import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a configuration. A file full of nonsense must not become a list as long as itself, and what
 * is wrong in the same way in many lines is one finding that counts and names the first of them.
 */
public final class Remarks {
    /** As many findings of one kind are kept; the rest is counted. */
    private static final int MOST = 200;

    private static final int FEW = 20;

    private final Map<String, Kept> kinds = new LinkedHashMap<>();

    /** What two findings have in common that differ in their lines only. */
    private record Cause(
            Severity severity,
            FindingCertainty certainty,
            @Nullable String vmta,
            @Nullable String pool,
            @Nullable String sourceIp,
            @Nullable String message) {
        private static final Cause ANY = new Cause(Severity.INFO, FindingCertainty.SURE, null, null, null, null);

        private static Cause of(Finding finding) {
            return new Cause(
                    finding.severity(),
                    finding.certainty(),
                    finding.vmta(),
                    finding.pool(),
                    finding.sourceIp(),
                    finding.message());
        }
    }

    /** The findings of one kind. */
    private static final class Kept {
        private final Map<Cause, Repeated> findings = new LinkedHashMap<>();
        private long more;
    }

    /** A finding, and where it came again. */
    private static final class Repeated {
        /** As many lines are named. */
        private static final int NAMED = 5;

        private final Finding first;
        private final List<String> lines = new ArrayList<>();
        private long again;

        private Repeated(Finding first) {
            this.first = first;
        }

        private void add(Finding finding) {
            again++;
            if (lines.size() < NAMED && finding.line() != null) {
                boolean sameFile = finding.file() == null || finding.file().equals(first.file());
                lines.add((sameFile ? "" : finding.file() + ":") + finding.line());
            }
        }

        private Finding finding() {
            if (again == 0) {
                return first;
            }
            return first.saying(first.message() + " (and " + again + " more like it: "
                    + (lines.size() == 1 ? "line " : "lines ") + String.join(", ", lines)
                    + (again > lines.size() ? ", …" : "") + ")");
        }
    }

    /** One of many findings of its check. */
    public void add(Finding finding) {
        add(finding.rule(), MOST, Cause.of(finding), finding);
    }

    /** One of many findings that have the same cause. */
    public void few(String kind, Finding finding) {
        add(finding.rule() + " " + kind, FEW, Cause.of(finding), finding);
    }

    /** A finding that is said once, with how often it came. */
    public void once(String kind, Finding finding) {
        String key = finding.rule() + " " + kind;
        if (kinds.containsKey(key) || !isFull()) {
            add(key, 1, Cause.ANY, finding);
        } else {
            add(finding.rule() + " beyond", MOST, Cause.of(finding), finding);
        }
    }

    /** Whether so many kinds of findings came that no more are told apart. */
    public boolean isFull() {
        return kinds.size() >= MOST;
    }

    private void add(String kind, int most, Cause cause, Finding finding) {
        Kept kept = kinds.computeIfAbsent(kind, k -> new Kept());
        Repeated known = kept.findings.get(cause);
        if (known != null) {
            known.add(finding);
        } else if (kept.findings.size() < most) {
            kept.findings.put(cause, new Repeated(finding));
        } else {
            kept.more++;
        }
    }

    /** A line that cannot be what its author wanted. */
    public void malformed(Place place, String message) {
        add(of("malformed", Severity.WARNING, FindingCertainty.SURE, place, message));
    }

    /** Whether a file that is included was not read, so that what is missing may be there. */
    public boolean isIncomplete() {
        return kinds.keySet().stream().anyMatch(kind -> kind.startsWith("include-not-read"));
    }

    public static Finding of(String check, Severity severity, FindingCertainty certainty, Place place, String message) {
        return Finding.at(check, severity, certainty, place.file(), place.line(), message);
    }

    /** All of them; the last of a kind says how many more there are. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        for (Kept kept : kinds.values()) {
            kept.findings.values().forEach(repeated -> all.add(repeated.finding()));
            if (kept.more > 0) {
                int last = all.size() - 1;
                Finding finding = all.get(last);
                all.set(last, finding.saying(finding.message() + " (and " + kept.more + " more of this check)"));
            }
        }
        return all;
    }
}
