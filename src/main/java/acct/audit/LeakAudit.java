package acct.audit;

import acct.model.FindingCertainty;
import acct.model.FindingKind;
import acct.model.Severity;
import acct.model.Subject;
import acct.pmta.model.Place;
import acct.pmta.model.VirtualMta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mail of one class on a road that is kept for another: {@code class-leak}, {@code allowed-leak}. */
final class LeakAudit {
    /** So many lines are named in a message. */
    private static final int MOST_WAYS = 3;

    private final Compared compared;
    private final LogFindings findings;
    private final Ways ways;
    private final Map<Subject, List<Way>> known = new HashMap<>();

    private LeakAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
        this.ways = new Ways(compared);
    }

    static void check(Compared compared, LogFindings findings) {
        LeakAudit audit = new LeakAudit(compared, findings);
        List<Traffic> leaked =
                compared.seen().traffic().stream().filter(compared::leaks).toList();
        Rows.by(leaked.stream().filter(one -> audit.allowed(one) != null).toList(), Leak::of)
                .forEach(audit::allowed);
        Rows.by(leaked.stream().filter(one -> audit.allowed(one) == null).toList(), Leak::of)
                .forEach(audit::leak);
    }

    /** What one finding is about. */
    private record Leak(@Nullable String vmta, @Nullable String job) {
        private static Leak of(Traffic traffic) {
            return new Leak(traffic.vmta(), traffic.job());
        }
    }

    private List<Way> ways(Traffic one) {
        String ownClass = Objects.requireNonNull(one.ownClass());
        Subject to = Subject.ALL
                .withVmta(one.vmta())
                .withPool(one.pool())
                .withIsp(one.isp())
                .withClass(ownClass);
        return known.computeIfAbsent(to, subject -> ways.of(subject, ownClass));
    }

    /** The line that means this mail to go there; null if there is none. */
    private @Nullable Way allowed(Traffic one) {
        List<Way> found = ways(one);
        return found.isEmpty() || !found.get(0).kind().isAllowed() ? null : found.get(0);
    }

    private Subject subject(Leak leak, Rows<Traffic> rows) {
        return Subject.ofIp(rows.only(Traffic::sourceIp))
                .withVmta(leak.vmta())
                .withPool(rows.only(Traffic::pool))
                .withClass(rows.main(Traffic::ownClass))
                .withJob(leak.job());
    }

    private String what(Leak leak, Rows<Traffic> rows) {
        return Compared.counted(rows.evidence().rows()) + " of "
                + String.join(" and ", rows.most(Traffic::ownClass))
                + (leak.job() == null ? " mail" : " job " + Compared.quoted(leak.job())) + " left by virtual MTA "
                + Compared.quoted(leak.vmta()) + ", which is kept for "
                + String.join(" and ", rows.most(compared::road));
    }

    private void allowed(Leak leak, Rows<Traffic> rows) {
        Way way = Objects.requireNonNull(allowed(rows.parts().get(0)));
        findings.add(
                "allowed-leak",
                way.kind() == Way.Kind.REROUTE ? Severity.WARNING : Severity.INFO,
                FindingCertainty.SURE,
                subject(leak, rows),
                rows.evidence(),
                way.place(),
                what(leak, rows) + "; the configuration allows it by " + way.words());
    }

    private void leak(Leak leak, Rows<Traffic> rows) {
        List<Way> found = rows.parts().stream()
                .flatMap(one -> ways(one).stream())
                .distinct()
                .toList();
        VirtualMta vmta = compared.vmta(leak.vmta());
        Place home = vmta == null ? null : vmta.place();
        findings.add(
                FindingKind.WRONG_ROAD,
                "class-leak",
                Severity.CRITICAL,
                FindingCertainty.SURE,
                subject(leak, rows),
                rows.evidence(),
                found.isEmpty() ? home : found.get(0).place(),
                what(leak, rows) + "; " + through(found));
    }

    private static String through(List<Way> found) {
        if (found.isEmpty()) {
            return "no line of the configuration says how it got there";
        }
        return (found.size() == 1 ? "it went through " : "it may have gone through ")
                + found.stream()
                        .limit(MOST_WAYS)
                        .map(way -> way.words() + " (" + way.place() + ")")
                        .collect(Collectors.joining(" or "));
    }
}
