package acct.pmta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Everything that is set for mail to a domain, or in a queue of that name, by keyword. */
    public List<Effective> of(@Nullable String vmta, String domain) {
        Map<String, List<Candidate>> byKeyword = new TreeMap<>();
        for (Candidate candidate : candidates(vmta, domain)) {
            byKeyword
                    .computeIfAbsent(candidate.setting().keyword(), k -> new ArrayList<>())
                    .add(candidate);
        }
        return byKeyword.values().stream().map(EffectiveSettings::effective).toList();
    }

    /** One setting for mail to a domain; empty if it is not set. */
    public Optional<Effective> of(@Nullable String vmta, String domain, String keyword) {
        List<Candidate> candidates = candidates(vmta, domain).stream()
                .filter(candidate -> candidate.setting().keyword().equals(keyword))
                .toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(effective(candidates));
    }

    /** The blocks that hold for a virtual MTA alone: its own and those of its pools. */
    List<DomainBlock> blocksOf(@Nullable String vmta) {
        return vmta == null ? List.of() : byVmta.getOrDefault(vmta, List.of());
    }

    private List<Candidate> candidates(@Nullable String vmta, String domain) {
        String name = DomainPattern.ascii(domain);
        List<Candidate> found = new ArrayList<>();
        List<DomainBlock> blocks = new ArrayList<>(global);
        blocks.addAll(blocksOf(vmta));
        for (DomainBlock block : blocks) {
            long rank = block.rank(name);
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
