package acct.audit;

import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.model.Subject;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.Scope;
import acct.pmta.model.Setting;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Limits of a domain whose mail lay in another queue: {@code limit-shadowed-by-rollup}. */
final class QueueAudit {
    static final String CHECK = "limit-shadowed-by-rollup";

    private final Compared compared;
    /** Domain to the blocks that limit it. */
    private final Map<String, List<DomainBlock>> limited = new HashMap<>();

    private QueueAudit(Compared compared) {
        this.compared = compared;
        for (DomainBlock block : compared.names().allDomains()) {
            if (block.limit().isPresent()) {
                block.names()
                        .forEach(name -> limited.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(block));
            }
        }
    }

    /** The domains that have a limit of their own. */
    static List<String> limitedDomains(Configuration configuration) {
        return new Names(configuration)
                .allDomains().stream()
                        .filter(block -> block.limit().isPresent())
                        .flatMap(block -> block.names().stream())
                        .distinct()
                        .toList();
    }

    static void check(Compared compared, LogFindings findings) {
        QueueAudit audit = new QueueAudit(compared);
        List<RolledUp> shadowed = compared.seen().rolledUp().stream()
                .filter(one -> audit.block(one) != null)
                .toList();
        Rows.by(shadowed, one -> Objects.requireNonNull(audit.block(one))).forEach((block, rows) -> {
            Setting limit = block.limit().orElseThrow();
            List<String> queues = rows.most(one -> QueueDay.domain(one.queue()));
            Scope scope = block.scope();
            findings.add(
                    CHECK,
                    Severity.INFO,
                    FindingCertainty.SURE,
                    Subject.ALL
                            .withVmta(scope.kind() == Scope.Kind.VMTA ? scope.name() : rows.only(RolledUp::vmta))
                            .withPool(scope.kind() == Scope.Kind.POOL ? scope.name() : null),
                    rows.evidence(),
                    limit.place(),
                    "'" + limit.keyword() + "' for " + Compared.some(block.names()) + " is not looked at: "
                            + Compared.counted(rows.evidence().rows()) + " lay in queue " + Compared.some(queues)
                            + "; set it in `<domain " + queues.get(0) + ">`");
        });
    }

    /** The narrowest block with a limit for the recipients' domain that the queue's virtual MTA has. */
    private @Nullable DomainBlock block(RolledUp one) {
        VirtualMta vmta = compared.vmta(one.vmta());
        return limited.getOrDefault(one.domain(), List.of()).stream()
                .filter(block -> holds(block.scope(), vmta))
                .max(Comparator.comparing(block -> block.scope().kind()))
                .orElse(null);
    }

    private boolean holds(Scope scope, @Nullable VirtualMta vmta) {
        return switch (scope.kind()) {
            case GLOBAL -> true;
            case POOL ->
                vmta != null
                        && compared.names().poolsOf(vmta.name()).stream()
                                .anyMatch(pool -> pool.name().equals(scope.name()));
            case VMTA -> vmta != null && vmta.name().equals(scope.name());
        };
    }
}
