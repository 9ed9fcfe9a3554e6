package acct.pmta.model;

import acct.model.Finding;
import acct.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PowerMTA configuration, as far as acct understands it. It holds no password, key or token.
 *
 * @param vmtas in order
 * @param pools in order
 * @param sources in order
 * @param listeners in order
 * @param users in order
 * @param rules the lines of all pattern lists, in order
 * @param patternLists the {@code <pattern-list>} blocks that have a name
 * @param replyLists the {@code <smtp-pattern-list>} blocks
 * @param keyLists the {@code <domain-key-list>} blocks
 * @param domains the {@code <domain>} blocks outside of virtual MTAs and pools
 * @param keys the keys outside of them
 * @param hosts the source addresses outside of them
 * @param proxies in order
 * @param macros name to its list, macros in it replaced
 * @param rollups in order
 * @param acctFiles in order
 * @param bounceCategories names that the operator's own patterns give
 * @param settings the single directives outside of all blocks
 * @param remarks what could not be understood
 */
public record Configuration(
        List<VirtualMta> vmtas,
        List<Pool> pools,
        List<Source> sources,
        List<Listener> listeners,
        List<SmtpUser> users,
        List<PatternRule> rules,
        List<NamedList> patternLists,
        List<NamedList> replyLists,
        List<NamedList> keyLists,
        List<DomainBlock> domains,
        List<DomainKey> keys,
        List<SourceHost> hosts,
        List<Proxy> proxies,
        Map<String, List<String>> macros,
        List<Rollup> rollups,
        List<AcctFile> acctFiles,
        List<Reference> bounceCategories,
        List<Setting> settings,
        List<Finding> remarks) {

    /** The virtual MTA that holds what is selected by none. */
    public static final String DEFAULT_VMTA = "{default}";

    /** The virtual MTA of this name. */
    public Optional<VirtualMta> vmta(String name) {
        return vmtas.stream().filter(vmta -> vmta.name().equals(name)).findFirst();
    }

    /** The pool of this name. */
    public Optional<Pool> pool(String name) {
        return pools.stream().filter(pool -> pool.name().equals(name)).findFirst();
    }

    /** What hides a part of it: an include that was not read, an error that ends a block or a file. */
    public List<Finding> unread() {
        return remarks.stream()
                .filter(remark -> remark.rule().equals("include-not-read")
                        || (remark.rule().equals("malformed") && remark.severity() == Severity.CRITICAL))
                .toList();
    }

    /** The pools that a virtual MTA is in. */
    public List<Pool> poolsOf(String vmta) {
        return pools.stream().filter(pool -> pool.has(vmta)).toList();
    }
}
