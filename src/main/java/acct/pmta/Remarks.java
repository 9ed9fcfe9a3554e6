package acct.pmta;

import acct.model.AuditFinding;
import acct.model.AuditFinding.Certainty;
import acct.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a configuration. A file full of nonsense must not become a list as long as itself. */
final class Remarks {
    /** As many findings of one kind are kept; the rest is counted. */
    private static final int MOST = 200;

    private static final int FEW = 20;

    private final Map<String, Kept> kinds = new LinkedHashMap<>();

    /** The findings of one kind. */
    private static final class Kept {
        private final List<AuditFinding> findings = new ArrayList<>();
        private long more;
    }

    /** One of many findings of its check. */
    void add(AuditFinding finding) {
        add(finding.check(), MOST, finding);
    }

    /** One of many findings that have the same cause. */
    void few(String kind, AuditFinding finding) {
        add(finding.check() + " " + kind, FEW, finding);
    }

    /** A finding that is said once, with how often it came. */
    void once(String kind, AuditFinding finding) {
        String key = finding.check() + " " + kind;
        boolean known = kinds.containsKey(key) || !isFull();
        add(known ? key : finding.check() + " beyond", known ? 1 : MOST, finding);
    }

    /** Whether so many kinds of findings came that no more are told apart. */
    boolean isFull() {
        return kinds.size() >= MOST;
    }

    private void add(String kind, int most, AuditFinding finding) {
        Kept kept = kinds.computeIfAbsent(kind, k -> new Kept());
        if (kept.findings.size() < most) {
            kept.findings.add(finding);
        } else {
            kept.more++;
        }
    }

    /** A line that cannot be what its author wanted. */
    void malformed(Place place, String message) {
        add(of("malformed", Severity.WARNING, Certainty.SURE, place, message));
    }

    static AuditFinding of(String check, Severity severity, Certainty certainty, Place place, String message) {
        return AuditFinding.at(check, severity, certainty, place.file(), place.line(), message);
    }

    /** All of them; the last of a kind says how many more there are. */
    List<AuditFinding> all() {
        List<AuditFinding> all = new ArrayList<>();
        for (Kept kept : kinds.values()) {
            int last = kept.findings.size() - 1;
            all.addAll(kept.findings.subList(0, last));
            AuditFinding finding = kept.findings.get(last);
            all.add(kept.more == 0 ? finding : withMore(finding, kept.more));
        }
        return all;
    }

    private static AuditFinding withMore(AuditFinding finding, long more) {
        return finding.saying(finding.message() + " (and " + more + " more like it)");
    }
}
