package acct.audit;

import acct.ip.AddressRange;
import acct.model.FindingCertainty;
import acct.model.FindingKind;
import acct.model.Severity;
import acct.pmta.model.SourceHost;
import acct.pmta.model.VirtualMta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Addresses that are not what the configuration says: {@code foreign-ip}, {@code shared-ip-classes}. */
final class AddressAudit {
    private final Compared compared;
    private final LogFindings findings;
    private final OwnAddresses own;

    private AddressAudit(Compared compared, LogFindings findings) {
        this.compared = compared;
        this.findings = findings;
        this.own = new OwnAddresses(compared.configuration());
    }

    static void check(Compared compared, LogFindings findings) {
        AddressAudit audit = new AddressAudit(compared, findings);
        List<Traffic> athome = new ArrayList<>();
        Rows.by(compared.seen().traffic(), Road::of).forEach((road, rows) -> {
            if (audit.isForeign(road)) {
                audit.foreign(road, rows);
            } else if (road.sourceIp() != null) {
                athome.addAll(rows.parts());
            }
        });
        audit.shared(athome);
    }

    private boolean isForeign(Road road) {
        VirtualMta vmta = compared.vmta(road.vmta());
        AddressRange address = road.sourceIp() == null ? null : AddressRange.parse(road.sourceIp());
        List<SourceHost> hosts = vmta == null ? List.of() : own.of(vmta);
        return address != null && !hosts.isEmpty() && !OwnAddresses.hold(hosts, address);
    }

    private void foreign(Road road, Rows<Traffic> rows) {
        List<SourceHost> hosts = own.of(Objects.requireNonNull(compared.vmta(road.vmta())));
        List<String> ranges =
                hosts.stream().map(host -> host.range().text()).distinct().toList();
        findings.add(
                FindingKind.WRONG_ROAD,
                "foreign-ip",
                Severity.CRITICAL,
                compared.certainty(),
                road.subject(rows.only(Traffic::pool)),
                rows.evidence(),
                hosts.get(0).place(),
                Compared.counted(rows.evidence().rows()) + " of virtual MTA " + Compared.quoted(road.vmta())
                        + " left from " + road.sourceIp() + ", which is not its own: it has " + Compared.some(ranges));
    }

    private void shared(List<Traffic> traffic) {
        Map<String, Set<String>> classes = new HashMap<>();
        for (Traffic one : traffic) {
            String served = compared.served(one);
            if (served != null) {
                classes.computeIfAbsent(Objects.requireNonNull(one.sourceIp()), ip -> new TreeSet<>())
                        .add(served);
            }
        }
        List<Traffic> mixed = traffic.stream()
                .filter(one -> compared.served(one) != null
                        && classes.getOrDefault(one.sourceIp(), Set.of()).size() > 1)
                .toList();
        Map<String, Map<String, Long>> users = new HashMap<>();
        for (Traffic one : mixed) {
            users.computeIfAbsent(Objects.requireNonNull(one.sourceIp()), ip -> new TreeMap<>())
                    .merge(
                            compared.served(one) + " by " + one.vmta(),
                            one.evidence().rows(),
                            Long::sum);
        }
        Rows.by(mixed, Road::of)
                .forEach((road, rows) -> shared(road, rows, users.getOrDefault(road.sourceIp(), Map.of())));
    }

    private void shared(Road road, Rows<Traffic> rows, Map<String, Long> users) {
        VirtualMta vmta = compared.vmta(road.vmta());
        String all = users.entrySet().stream()
                .limit(4)
                .map(user -> user.getKey() + " (" + Compared.counted(user.getValue()) + ")")
                .collect(Collectors.joining(", "));
        findings.add(
                "shared-ip-classes",
                Severity.WARNING,
                FindingCertainty.SURE,
                road.subject(rows.only(Traffic::pool)).withClass(rows.only(compared::served)),
                rows.evidence(),
                vmta == null ? null : vmta.place(),
                road.sourceIp() + " carries more than one class of mail, so they share one reputation: " + all);
    }
}
