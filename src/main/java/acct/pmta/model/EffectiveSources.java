package acct.pmta.model;

import acct.ip.AddressRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What holds for mail by where it comes from. Sources by address merge from general to specific, and the narrower wins;
 * a source by name stands for itself. User's Guide v5.0, 3.3.7.
 */
public final class EffectiveSources {
    private final List<Source> all;
    private final Map<AddressRange, List<Source>> byRange = new HashMap<>();
    /** By the network, the last setting of each keyword: there may be as many sources as lines. */
    private final Map<AddressRange, Map<String, Held>> held = new HashMap<>();
    /** How long the prefixes are that there are networks of. */
    private final TreeSet<Integer> prefixes = new TreeSet<>();

    /** Prepares the sources of a configuration. */
    public EffectiveSources(Configuration configuration) {
        all = configuration.sources();
        for (Source source : all) {
            AddressRange range = source.range();
            if (range != null) {
                prefixes.add(range.prefix());
                byRange.computeIfAbsent(range, r -> new ArrayList<>()).add(source);
                Map<String, Held> settings = held.computeIfAbsent(range, r -> new HashMap<>());
                source.settings().forEach(setting -> settings.put(setting.keyword(), new Held(setting, source)));
            }
        }
    }

    /**
     * A setting that holds.
     *
     * @param setting as written
     * @param source where it stands
     */
    public record Held(Setting setting, Source source) {}

    /** Each source by name, and of several for the same network the first: what holds for one holds for all. */
    public List<Source> distinct() {
        Set<AddressRange> seen = new HashSet<>();
        return all.stream()
                .filter(source -> source.range() == null || seen.add(source.range()))
                .toList();
    }

    /** The sources of this name, or all that cover this address or network, the narrowest last. */
    public List<Source> of(String name) {
        AddressRange range = AddressRange.parse(name);
        if (range == null) {
            return all.stream().filter(source -> source.name().equals(name)).toList();
        }
        return networks(range).stream()
                .flatMap(network -> byRange.getOrDefault(network, List.of()).stream())
                .toList();
    }

    /** The setting of a keyword that holds for what comes in by a source. */
    public Optional<Held> of(Source source, String keyword) {
        AddressRange range = source.range();
        if (range == null) {
            return source.last(keyword).map(setting -> new Held(setting, source));
        }
        Optional<Held> found = Optional.empty();
        for (AddressRange network : networks(range)) {
            Held narrower = held.getOrDefault(network, Map.of()).get(keyword);
            found = narrower == null ? found : Optional.of(narrower);
        }
        return found;
    }

    /** The configured networks that an address or network is in, the narrowest last. */
    private List<AddressRange> networks(AddressRange range) {
        return prefixes.headSet(range.prefix(), true).stream()
                .map(range::widened)
                .filter(byRange::containsKey)
                .toList();
    }
}
