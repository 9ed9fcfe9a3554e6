package acct.pmta.show;

import acct.model.UserException;
import acct.pmta.model.Configuration;
import acct.pmta.model.Directives;
import acct.pmta.model.DomainBlock;
import acct.pmta.model.DomainKey;
import acct.pmta.model.EffectiveSettings;
import acct.pmta.model.EffectiveSources;
import acct.pmta.model.Pool;
import acct.pmta.model.Reference;
import acct.pmta.model.Rollup;
import acct.pmta.model.Scope;
import acct.pmta.model.Setting;
import acct.pmta.model.Source;
import acct.pmta.model.Values;
import acct.pmta.model.VirtualMta;
import acct.pmta.snapshot.EffectiveSetting;
import acct.pmta.snapshot.EffectiveSetting.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Every block is compared with every other; of more than so many all lines are shown, also those that others beat. */
    private static final int MOST_COMPARED = 2_000;

    /** Shown by name, not as a setting. */
    private static final Set<String> LISTED = Set.of(
            "smtp-source-host",
            "smtp-proxy-source-host",
            SourceAddresses.USE_PROXY,
            SourceAddresses.HOST_NAME,
            "domain-key",
            "cold-virtual-mta",
            "virtual-mta");

    private final Configuration configuration;
    private final EffectiveSettings effective;
    private final SettingLines lines = new SettingLines();

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
        return shown.lines.all();
    }

    private static UserException noSuch(Kind kind, String name, Stream<String> there) {
        List<String> names =
                there.map(Values::shown).distinct().sorted().limit(21).toList();
        String known = names.isEmpty()
                ? "there is none"
                : String.join(", ", names.subList(0, Math.min(20, names.size()))) + (names.size() > 20 ? ", …" : "");
        return UserException.usage("no " + kind.label() + " is named '" + Values.shown(name) + "'; known: " + known);
    }

    private void vmta(VirtualMta vmta) {
        List<Pool> pools = configuration.poolsOf(vmta.name());
        lines.add("virtual-mta", vmta.name(), "vmta", vmta.place(), null);
        SourceAddresses addresses = new SourceAddresses(configuration, lines);
        addresses.of(vmta);
        keys(vmta.keys(), "vmta");
        colds(vmta.coldTargets(), "vmta");
        for (Pool pool : pools) {
            pool.members().stream()
                    .filter(member -> member.name().equals(vmta.name()))
                    .forEach(
                            member -> lines.add("member of", pool.name(), "pool " + pool.name(), member.place(), null));
            keys(pool.keys(), "pool " + pool.name());
            if (vmta.coldTargets().isEmpty()) {
                colds(pool.coldTargets(), "pool " + pool.name());
            }
        }
        keys(configuration.keys(), "global");
        List<From> settings = new ArrayList<>(From.all(vmta.settings(), "vmta"));
        pools.forEach(pool -> settings.addAll(From.all(pool.settings(), "pool " + pool.name())));
        singles(settings);
        addresses.hostNames(vmta);
        blocks(
                "vmta",
                Stream.of(
                                vmta.domains().stream(),
                                pools.stream().flatMap(pool -> pool.domains().stream()),
                                configuration.domains().stream())
                        .flatMap(blocks -> blocks)
                        .toList());
        new MailSelection(configuration, lines).to(vmta.name());
    }

    private void pool(Pool pool) {
        lines.add("virtual-mta-pool", pool.name(), "pool", pool.place(), null);
        pool.members().forEach(member -> lines.add("virtual-mta", member.name(), "pool", member.place(), null));
        keys(pool.keys(), "pool");
        colds(pool.coldTargets(), "pool");
        singles(From.all(pool.settings(), "pool"));
        blocks(
                "pool",
                Stream.concat(pool.domains().stream(), configuration.domains().stream())
                        .toList());
        new MailSelection(configuration, lines).to(pool.name());
    }

    private void keys(List<DomainKey> keys, String from) {
        keys.forEach(key -> lines.add("domain-key", key.selector() + "," + key.domain(), from, key.place(), null));
    }

    private void colds(List<Reference> targets, String from) {
        targets.forEach(target -> lines.add("cold-virtual-mta", target.name(), from, target.place(), null));
    }

    /** A line and the virtual MTA or pool it stands in. */
    private record From(Setting setting, String from) {
        private static List<From> all(List<Setting> settings, String from) {
            return settings.stream().map(setting -> new From(setting, from)).toList();
        }
    }

    /**
     * One line for each directive: a virtual MTA's own value wins over its pool's (3.3.13). Which of two pools wins the
     * guide does not say. Only what acct knows in such a block; anything else might be anything.
     */
    private void singles(List<From> settings) {
        Map<String, List<From>> byKeyword = new LinkedHashMap<>();
        settings.stream()
                .filter(one -> !LISTED.contains(one.setting().keyword()) && isOfMta(one.setting()))
                .forEach(one -> byKeyword
                        .computeIfAbsent(one.setting().keyword(), keyword -> new ArrayList<>())
                        .add(one));
        for (List<From> all : byKeyword.values()) {
            boolean own = all.get(0).from().equals("vmta");
            List<From> rivals = all.stream()
                    .filter(one -> !own || one.from().equals("vmta"))
                    .toList();
            From best = rivals.get(rivals.size() - 1);
            String text = best.setting().text();
            lines.add(
                    best.setting().keyword(),
                    text,
                    best.from(),
                    best.setting().place(),
                    rivals.stream()
                            .map(From::setting)
                            .filter(setting -> !setting.text().equals(text))
                            .findFirst()
                            .map(Shown::reading)
                            .orElse(null));
        }
    }

    private static boolean isOfMta(Setting setting) {
        return Stream.of("virtual-mta", "virtual-mta-pool")
                .anyMatch(block -> Directives.shipped().in(block, setting.keyword()) != null);
    }

    /** Another value that may hold. */
    private static String reading(Setting setting) {
        return setting.text() + " (" + setting.place() + ")";
    }

    /**
     * What holds of {@code <domain>} blocks.
     *
     * @param self what is asked about
     */
    private void blocks(String self, List<DomainBlock> blocks) {
        if (blocks.size() > MOST_COMPARED) {
            blocks.forEach(block -> block.settings().stream()
                    .filter(setting -> Directives.shipped().in("domain", setting.keyword()) != null)
                    .forEach(setting -> lines.add(
                            "<domain " + Values.shown(block.argument()) + "> " + setting.keyword(),
                            setting.text(),
                            from(self, block.scope()),
                            setting.place(),
                            null)));
            return;
        }
        for (EffectiveSettings.Held held : EffectiveSettings.held(blocks)) {
            EffectiveSettings.Effective found = held.effective();
            Setting setting = found.setting();
            if (Directives.shipped().in("domain", setting.keyword()) != null) {
                Scope scope = found.scope();
                Setting other = found.other();
                lines.add(
                        "<domain " + Values.shown(held.argument()) + "> " + setting.keyword(),
                        setting.text(),
                        from(self, scope),
                        setting.place(),
                        other == null ? null : reading(other));
            }
        }
    }

    private static String from(String self, Scope scope) {
        return scope.toString().startsWith(self + " ") ? self : scope.toString();
    }

    private void source(String name) {
        List<Source> found = new EffectiveSources(configuration).of(name);
        if (found.isEmpty()) {
            throw noSuch(Kind.SOURCE, name, configuration.sources().stream().map(Source::name));
        }
        new SourceSettings(configuration, lines).of(name, found);
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
                lines.add(
                        setting.keyword(),
                        setting.text(),
                        found.scope().toString(),
                        setting.place(),
                        other == null ? null : reading(other));
            }
        }
        for (List<String> pair : DEFAULTS) {
            if (effective.of(vmta, domain, pair.get(0)).isEmpty()) {
                lines.addDefault(pair.get(0), pair.get(1));
            }
        }
        String name = domain.toLowerCase(Locale.ROOT);
        for (Rollup rollup : configuration.rollups()) {
            if (rollup.queue().equals(name)) {
                lines.add("mx", rollup.mx(), "mx-rollup-list", rollup.place(), null);
            }
        }
    }
}
