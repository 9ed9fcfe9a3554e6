package acct.audit;

import acct.ip.AddressRange;
import acct.pmta.model.Configuration;
import acct.pmta.model.Proxy;
import acct.pmta.model.Reference;
import acct.pmta.model.SourceHost;
import acct.pmta.model.VirtualMta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a virtual MTA may send from. With a proxy the accounting files name the proxy's client address;
 * without addresses of its own a virtual MTA has the global ones. User's Guide v5.0, 8.2 and 10.2.
 */
final class OwnAddresses {
    private final Configuration configuration;
    /** What {@code use-proxy} outside of all virtual MTAs gives; null if one of them is unknown. */
    private final @Nullable List<SourceHost> globalClients;

    OwnAddresses(Configuration configuration) {
        this.configuration = configuration;
        List<Reference> used = configuration.settings().stream()
                .filter(setting -> setting.keyword().equals("use-proxy"))
                .flatMap(setting -> List.of(setting.text().split("[,\\s]+")).stream()
                        .map(name -> new Reference(name, setting.place())))
                .toList();
        this.globalClients = clients(used);
    }

    private @Nullable List<SourceHost> clients(List<Reference> used) {
        List<SourceHost> clients = new ArrayList<>();
        for (Reference reference : used) {
            Optional<Proxy> proxy = configuration.proxies().stream()
                    .filter(candidate -> candidate.name().equals(reference.name()))
                    .findFirst();
            if (proxy.isEmpty() || proxy.get().clients().isEmpty()) {
                return null;
            }
            clients.addAll(proxy.get().clients());
        }
        return clients;
    }

    /** Where its addresses are configured; empty if it has none or they cannot be told. */
    List<SourceHost> of(VirtualMta vmta) {
        boolean behindProxy = !vmta.proxyHosts().isEmpty() || !vmta.proxies().isEmpty();
        List<SourceHost> clients = behindProxy ? clients(vmta.proxies()) : globalClients;
        if (clients == null) {
            return List.of();
        }
        List<SourceHost> own = new ArrayList<>(clients);
        own.addAll(vmta.proxyHosts());
        if (!behindProxy) {
            own.addAll(vmta.hosts().isEmpty() ? configuration.hosts() : vmta.hosts());
        }
        return own;
    }

    /** Whether one of the addresses is, or holds, this one. */
    static boolean hold(List<SourceHost> own, AddressRange address) {
        return own.stream().anyMatch(host -> host.range().contains(address));
    }
}
