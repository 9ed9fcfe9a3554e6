package acct.pmta.model;

import java.util.List;

/**
 * A {@code <virtual-mta>}.
 *
 * @param name as written
 * @param place where it begins
 * @param hosts its own source addresses; without any the global ones hold
 * @param proxyHosts the addresses that {@code smtp-proxy-source-host} sends from
 * @param proxies the proxies that {@code use-proxy} names
 * @param keys its own DKIM keys, in order
 * @param coldTargets the virtual MTAs that take part of its mail while they warm up
 * @param domains its {@code <domain>} blocks
 * @param settings everything else
 */
public record VirtualMta(
        String name,
        Place place,
        List<SourceHost> hosts,
        List<SourceHost> proxyHosts,
        List<Reference> proxies,
        List<DomainKey> keys,
        List<Reference> coldTargets,
        List<DomainBlock> domains,
        List<Setting> settings) {
    public VirtualMta {
        hosts = List.copyOf(hosts);
        proxyHosts = List.copyOf(proxyHosts);
        proxies = List.copyOf(proxies);
        keys = List.copyOf(keys);
        coldTargets = List.copyOf(coldTargets);
        domains = List.copyOf(domains);
        settings = List.copyOf(settings);
    }
}
