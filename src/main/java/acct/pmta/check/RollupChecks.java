package acct.pmta.check;

import acct.ip.HostName;
import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainPattern;
import acct.pmta.model.Remarks;
import acct.pmta.model.Rollup;
import acct.pmta.model.Setting;
import acct.pmta.model.Values;
import acct.pmta.parse.ConfigurationFiles;
import acct.pmta.show.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Limits under a name that no queue has, and rollup queues without settings: {@code limit-shadowed-by-rollup},
 * {@code rollup-without-hosts}, {@code rollup-without-domain}.
 */
final class RollupChecks {
    private static final String LOOKUP = "lookup-mx:";
    private static final String ROLLUP = ".rollup";

    /** Domains whose mail server is known without asking the DNS, with one host name of it. */
    private static final Map<String, String> SERVERS = Map.ofEntries(
            Map.entry("gmail.com", "gmail-smtp-in.l.google.com"),
            Map.entry("googlemail.com", "gmail-smtp-in.l.google.com"),
            Map.entry("outlook.com", "outlook-com.olc.protection.outlook.com"),
            Map.entry("hotmail.com", "hotmail-com.olc.protection.outlook.com"),
            Map.entry("live.com", "live-com.olc.protection.outlook.com"),
            Map.entry("msn.com", "msn-com.olc.protection.outlook.com"),
            Map.entry("yahoo.com", "mta5.am0.yahoodns.net"),
            Map.entry("aol.com", "mx-aol.mail.gm0.yahoodns.net"),
            Map.entry("icloud.com", "mx01.mail.icloud.com"),
            Map.entry("gmx.de", "mx00.gmx.net"),
            Map.entry("gmx.net", "mx00.gmx.net"),
            Map.entry("t-online.de", "mx00.t-online.de"),
            Map.entry("orange.fr", "smtp-in.orange.fr"),
            Map.entry("wanadoo.fr", "smtp-in.orange.fr"),
            Map.entry("free.fr", "mx1.free.fr"));

    private final Names names;
    private final Configuration configuration;
    private final Remarks remarks;
    private final List<DomainBlock> blocks;
    /** Queue to the domain that its hosts are looked up for. */
    private final Map<String, String> queueOfDomain = new HashMap<>();

    private final Set<String> queuesWithBlock = new HashSet<>();
    private final Set<String> queuesWithHosts = new HashSet<>();

    private RollupChecks(Names names, Remarks remarks) {
        this.names = names;
        this.configuration = names.configuration();
        this.remarks = remarks;
        this.blocks = names.allDomains();
    }

    static void check(Names names, Remarks remarks) {
        RollupChecks checks = new RollupChecks(names, remarks);
        checks.learn();
        checks.queues();
        checks.blocks.forEach(checks::limits);
    }

    private void learn() {
        for (DomainBlock block : blocks) {
            String hosts = block.last("smtp-hosts")
                    .or(() -> block.last("route"))
                    .map(Setting::text)
                    .orElse("");
            for (DomainPattern pattern : block.patterns()) {
                queuesWithBlock.add(pattern.name());
                if (!hosts.isEmpty()) {
                    queuesWithHosts.add(pattern.name());
                }
                if (pattern.name().endsWith(ROLLUP)
                        && hosts.toLowerCase(Locale.ROOT).startsWith(LOOKUP)) {
                    queueOfDomain.putIfAbsent(HostName.ascii(hosts.substring(LOOKUP.length())), pattern.name());
                }
            }
        }
        Set<String> rolled = new HashSet<>();
        configuration.rollups().forEach(rollup -> rolled.add(rollup.queue()));
        queueOfDomain.values().removeIf(queue -> !rolled.contains(queue));
        SERVERS.forEach((domain, server) -> configuration.rollups().stream()
                .filter(rollup -> ConfigurationFiles.matches(rollup.mx(), server))
                .findFirst()
                .ifPresent(rollup -> queueOfDomain.putIfAbsent(domain, rollup.queue())));
    }

    private void queues() {
        Set<String> said = new HashSet<>();
        FindingCertainty certainty = names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE;
        for (Rollup rollup : configuration.rollups()) {
            boolean needsHosts = rollup.isWildcard() && rollup.by() == Rollup.By.NAME;
            if (needsHosts && !queuesWithHosts.contains(rollup.queue()) && said.add(rollup.queue())) {
                remarks.add(Remarks.of(
                        "rollup-without-hosts",
                        Severity.WARNING,
                        certainty,
                        rollup.place(),
                        "queue '" + Values.shown(rollup.queue())
                                + "' is made by a wildcard, so its <domain> block needs 'smtp-hosts', such as"
                                + " `smtp-hosts lookup-mx:DOMAIN`"));
            } else if (!queuesWithBlock.contains(rollup.queue()) && said.add(rollup.queue())) {
                remarks.add(Remarks.of(
                        "rollup-without-domain",
                        Severity.WARNING,
                        certainty,
                        rollup.place(),
                        "queue '" + Values.shown(rollup.queue())
                                + "' has no <domain> block: the limits of `<domain *>` hold for all its domains"
                                + " together"));
            }
        }
    }

    private void limits(DomainBlock block) {
        Setting limit = block.limit().orElse(null);
        if (limit == null) {
            return;
        }
        String queueTo = block.last("queue-to").map(Setting::word).orElse("");
        boolean optedOut = block.last("disable-mx-rollup").map(Setting::isYes).orElse(false);
        for (DomainPattern pattern : block.patterns()) {
            String queue = optedOut ? null : queueOfDomain.get(pattern.name());
            boolean named = pattern.form() == DomainPattern.Form.NAME;
            if (!queueTo.isEmpty() && !queueTo.equalsIgnoreCase(pattern.name())) {
                shadowed(limit, pattern, queueTo, "'queue-to'", FindingCertainty.SURE);
                return;
            }
            if (named && queue != null) {
                shadowed(limit, pattern, queue, "<mx-rollup-list>", FindingCertainty.LIKELY);
                return;
            }
        }
    }

    private void shadowed(Setting limit, DomainPattern pattern, String queue, String by, FindingCertainty certainty) {
        remarks.add(Remarks.of(
                "limit-shadowed-by-rollup",
                Severity.INFO,
                certainty,
                limit.place(),
                "'" + limit.keyword() + "' for " + Values.shown(pattern.toString()) + " is not looked at: by " + by
                        + " its mail is in queue '" + Values.shown(queue) + "'; set it in `<domain "
                        + Values.shown(queue) + ">`"));
    }
}
