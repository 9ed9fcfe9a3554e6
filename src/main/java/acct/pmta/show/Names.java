package acct.pmta.show;

import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainKey;
import acct.pmta.model.EffectiveSettings;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import acct.pmta.model.SourceHost;
import acct.pmta.model.Spellings;
import acct.pmta.model.VirtualMta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a configuration names, in a time that does not grow with it. */
public final class Names {
    private final Configuration configuration;
    private final Map<String, VirtualMta> vmtas = new HashMap<>();
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<String, List<Pool>> poolsOf = new HashMap<>();
    private final Spellings spellings = new Spellings();
    private final Map<String, List<SourceHost>> proxyClients = new HashMap<>();
    private final EffectiveSettings effective;

    /** Prepares the names of a configuration. */
    public Names(Configuration configuration) {
        this.configuration = configuration;
        this.effective = new EffectiveSettings(configuration);
        configuration.proxies().forEach(proxy -> proxyClients.put(proxy.name(), proxy.clients()));
        for (VirtualMta vmta : configuration.vmtas()) {
            vmtas.put(vmta.name(), vmta);
            spellings.add(vmta.name());
        }
        for (Pool pool : configuration.pools()) {
            pools.put(pool.name(), pool);
            spellings.add(pool.name());
            for (Reference member : pool.members()) {
                List<Pool> with = poolsOf.computeIfAbsent(member.name(), n -> new ArrayList<>());
                if (with.isEmpty() || !with.get(with.size() - 1).name().equals(pool.name())) {
                    with.add(pool);
                }
            }
        }
    }

    /** The configuration whose names these are. */
    public Configuration configuration() {
        return configuration;
    }

    /** What holds for a queue. */
    public EffectiveSettings effective() {
        return effective;
    }

    /** The virtual MTA of this name; null if there is none. */
    public @Nullable VirtualMta vmta(String name) {
        return vmtas.get(name);
    }

    /** The pool of this name; null if there is none. */
    public @Nullable Pool pool(String name) {
        return pools.get(name);
    }

    /** How a virtual MTA or pool is written whose name differs in its case only; null if there is none. */
    public @Nullable String otherCase(String name) {
        return spellings.other(name);
    }

    /** The pools that a virtual MTA is in. */
    public List<Pool> poolsOf(String vmta) {
        return poolsOf.getOrDefault(vmta, List.of());
    }

    /** The cold virtual MTAs of a virtual MTA: its own and those of its pools. */
    public List<Reference> coldTargets(VirtualMta vmta) {
        List<Reference> targets = new ArrayList<>(vmta.coldTargets());
        poolsOf(vmta.name()).forEach(pool -> targets.addAll(pool.coldTargets()));
        return targets;
    }

    /** The keys that a virtual MTA signs with: its own, those of its pools, the global ones. */
    public List<DomainKey> keys(VirtualMta vmta) {
        List<DomainKey> keys = new ArrayList<>(vmta.keys());
        poolsOf(vmta.name()).forEach(pool -> keys.addAll(pool.keys()));
        keys.addAll(configuration.keys());
        return keys;
    }

    /** The addresses that a virtual MTA has of its own: of its proxies if it uses any, else those it binds. */
    public List<SourceHost> ownAddresses(VirtualMta vmta) {
        List<SourceHost> own = new ArrayList<>(vmta.proxyHosts());
        for (Reference used : vmta.proxies()) {
            own.addAll(proxyClients.getOrDefault(used.name(), List.of()));
        }
        return own.isEmpty() ? vmta.hosts() : own;
    }

    /** All {@code <domain>} blocks, wherever they stand. */
    public List<DomainBlock> allDomains() {
        List<DomainBlock> all = new ArrayList<>(configuration.domains());
        configuration.pools().forEach(pool -> all.addAll(pool.domains()));
        configuration.vmtas().forEach(vmta -> all.addAll(vmta.domains()));
        return all;
    }

    /** Whether a part of the configuration was not read, so that what is missing may be there. */
    public boolean isIncomplete() {
        return configuration.remarks().stream().anyMatch(remark -> remark.rule().equals("include-not-read"));
    }
}
