package acct.pmta;

import acct.model.EffectiveSetting;
import acct.model.EffectiveSetting.Kind;
import acct.model.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The effective settings of one virtual MTA, pool, source, domain or queue, each with file and line. */
public final class Shown {
    /** What holds if nothing is set. User's Guide v5.0, 3.3.10. */
    private static final List<List<String>> DEFAULTS = List.of(
            List.of("bounce-after", "4d12h"),
            List.of("dkim-sign", "no"),
            List.of("max-cold-virtual-mta-msg", "0/d"),
            List.of("max-msg-rate", "unlimited"),
            List.of("max-smtp-out", "20"),
            List.of("retry-after", "10m"));
    /** Shown by name, not as a setting. */
    private static final Set<String> LISTED = Set.of(
            "smtp-source-host", "smtp-proxy-source-host", "use-proxy", "domain-key", "cold-virtual-mta", "virtual-mta");

    private final Configuration configuration;
    private final EffectiveSettings effective;
    private final List<EffectiveSetting> lines = new ArrayList<>();

    private Shown(Configuration configuration) {
        this.configuration = configuration;
        this.effective = new EffectiveSettings(configuration);
    }

    /** What is known of it; a {@link UserException} names what there is, if there is no such thing. */
    public static List<EffectiveSetting> of(Configuration configuration, Kind kind, String name) {
        Shown shown = new Shown(configuration);
        switch (kind) {
            case VMTA ->
                shown.vmta(configuration
                        .vmta(name)
                        .orElseThrow(() -> noSuch(
                                kind, name, configuration.vmtas().stream().map(VirtualMta::name))));
            case POOL ->
                shown.pool(configuration
                        .pool(name)
                        .orElseThrow(() -> noSuch(
                                kind, name, configuration.pools().stream().map(Pool::name))));
            case SOURCE -> shown.source(name);
            case DOMAIN -> shown.domain(null, name);
            case QUEUE -> shown.queue(name);
        }
        return List.copyOf(shown.lines);
    }

    private static UserException noSuch(Kind kind, String name, Stream<String> there) {
        List<String> names =
                there.map(Values::shown).distinct().sorted().limit(21).toList();
        String known = names.isEmpty()
                ? "there is none"
                : String.join(", ", names.subList(0, Math.min(20, names.size()))) + (names.size() > 20 ? ", …" : "");
        return UserException.usage("no " + kind.label() + " is named '" + Values.shown(name) + "'; known: " + known);
    }

    private void add(String setting, String value, String from, Place place, @Nullable String may) {
        lines.add(new EffectiveSetting(setting, value, from, place.file(), place.line(), may));
    }

    private void add(String from, Setting setting) {
        add(setting.keyword(), setting.text(), from, setting.place(), null);
    }

    private void vmta(VirtualMta vmta) {
        add("virtual-mta", vmta.name(), "vmta", vmta.place(), null);
        boolean proxied = !vmta.proxies().isEmpty() || !vmta.proxyHosts().isEmpty();
        if (vmta.hosts().isEmpty() && !proxied) {
            hosts(configuration.hosts(), "global");
        }
        hosts(vmta.hosts(), "vmta");
        hosts(vmta.proxyHosts(), "vmta");
        for (Reference used : vmta.proxies()) {
            add("use-proxy", used.name(), "vmta", used.place(), null);
            configuration.proxies().stream()
                    .filter(proxy -> proxy.name().equals(used.name()))
                    .forEach(proxy -> hosts(proxy.clients(), "proxy " + proxy.name()));
        }
        keys(vmta.keys(), "vmta");
        colds(vmta.coldTargets(), "vmta");
        others(vmta.settings(), "vmta");
        for (Pool pool : configuration.poolsOf(vmta.name())) {
            pool.members().stream()
                    .filter(member -> member.name().equals(vmta.name()))
                    .forEach(member -> add("member of", pool.name(), "pool " + pool.name(), member.place(), null));
            keys(pool.keys(), "pool " + pool.name());
            colds(pool.coldTargets(), "pool " + pool.name());
            others(pool.settings(), "pool " + pool.name());
            blocks(pool.domains(), "pool " + pool.name());
        }
        keys(configuration.keys(), "global");
        blocks(vmta.domains(), "vmta");
        blocks(configuration.domains(), "global");
        roads(vmta.name());
    }

    private void pool(Pool pool) {
        add("virtual-mta-pool", pool.name(), "pool", pool.place(), null);
        pool.members().forEach(member -> add("virtual-mta", member.name(), "pool", member.place(), null));
        keys(pool.keys(), "pool");
        colds(pool.coldTargets(), "pool");
        others(pool.settings(), "pool");
        blocks(pool.domains(), "pool");
        blocks(configuration.domains(), "global");
        roads(pool.name());
    }

    private void hosts(List<SourceHost> hosts, String from) {
        hosts.forEach(host ->
                add("source address", host.range().text() + " " + Values.shown(host.helo()), from, host.place(), null));
    }

    private void keys(List<DomainKey> keys, String from) {
        keys.forEach(key -> add("domain-key", key.selector() + "," + key.domain(), from, key.place(), null));
    }

    private void colds(List<Reference> targets, String from) {
        targets.forEach(target -> add("cold-virtual-mta", target.name(), from, target.place(), null));
    }

    /** Only what acct knows in such a block; anything else might be anything. */
    private void others(List<Setting> settings, String from) {
        String scope = from.startsWith("pool") ? "virtual-mta-pool" : "virtual-mta";
        settings.stream()
                .filter(setting -> !LISTED.contains(setting.keyword())
                        && Directives.shipped().in(scope, setting.keyword()) != null)
                .forEach(setting -> add(from, setting));
    }

    private void blocks(List<DomainBlock> blocks, String from) {
        for (DomainBlock block : blocks) {
            for (Setting setting : known(block.settings())) {
                add(
                        "<domain " + Values.shown(block.argument()) + "> " + setting.keyword(),
                        setting.text(),
                        from,
                        setting.place(),
                        null);
            }
        }
    }

    private static List<Setting> known(List<Setting> settings) {
        return settings.stream()
                .filter(setting -> Directives.shipped().in("domain", setting.keyword()) != null)
                .toList();
    }

    /** Which mail gets here, by what. */
    private void roads(String name) {
        for (Source source : configuration.sources()) {
            source.last("default-virtual-mta")
                    .filter(setting -> setting.word().equals(name))
                    .ifPresent(setting -> add(
                            "selected by", "default-virtual-mta", "source " + source.name(), setting.place(), null));
        }
        for (PatternRule rule : configuration.rules()) {
            Reference target = rule.target();
            if (target != null && target.name().equals(name)) {
                String what = rule.kind() + (rule.pattern().isEmpty() ? "" : " /" + rule.pattern() + "/");
                add("selected by", Values.shown(what), "pattern-list " + rule.list(), rule.place(), null);
            }
        }
        for (VirtualMta vmta : configuration.vmtas()) {
            vmta.coldTargets().stream()
                    .filter(target -> target.name().equals(name))
                    .forEach(target ->
                            add("selected by", "cold-virtual-mta", "vmta " + vmta.name(), target.place(), null));
            moved(vmta.domains(), name);
        }
        configuration.pools().forEach(pool -> moved(pool.domains(), name));
        moved(configuration.domains(), name);
    }

    private void moved(List<DomainBlock> blocks, String name) {
        for (DomainBlock block : blocks) {
            Stream.of("reroute-to-virtual-mta", "backoff-reroute-to-virtual-mta")
                    .map(block::last)
                    .flatMap(Optional::stream)
                    .filter(setting -> setting.word().equals(name))
                    .forEach(setting ->
                            add("selected by", setting.keyword(), block.scope().toString(), setting.place(), null));
        }
    }

    private void source(String name) {
        List<Source> found = new EffectiveSources(configuration).of(name);
        if (found.isEmpty()) {
            throw noSuch(Kind.SOURCE, name, configuration.sources().stream().map(Source::name));
        }
        String list = "";
        for (int i = 0; i < found.size(); i++) {
            Source source = found.get(i);
            // Only sources by address give way to narrower ones; what two of one name do is not documented.
            boolean named = source.range() == null;
            List<Source> narrower = named ? List.of() : found.subList(i + 1, found.size());
            String from = named ? "source" : "source " + source.name();
            add("source", source.name(), from, source.place(), null);
            source.settings().stream()
                    .filter(setting -> Directives.shipped().in("source", setting.keyword()) != null)
                    .filter(setting -> narrower.stream()
                            .noneMatch(other -> other.last(setting.keyword()).isPresent()))
                    .forEach(setting -> add(from, setting));
            list = source.last("pattern-list").map(Setting::word).orElse(named ? "" : list);
        }
        rules(list);
        configuration
                .listeners()
                .forEach(listener -> bound("smtp-listener", listener.address(), listener.source(), name));
        configuration.users().forEach(user -> bound("smtp-user", user.name(), user.source(), name));
    }

    private void rules(String list) {
        for (PatternRule rule : configuration.rules()) {
            Reference target = rule.target();
            if (rule.list().equals(list) && !list.isEmpty()) {
                String what = rule.kind() + (rule.pattern().isEmpty() ? "" : " /" + rule.pattern() + "/");
                String where = target == null ? "" : " to " + target.name();
                add("rule", Values.shown(what) + where, "pattern-list " + list, rule.place(), null);
            }
        }
    }

    private void bound(String kind, String name, @Nullable Reference source, String wanted) {
        if (source != null && source.name().equals(wanted)) {
            add("fed by", kind + " " + Values.shown(name), "global", source.place(), null);
        }
    }

    private void queue(String name) {
        int slash = name.lastIndexOf('/');
        String vmta = slash < 0 ? "" : name.substring(slash + 1);
        if (slash <= 0 || vmta.isEmpty()) {
            throw UserException.usage(
                    "a queue is DOMAIN/VMTA, such as gmail.com/mta1; '" + Values.shown(name) + "' is not");
        }
        boolean none = vmta.equals(Configuration.DEFAULT_VMTA);
        if (!none && configuration.vmta(vmta).isEmpty()) {
            throw noSuch(Kind.VMTA, vmta, configuration.vmtas().stream().map(VirtualMta::name));
        }
        domain(none ? null : vmta, name.substring(0, slash));
    }

    private void domain(@Nullable String vmta, String domain) {
        for (EffectiveSettings.Effective found : effective.of(vmta, domain)) {
            Setting setting = found.setting();
            if (Directives.shipped().in("domain", setting.keyword()) != null) {
                Setting other = found.other();
                add(
                        setting.keyword(),
                        setting.text(),
                        found.scope().toString(),
                        setting.place(),
                        other == null ? null : other.text() + " (" + other.place() + ")");
            }
        }
        for (List<String> pair : DEFAULTS) {
            if (effective.of(vmta, domain, pair.get(0)).isEmpty()) {
                lines.add(new EffectiveSetting(pair.get(0), pair.get(1), "default", null, null, null));
            }
        }
        String name = domain.toLowerCase(Locale.ROOT);
        for (Rollup rollup : configuration.rollups()) {
            if (rollup.queue().equals(name)) {
                add("mx", rollup.mx(), "mx-rollup-list", rollup.place(), null);
            }
        }
    }
}
