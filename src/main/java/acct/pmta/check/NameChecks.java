package acct.pmta.check;

import acct.ip.AddressRange;
import acct.model.Finding;
import acct.model.FindingCertainty;
import acct.model.Severity;
import acct.pmta.model.Configuration;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainPattern;
import acct.pmta.model.Listener;
import acct.pmta.model.NamedList;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Place;
import acct.pmta.model.Pool;
import acct.pmta.model.Proxy;
import acct.pmta.model.Reference;
import acct.pmta.model.Remarks;
import acct.pmta.model.Setting;
import acct.pmta.model.SmtpUser;
import acct.pmta.model.Source;
import acct.pmta.model.Spellings;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import acct.pmta.show.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that name nothing, or two things: {@code dangling-name}, {@code duplicate-block}, {@code reroute-loop}. */
final class NameChecks {
    private static final String DANGLING = "dangling-name";
    private static final String REROUTE = "reroute-to-virtual-mta";
    private static final List<String> REROUTES = List.of(REROUTE, "backoff-reroute-to-virtual-mta");
    /** What {@code default-virtual-mta} may say beside a name. */
    private static final Set<String> NO_NAMES = Set.of("by-smtp-source-ip", Configuration.DEFAULT_VMTA, "");

    private final Names names;
    private final Configuration configuration;
    private final Remarks remarks;
    private final FindingCertainty certainty;

    private NameChecks(Names names, Remarks remarks) {
        this.names = names;
        this.configuration = names.configuration();
        this.remarks = remarks;
        this.certainty = names.isIncomplete() ? FindingCertainty.MAY : FindingCertainty.SURE;
    }

    static void check(Names names, Remarks remarks) {
        NameChecks checks = new NameChecks(names, remarks);
        checks.pools();
        checks.vmtas();
        checks.routes();
        checks.domains();
        checks.sources();
        checks.loops();
    }

    private void pools() {
        for (Pool pool : configuration.pools()) {
            VirtualMta same = names.vmta(pool.name());
            if (same != null) {
                remarks.add(Remarks.of(
                                "duplicate-block",
                                Severity.CRITICAL,
                                FindingCertainty.SURE,
                                pool.place(),
                                "pool '" + Values.shown(pool.name()) + "' has the name of the virtual MTA at "
                                        + same.place())
                        .withPool(pool.name()));
            }
            for (Reference member : pool.members()) {
                if (names.vmta(member.name()) == null && names.pool(member.name()) != null) {
                    dangling(
                            member,
                            "is a pool, so it cannot be a member of pool '" + Values.shown(pool.name()) + "'",
                            pool.name());
                } else if (names.vmta(member.name()) == null) {
                    selected(member, "pool '" + Values.shown(pool.name()) + "'", pool.name());
                }
            }
            pool.coldTargets().forEach(target -> selected(target, "'cold-virtual-mta'", pool.name()));
        }
    }

    private void vmtas() {
        Spellings proxies =
                new Spellings(configuration.proxies().stream().map(Proxy::name).toList());
        for (VirtualMta vmta : configuration.vmtas()) {
            vmta.coldTargets().forEach(target -> selected(target, "'cold-virtual-mta'", null));
            vmta.proxies().forEach(proxy -> defined(proxy, proxies, "'use-proxy'", "proxy"));
        }
        for (Setting setting : configuration.settings()) {
            if (setting.keyword().equals("use-proxy")) {
                for (String name : Values.list(setting.text())) {
                    defined(new Reference(name, setting.place()), proxies, "'use-proxy'", "proxy");
                }
            } else if (setting.keyword().equals("invalid-virtual-mta-fallback")) {
                selected(new Reference(setting.word(), setting.place()), "'invalid-virtual-mta-fallback'", null);
            }
        }
    }

    private void routes() {
        Map<String, Place> lists = places(configuration.patternLists());
        Spellings spellings = new Spellings(lists.keySet());
        for (PatternRule rule : configuration.rules()) {
            Reference target = rule.target();
            if (target != null) {
                selected(target, "a rule of pattern list '" + Values.shown(rule.list()) + "'", null);
            }
            Reference call = rule.callTo();
            if (call != null) {
                defined(call, spellings, "'call-to'", "pattern list");
            }
        }
        for (Source source : configuration.sources()) {
            source.last("default-virtual-mta")
                    .ifPresent(setting ->
                            selected(new Reference(setting.word(), setting.place()), "'default-virtual-mta'", null));
            source.last("pattern-list").ifPresent(setting -> {
                Reference list = new Reference(setting.word(), setting.place());
                defined(list, spellings, "'pattern-list'", "pattern list");
                Place place = lists.get(list.name());
                if (place != null
                        && place.file().equals(setting.place().file())
                        && place.line() > setting.place().line()) {
                    dangling(
                            list,
                            "stands before the pattern list of that name at " + place
                                    + "; a list must be defined before it is used",
                            null);
                }
            });
        }
    }

    private void domains() {
        Spellings replies = new Spellings(places(configuration.replyLists()).keySet());
        for (DomainBlock block : names.allDomains()) {
            for (String keyword : REROUTES) {
                block.last(keyword).ifPresent(this::reroute);
            }
            block.last("smtp-pattern-list").ifPresent(setting -> {
                String other = replies.other(setting.word());
                if (setting.text().isEmpty() || replies.contains(setting.word())) {
                    return;
                }
                if (other != null) {
                    otherCase(new Reference(setting.word(), setting.place()), "'smtp-pattern-list'", other, null);
                } else {
                    remarks.add(Remarks.of(
                            DANGLING,
                            Severity.CRITICAL,
                            certainty == FindingCertainty.SURE ? FindingCertainty.LIKELY : certainty,
                            setting.place(),
                            "no <smtp-pattern-list> is named '" + Values.shown(setting.word())
                                    + "', unless config-defaults has it"));
                }
            });
        }
    }

    private void reroute(Setting setting) {
        Reference target = new Reference(setting.word(), setting.place());
        if (setting.text().isEmpty()) {
            return;
        }
        if (names.vmta(target.name()) == null && names.pool(target.name()) != null) {
            remarks.add(Remarks.of(
                            "reroute-to-pool",
                            Severity.INFO,
                            FindingCertainty.MAY,
                            target.place(),
                            "'" + setting.keyword() + "' names a pool; older versions may know virtual MTAs only")
                    .withPool(target.name()));
        } else {
            selected(target, "'" + setting.keyword() + "'", null);
        }
    }

    private void sources() {
        Spellings sources =
                new Spellings(configuration.sources().stream().map(Source::name).toList());
        for (Listener listener : configuration.listeners()) {
            defined(listener.source(), sources, "'smtp-listener'", "source");
        }
        for (SmtpUser user : configuration.users()) {
            defined(user.source(), sources, "<smtp-user " + Values.shown(user.name()) + ">", "source");
        }
    }

    /** {@code reroute-to-virtual-mta} moves always; two that name each other move for ever. */
    private void loops() {
        Map<String, Reference> next = new LinkedHashMap<>();
        for (VirtualMta vmta : configuration.vmtas()) {
            for (DomainBlock block : vmta.domains()) {
                boolean always = block.patterns().stream().anyMatch(p -> p.form() == DomainPattern.Form.ANY);
                if (always) {
                    block.last(REROUTE)
                            .ifPresent(
                                    setting -> next.put(vmta.name(), new Reference(setting.word(), setting.place())));
                }
            }
        }
        Set<String> done = new HashSet<>();
        for (Map.Entry<String, Reference> start : next.entrySet()) {
            Set<String> way = new HashSet<>();
            String at = start.getKey();
            Reference move = start.getValue();
            while (move != null && !done.contains(at) && way.add(at)) {
                at = move.name();
                move = next.get(at);
            }
            if (move != null && way.contains(at)) {
                remarks.add(Remarks.of(
                                "reroute-loop",
                                Severity.CRITICAL,
                                FindingCertainty.SURE,
                                move.place(),
                                "'" + REROUTE + "' leads back to '" + Values.shown(at) + "'")
                        .withVmta(at));
            }
            done.addAll(way);
        }
    }

    private static Map<String, Place> places(List<NamedList> lists) {
        Map<String, Place> places = new HashMap<>();
        lists.forEach(list -> places.putIfAbsent(list.name(), list.place()));
        return places;
    }

    /** A name that must be a virtual MTA or a pool. */
    private void selected(Reference used, String by, @Nullable String pool) {
        String name = used.name();
        if (NO_NAMES.contains(name) || names.vmta(name) != null || names.pool(name) != null) {
            return;
        }
        String other = names.otherCase(name);
        if (other != null) {
            otherCase(used, by, other, pool);
        } else if (AddressRange.parse(name) != null && by.equals("'cold-virtual-mta'")) {
            dangling(used, "is an address: that form of 'cold-virtual-mta' is gone since version 4.5", pool);
        } else {
            dangling(used, "is named by " + by + ", but no virtual MTA or pool has this name", pool);
        }
    }

    private void otherCase(Reference used, String by, String other, @Nullable String pool) {
        remarks.add(Remarks.of(
                        DANGLING,
                        Severity.WARNING,
                        FindingCertainty.MAY,
                        used.place(),
                        by + " names '" + Values.shown(used.name()) + "', which is written '" + Values.shown(other)
                                + "'; case may count")
                .withPool(pool));
    }

    private void defined(@Nullable Reference used, Spellings all, String by, String kind) {
        if (used == null || used.name().isEmpty() || all.contains(used.name())) {
            return;
        }
        String other = all.other(used.name());
        if (other == null) {
            dangling(used, "is named by " + by + ", but no " + kind + " has this name", null);
        } else {
            otherCase(used, by, other, null);
        }
    }

    private void dangling(Reference used, String message, @Nullable String pool) {
        Finding finding = Remarks.of(
                DANGLING,
                Severity.CRITICAL,
                certainty,
                used.place(),
                "'" + Values.shown(used.name()) + "' " + message
                        + (certainty == FindingCertainty.MAY ? "; it may be in a file that was not read" : ""));
        remarks.add(finding.withPool(pool));
    }
}
