package acct.pmta.check;

import acct.ip.AddressRange;
import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Reference;
import acct.pmta.model.Remarks;
import acct.pmta.model.SourceHost;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are not one virtual MTA's alone: {@code shared-ip}, {@code cold-shares-ip}, {@code several-source-ips},
 * {@code two-ehlo-names}, {@code unbound-vmta}.
 */
final class AddressChecks {
    /** An address is compared with so many networks around it: enough for any real nesting. */
    private static final int MOST_AROUND = 16;

    private final Names names;
    private final Remarks remarks;

    private AddressChecks(Names names, Remarks remarks) {
        this.names = names;
        this.remarks = remarks;
    }

    static void check(Names names, Remarks remarks) {
        AddressChecks checks = new AddressChecks(names, remarks);
        checks.shared(checks.coldPairs());
        checks.several();
        checks.helo();
    }

    /** An address of a virtual MTA. */
    private record Owned(VirtualMta vmta, SourceHost host) {
        private AddressRange range() {
            return host.range();
        }
    }

    private static String pair(VirtualMta a, VirtualMta b) {
        return a.name().compareTo(b.name()) < 0 ? a.name() + "\n" + b.name() : b.name() + "\n" + a.name();
    }

    /** Warm and cold virtual MTAs with an address in common; answers those pairs. */
    private Set<String> coldPairs() {
        Set<String> pairs = new HashSet<>();
        for (VirtualMta warm : names.configuration().vmtas()) {
            for (Reference target : names.coldTargets(warm)) {
                VirtualMta cold = names.vmta(target.name());
                if (cold == null || cold.name().equals(warm.name()) || !pairs.add(pair(warm, cold))) {
                    continue;
                }
                SourceHost shared = sharedHost(names.ownAddresses(warm), names.ownAddresses(cold));
                if (shared == null) {
                    pairs.remove(pair(warm, cold));
                } else {
                    remarks.add(Remarks.of(
                                    "cold-shares-ip",
                                    Severity.CRITICAL,
                                    FindingCertainty.SURE,
                                    target.place(),
                                    "'" + Values.shown(warm.name()) + "' and its cold virtual MTA '"
                                            + Values.shown(cold.name()) + "' both send from "
                                            + shared.range().text() + ": nothing is warmed up")
                            .withVmta(cold.name())
                            .withSourceIp(single(shared.range())));
                }
            }
        }
        return pairs;
    }

    private static @Nullable SourceHost sharedHost(List<SourceHost> a, List<SourceHost> b) {
        for (SourceHost one : b) {
            if (a.stream().anyMatch(other -> other.range().overlaps(one.range()))) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable String single(AddressRange range) {
        return range.isSingle() ? range.text() : null;
    }

    private void shared(Set<String> coldPairs) {
        List<Owned> owned = new ArrayList<>();
        for (VirtualMta vmta : names.configuration().vmtas()) {
            names.ownAddresses(vmta).forEach(host -> owned.add(new Owned(vmta, host)));
        }
        owned.sort(Comparator.comparing(Owned::range));
        Deque<Owned> around = new ArrayDeque<>();
        Set<String> said = new HashSet<>(coldPairs);
        for (Owned one : owned) {
            around.removeIf(other -> !other.range().overlaps(one.range()));
            // The nearest first: the same address says more than a network around it.
            for (Owned other : (Iterable<Owned>) around::descendingIterator) {
                if (!other.vmta().name().equals(one.vmta().name()) && said.add(pair(one.vmta(), other.vmta()))) {
                    shared(other, one);
                    break;
                }
            }
            if (around.size() < MOST_AROUND) {
                around.addLast(one);
            }
        }
    }

    private void shared(Owned a, Owned b) {
        boolean inOrder = a.host().place().file().equals(b.host().place().file())
                && a.host().place().line() > b.host().place().line();
        Owned first = inOrder ? b : a;
        Owned second = inOrder ? a : b;
        AddressRange narrow = first.range().contains(second.range()) ? second.range() : first.range();
        remarks.add(Remarks.of(
                        "shared-ip",
                        Severity.WARNING,
                        FindingCertainty.SURE,
                        second.host().place(),
                        "'" + Values.shown(second.vmta().name()) + "' sends from " + narrow.text() + " as does '"
                                + Values.shown(first.vmta().name()) + "' ("
                                + first.host().place() + "): they share one reputation")
                .withVmta(second.vmta().name())
                .withSourceIp(single(narrow)));
    }

    private void several() {
        boolean inherited = !names.configuration().hosts().isEmpty();
        boolean globalProxy = names.configuration().settings().stream()
                .anyMatch(setting -> setting.keyword().equals("use-proxy"));
        for (VirtualMta vmta : names.configuration().vmtas()) {
            List<SourceHost> own = names.ownAddresses(vmta);
            long ranges =
                    own.stream().map(host -> host.range().text()).distinct().count();
            boolean network = own.stream().anyMatch(host -> !host.range().isSingle());
            if (own.isEmpty() && !inherited && !globalProxy && vmta.proxies().isEmpty()) {
                remarks.add(Remarks.of(
                                "unbound-vmta",
                                Severity.WARNING,
                                names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE,
                                vmta.place(),
                                "virtual MTA '" + Values.shown(vmta.name())
                                        + "' has no address: the operating system chooses one for each connection")
                        .withVmta(vmta.name()));
            } else if (ranges > 1 || network) {
                remarks.add(Remarks.of(
                                "several-source-ips",
                                Severity.INFO,
                                FindingCertainty.SURE,
                                own.get(0).place(),
                                "virtual MTA '" + Values.shown(vmta.name()) + "' has "
                                        + (network ? "a network" : ranges + " addresses")
                                        + " in turn: its numbers mix several reputations; judge by source IP")
                        .withVmta(vmta.name()));
            }
        }
    }

    private void helo() {
        Map<String, SourceHost> first = new HashMap<>();
        for (VirtualMta vmta : names.configuration().vmtas()) {
            for (SourceHost host : names.ownAddresses(vmta)) {
                SourceHost other = first.putIfAbsent(host.range().text(), host);
                boolean differs = other != null
                        && !other.helo().isEmpty()
                        && !host.helo().isEmpty()
                        && !other.helo().equalsIgnoreCase(host.helo());
                if (other != null && differs) {
                    remarks.add(Remarks.of(
                                    "two-ehlo-names",
                                    Severity.INFO,
                                    FindingCertainty.SURE,
                                    host.place(),
                                    host.range().text() + " says EHLO with the name '" + Values.shown(host.helo())
                                            + "' here and '" + Values.shown(other.helo()) + "' at " + other.place())
                            .withVmta(vmta.name())
                            .withSourceIp(single(host.range())));
                }
            }
        }
    }
}
