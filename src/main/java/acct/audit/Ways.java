package acct.audit;

import acct.audit.Way.Kind;
import acct.ip.AddressRange;
import acct.model.Subject;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainPattern;
import acct.pmta.model.EffectiveSources;
import acct.pmta.model.PatternRule;
import acct.pmta.model.Place;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import acct.pmta.model.Setting;
import acct.pmta.model.Source;
import acct.pmta.model.VirtualMta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the lines by which mail of a class can get to a virtual MTA. User's Guide v5.0, 8.4, 3.3.12 and 10.3. */
final class Ways {
    private static final List<String> REROUTES = List.of("reroute-to-virtual-mta", "backoff-reroute-to-virtual-mta");
    private static final String DEFAULT = "default-virtual-mta";
    private static final String LIST = "pattern-list";
    private static final String HEADER = "process-x-virtual-mta";

    private final Compared compared;
    private final OwnAddresses own;
    private final EffectiveSources effective;
    private final List<DomainBlock> rerouting;

    Ways(Compared compared) {
        this.compared = compared;
        this.own = new OwnAddresses(compared.configuration());
        this.effective = new EffectiveSources(compared.configuration());
        this.rerouting = compared.names().allDomains().stream()
                .filter(block -> REROUTES.stream()
                        .anyMatch(keyword -> block.last(keyword).isPresent()))
                .toList();
    }

    /**
     * The lines that can have brought mail of a class here, the most likely first.
     *
     * @param to the virtual MTA, its pool and the destination
     * @param ownClass the class of the mail
     */
    List<Way> of(Subject to, String ownClass) {
        List<Way> ways = new ArrayList<>();
        reroutes(to, ownClass, ways);
        cold(to, ownClass, ways);
        rules(to, ownClass, ways);
        sources(to, ownClass, ways);
        return ways.stream().sorted(Comparator.comparing(Way::kind)).toList();
    }

    /** Whether a line that names this sends mail there. */
    private boolean leadsTo(String target, Subject to) {
        VirtualMta vmta = compared.vmta(to.vmta());
        if (target.equals(to.vmta()) || (vmta != null && target.equals(vmta.name()))) {
            return true;
        }
        Pool pool = compared.names().pool(target);
        boolean member = pool != null && vmta != null && pool.has(vmta.name());
        return member && (to.pool() == null || to.pool().equals(target));
    }

    /** The class of the mail that is meant to go to a virtual MTA or pool; null if no class says. */
    private @Nullable String classOf(String name) {
        Pool pool = compared.names().pool(name);
        VirtualMta vmta = compared.names().vmta(name);
        if (pool != null) {
            String first =
                    pool.members().isEmpty() ? null : pool.members().get(0).name();
            VirtualMta member = first == null ? null : compared.names().vmta(first);
            return compared.classes().road(pool.name(), first, member == null ? null : address(member));
        }
        if (vmta == null) {
            return null;
        }
        List<Pool> pools = compared.names().poolsOf(name);
        for (Pool one : pools) {
            String of = compared.classes().road(one.name(), name, address(vmta));
            if (of != null) {
                return of;
            }
        }
        return pools.isEmpty() ? compared.classes().road(null, name, address(vmta)) : null;
    }

    private @Nullable String address(VirtualMta vmta) {
        List<AddressRange> ranges =
                own.of(vmta).stream().map(host -> host.range()).toList();
        return ranges.size() == 1 ? ranges.get(0).text() : null;
    }

    private void reroutes(Subject to, String ownClass, List<Way> ways) {
        for (DomainBlock block : rerouting) {
            String scope = block.scope().name();
            boolean ofClass = scope == null || ownClass.equals(classOf(scope));
            for (String keyword : REROUTES) {
                Setting setting = block.last(keyword).orElse(null);
                if (setting != null && ofClass && isFor(block, to.isp()) && leadsTo(setting.word(), to)) {
                    ways.add(new Way(
                            Kind.REROUTE,
                            "`" + keyword + " " + setting.word() + "` in <domain " + block.argument() + ">",
                            setting.place()));
                }
            }
        }
    }

    private boolean isFor(DomainBlock block, @Nullable String isp) {
        return block.patterns().stream()
                .anyMatch(pattern -> pattern.form() == DomainPattern.Form.ANY
                        || isp == null
                        || Objects.equals(
                                IspAudit.family(compared.ispOf().apply(pattern.name())), IspAudit.family(isp)));
    }

    private void cold(Subject to, String ownClass, List<Way> ways) {
        for (VirtualMta vmta : compared.configuration().vmtas()) {
            cold(vmta.name(), vmta.coldTargets(), to, ownClass, ways);
        }
        for (Pool pool : compared.configuration().pools()) {
            cold(pool.name(), pool.coldTargets(), to, ownClass, ways);
        }
    }

    private void cold(String of, List<Reference> targets, Subject to, String ownClass, List<Way> ways) {
        for (Reference target : targets) {
            if (leadsTo(target.name(), to) && ownClass.equals(classOf(of))) {
                ways.add(new Way(
                        Kind.COLD,
                        "`cold-virtual-mta " + target.name() + "` of " + Compared.quoted(of),
                        target.place()));
            }
        }
    }

    private void rules(Subject to, String ownClass, List<Way> ways) {
        Set<String> ofClass = new HashSet<>();
        for (Source source : compared.configuration().sources()) {
            if (ownClass.equals(classOf(selected(source)))) {
                effective
                        .of(source, LIST)
                        .ifPresent(list -> follow(list.setting().word(), ofClass));
            }
        }
        for (PatternRule rule : compared.configuration().rules()) {
            Reference target = rule.target();
            if (target != null && leadsTo(target.name(), to)) {
                ways.add(new Way(
                        ofClass.contains(rule.list()) ? Kind.OWN_RULE : Kind.RULE,
                        "the rule `" + rule.kind() + (rule.pattern().isEmpty() ? "" : " /" + rule.pattern() + "/")
                                + " virtual-mta=" + target.name() + "` of <pattern-list " + rule.list() + ">",
                        rule.place()));
            }
        }
    }

    /** A list and those that its rules call. */
    private void follow(String list, Set<String> reached) {
        if (reached.add(list)) {
            compared.configuration().rules().stream()
                    .filter(rule -> rule.list().equals(list))
                    .map(PatternRule::callTo)
                    .filter(Objects::nonNull)
                    .forEach(called -> follow(called.name(), reached));
        }
    }

    /** The virtual MTA or pool that a source selects, perhaps by a wider network. */
    private String selected(Source source) {
        return effective.of(source, DEFAULT).map(held -> held.setting().word()).orElse("");
    }

    private void sources(Subject to, String ownClass, List<Way> ways) {
        Set<Place> named = new HashSet<>();
        for (Source source : compared.configuration().sources()) {
            source.last(DEFAULT)
                    .filter(setting -> leadsTo(setting.word(), to))
                    .ifPresent(setting -> ways.add(new Way(
                            Kind.SOURCE,
                            "`" + DEFAULT + " " + setting.word() + "` of " + tag(source),
                            setting.place())));
            String of = classOf(selected(source));
            effective
                    .of(source, HEADER)
                    .filter(held -> held.setting().isYes() && (of == null || of.equals(ownClass)))
                    .filter(held -> named.add(held.setting().place()))
                    .ifPresent(held -> ways.add(new Way(
                            Kind.HEADER,
                            "`" + HEADER + " yes` of " + tag(held.source()) + " by header X-Virtual-MTA",
                            held.setting().place())));
        }
    }

    private static String tag(Source source) {
        return "<source " + source.name() + ">";
    }
}
