package acct.pmta.model;

import acct.ip.HostName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a queue when {@code <domain>} blocks of several scopes and patterns fit it. The guide says that the
 * narrower pattern wins within a scope, and that a virtual MTA inherits from its pool and that from the global level
 * (3.3.10, 3.3.13.2). It does not say what a wide pattern in a narrow scope does to a narrow pattern in a wide scope, so
 * there are two readings: scope first, which acct takes, and pattern first, which it names where it differs.
 */
public final class EffectiveSettings {
    private static final Comparator<Candidate> SCOPE_FIRST = Comparator.comparing(
                    (Candidate c) -> c.scope().kind())
            .thenComparing(Candidate::rank)
            .thenComparing(Candidate::order);
    private static final Comparator<Candidate> PATTERN_FIRST = Comparator.comparing(Candidate::rank)
            .thenComparing(c -> c.scope().kind())
            .thenComparing(Candidate::order);
    /** Of two blocks for the same in the same scope the later wins; the guide does not say so. */
    private static final Comparator<Candidate> EARLIER_BLOCK = Comparator.comparing(
                    (Candidate c) -> c.scope().kind())
            .thenComparing(Candidate::rank)
            .thenComparing(Comparator.comparing(Candidate::order).reversed());

    private final Map<String, List<DomainBlock>> byVmta = new HashMap<>();
    private final List<DomainBlock> global;

    /** Prepares the blocks of a configuration. */
    public EffectiveSettings(Configuration configuration) {
        global = configuration.domains();
        configuration.vmtas().forEach(vmta -> byVmta.put(vmta.name(), new ArrayList<>(vmta.domains())));
        for (Pool pool : configuration.pools()) {
            if (!pool.domains().isEmpty()) {
                pool.members().stream()
                        .map(Reference::name)
                        .distinct()
                        .forEach(name -> byVmta.computeIfAbsent(name, n -> new ArrayList<>())
                                .addAll(pool.domains()));
            }
        }
    }

    /** A setting that fits, and how well. */
    private record Candidate(Setting setting, Scope scope, long rank, int order) {}

    /**
     * The setting that holds.
     *
     * @param setting by the reading that acct takes
     * @param scope where it stands
     * @param other what holds by another reading; null if all readings agree
     */
    public record Effective(
            Setting setting, Scope scope, @Nullable Setting other) {}

    /**
     * A setting that holds for a {@code <domain>} as it is written.
     *
     * @param argument the tag's names
     */
    public record Held(String argument, Effective effective) {}

    /**
     * What is left of blocks when each is asked about its own patterns: a line that another one beats by every reading
     * holds for nothing and is not here.
     */
    public static List<Held> held(List<DomainBlock> blocks) {
        Map<Effective, Held> held = new LinkedHashMap<>();
        for (DomainBlock block : blocks) {
            for (DomainPattern pattern : block.patterns()) {
                Map<String, List<Candidate>> fitting = byKey(candidates(blocks, other -> other.rank(pattern)));
                for (Setting setting : block.settings()) {
                    Effective best = effective(fitting.getOrDefault(key(setting), List.of()));
                    Held line = new Held(block.argument(), best);
                    if (setting.equals(best.setting())) {
                        held.put(best, line);
                    } else if (setting.equals(best.other())) {
                        held.putIfAbsent(best, line);
                    }
                }
            }
        }
        return List.copyOf(held.values());
    }

    /** Everything that is set for mail to a domain, or in a queue of that name, by keyword. */
    public List<Effective> of(@Nullable String vmta, String domain) {
        return byKey(candidates(vmta, domain)).values().stream()
                .map(EffectiveSettings::effective)
                .toList();
    }

    private static Map<String, List<Candidate>> byKey(List<Candidate> candidates) {
        Map<String, List<Candidate>> byKey = new TreeMap<>();
        candidates.forEach(candidate -> byKey.computeIfAbsent(key(candidate.setting()), k -> new ArrayList<>())
                .add(candidate));
        return byKey;
    }

    /** Lines with the same key set the same. Limits for source addresses stand beside each other, one for each network. */
    private static String key(Setting setting) {
        return setting.keyword().startsWith("source-ip-")
                ? setting.keyword() + " " + setting.word()
                : setting.keyword();
    }

    /** One setting for mail to a domain; empty if it is not set. */
    public Optional<Effective> of(@Nullable String vmta, String domain, String keyword) {
        List<Candidate> candidates = candidates(vmta, domain).stream()
                .filter(candidate -> candidate.setting().keyword().equals(keyword))
                .toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(effective(candidates));
    }

    /** The blocks that hold for a virtual MTA alone: its own and those of its pools. */
    public List<DomainBlock> blocksOf(@Nullable String vmta) {
        return vmta == null ? List.of() : byVmta.getOrDefault(vmta, List.of());
    }

    private List<Candidate> candidates(@Nullable String vmta, String domain) {
        String name = HostName.ascii(domain);
        List<DomainBlock> blocks = new ArrayList<>(global);
        blocks.addAll(blocksOf(vmta));
        return candidates(blocks, block -> block.rank(name));
    }

    private static List<Candidate> candidates(List<DomainBlock> blocks, ToLongFunction<DomainBlock> ranked) {
        List<Candidate> found = new ArrayList<>();
        for (DomainBlock block : blocks) {
            long rank = ranked.applyAsLong(block);
            if (rank >= 0) {
                int order = found.size();
                block.settings().forEach(setting -> found.add(new Candidate(setting, block.scope(), rank, order)));
            }
        }
        return found;
    }

    private static Effective effective(List<Candidate> candidates) {
        Candidate best = best(candidates, SCOPE_FIRST);
        for (Comparator<Candidate> reading : List.of(PATTERN_FIRST, EARLIER_BLOCK)) {
            Candidate other = best(candidates, reading);
            if (!other.setting().text().equals(best.setting().text())) {
                return new Effective(best.setting(), best.scope(), other.setting());
            }
        }
        return new Effective(best.setting(), best.scope(), null);
    }

    /** The last of the best. */
    private static Candidate best(List<Candidate> candidates, Comparator<Candidate> reading) {
        Candidate best = candidates.get(0);
        for (Candidate candidate : candidates) {
            if (reading.compare(candidate, best) >= 0) {
                best = candidate;
            }
        }
        return best;
    }
}
