package acct.classify.isp;

import acct.classify.isp.IspAnswer.Family;
import acct.classify.isp.IspAnswer.Isp;
import acct.config.Config.IspMapping;
import acct.ip.HostName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that one source, the directory or the operator, knows. A name is looked up whole and then from its second
 * label on, so a lookup takes as many steps as the name has labels, whatever the table's size; the longest match wins.
 *
 * <p>Keys are canonical names; one with a leading dot stands for everything below it.
 */
final class NameTable {
    private final Families families;
    private final Map<String, IspAnswer> domains = new HashMap<>();
    private final Map<String, IspAnswer> hosts = new HashMap<>();
    /** Whole names of queues. */
    private final Map<String, IspAnswer> queues = new HashMap<>();
    /** Words that, with or without {@code .rollup} or {@code .queue}, name a queue. */
    private final Map<String, IspAnswer> words = new HashMap<>();

    private NameTable(Families families) {
        this.families = families;
    }

    /** The directory's names: its entries, its ISPs' and families' own names. */
    static NameTable directory(Map<String, IspMapping> entries, Families families) {
        NameTable table = new NameTable(families);
        entries.forEach(table::add);
        entries.keySet().forEach(isp -> table.words.putIfAbsent(isp, new Isp(isp)));
        families.names().forEach(family -> table.words.putIfAbsent(family, new Family(family)));
        return table;
    }

    /**
     * The operator's names. An entry copied from the directory that there tells only the family still does so; else
     * copying Gmail's entry would turn all of Google's hosted domains into Gmail.
     */
    static NameTable operator(Map<String, IspMapping> entries, Families families, NameTable directory) {
        NameTable table = new NameTable(families);
        entries.forEach(table::add);
        entries.keySet().stream()
                .filter(isp -> !directory.words.containsKey(isp))
                .forEach(isp -> table.words.putIfAbsent(isp, new Isp(isp)));
        table.leaveFamiliesTo(directory.hosts, table.hosts);
        table.leaveFamiliesTo(directory.words, table.words);
        return table;
    }

    private void leaveFamiliesTo(Map<String, IspAnswer> directory, Map<String, IspAnswer> own) {
        own.entrySet()
                .removeIf(entry -> directory.get(entry.getKey()) instanceof Family family
                        && entry.getValue() instanceof Isp isp
                        && family.name().equals(families.of(isp.name())));
    }

    private void add(String isp, IspMapping mapping) {
        mapping.domains().forEach(domain -> put(domains, domain, isp));
        mapping.mx().forEach(host -> put(hosts, host, isp));
        mapping.queues().forEach(queue -> put(queue.indexOf('.') < 0 ? words : queues, queue, isp));
    }

    /** A second ISP under the same name can only be of the same family: the reader of the file saw to that. */
    private void put(Map<String, IspAnswer> names, String text, String isp) {
        boolean below = text.startsWith(".");
        String name = HostName.canonical(below ? text.substring(1) : text);
        if (name == null) {
            return;
        }
        String key = below ? "." + name : name;
        IspAnswer own = new Isp(isp);
        IspAnswer earlier = names.putIfAbsent(key, own);
        String family = families.of(isp);
        if (earlier != null && !earlier.equals(own) && family != null) {
            names.put(key, new Family(family));
        }
    }

    /** What the domain of a recipient says; an entry without a leading dot means that very domain. */
    @Nullable
    IspAnswer byDomain(@Nullable String domain) {
        if (domain == null) {
            return null;
        }
        IspAnswer answer = domains.get(domain);
        for (int dot = domain.indexOf('.'); answer == null && dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            answer = domains.get(domain.substring(dot));
        }
        return answer;
    }

    /** What an MX host says; an entry without a leading dot means that host and everything below. */
    @Nullable
    IspAnswer byHost(@Nullable String host) {
        if (host == null) {
            return null;
        }
        IspAnswer answer = hosts.get(host);
        for (int dot = host.indexOf('.'); answer == null && dot >= 0; dot = host.indexOf('.', dot + 1)) {
            answer = hosts.get(host.substring(dot));
            answer = answer == null ? hosts.get(host.substring(dot + 1)) : answer;
        }
        return answer;
    }

    /** What the domain half of a queue's name says. */
    @Nullable
    IspAnswer byQueue(@Nullable String queue) {
        if (queue == null) {
            return null;
        }
        IspAnswer answer = queues.get(queue);
        if (answer != null) {
            return answer;
        }
        String base = base(queue);
        answer = words.get(base);
        if (answer != null) {
            return answer;
        }
        answer = byDomain(queue);
        // gmail.com.rollup is not in the guide, but says gmail.com all the same.
        return answer == null ? byDomain(base) : answer;
    }

    private static String base(String queue) {
        for (String suffix : new String[] {".rollup", ".queue"}) {
            if (queue.endsWith(suffix)) {
                return queue.substring(0, queue.length() - suffix.length());
            }
        }
        return queue;
    }
}
