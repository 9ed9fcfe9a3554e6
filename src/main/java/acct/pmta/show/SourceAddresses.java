package acct.pmta.show;

import acct.pmta.model.Configuration;
import acct.pmta.model.Reference;
import acct.pmta.model.Setting;
import acct.pmta.model.SourceHost;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import java.util.List;
import java.util.Optional;

/** From which addresses a virtual MTA sends, and under which host names. */
final class SourceAddresses {
    static final String USE_PROXY = "use-proxy";
    static final String HOST_NAME = "host-name";
    private static final String SOURCE = "source address";

    private final Configuration configuration;
    private final SettingLines lines;

    SourceAddresses(Configuration configuration, SettingLines lines) {
        this.configuration = configuration;
        this.lines = lines;
    }

    /**
     * With a proxy, mail leaves from the proxy's client address, and the virtual MTA's own are only between the two. User's
     * Guide v5.0, 10.2.
     */
    void of(VirtualMta vmta) {
        Optional<Setting> off = last(vmta.settings(), USE_PROXY)
                .filter(setting -> setting.text().isEmpty());
        off.ifPresent(setting -> lines.add(USE_PROXY, setting.value(), "vmta", setting.place(), null));
        boolean inherits =
                off.isEmpty() && vmta.proxies().isEmpty() && vmta.proxyHosts().isEmpty();
        List<Reference> proxies = inherits ? globalProxies() : vmta.proxies();
        for (Reference used : proxies) {
            lines.add(USE_PROXY, used.name(), inherits ? "global" : "vmta", used.place(), null);
            configuration.proxies().stream()
                    .filter(proxy -> proxy.name().equals(used.name()))
                    .forEach(proxy -> hosts(SOURCE, proxy.clients(), "proxy " + proxy.name()));
        }
        hosts(SOURCE, vmta.proxyHosts(), "vmta");
        boolean proxied = !proxies.isEmpty() || !vmta.proxyHosts().isEmpty();
        hosts(proxied ? "local address" : SOURCE, vmta.hosts(), "vmta");
        if (vmta.hosts().isEmpty() && !proxied) {
            hosts(SOURCE, configuration.hosts(), "global");
        }
    }

    private List<Reference> globalProxies() {
        return last(configuration.settings(), USE_PROXY).stream()
                .flatMap(setting -> Values.list(setting.value()).stream()
                        .filter(name -> !name.isEmpty())
                        .map(name -> new Reference(name, setting.place())))
                .toList();
    }

    /** The first is the main one; without any of its own a virtual MTA has the global ones. */
    void hostNames(VirtualMta vmta) {
        boolean own = last(vmta.settings(), HOST_NAME).isPresent();
        (own ? vmta.settings() : configuration.settings())
                .stream()
                        .filter(setting -> setting.keyword().equals(HOST_NAME))
                        .forEach(setting -> lines.add(own ? "vmta" : "global", setting));
    }

    private void hosts(String setting, List<SourceHost> hosts, String from) {
        hosts.forEach(host ->
                lines.add(setting, host.range().text() + " " + Values.shown(host.helo()), from, host.place(), null));
    }

    private static Optional<Setting> last(List<Setting> settings, String keyword) {
        return settings.stream()
                .filter(setting -> setting.keyword().equals(keyword))
                .reduce((first, second) -> second);
    }
}
