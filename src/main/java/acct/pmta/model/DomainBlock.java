package acct.pmta.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A {@code <domain>} block: settings for the queues of some domains.
 *
 * @param scope where it stands
 * @param argument the tag's names, as written
 * @param patterns what they mean
 * @param settings in order
 * @param place where it begins
 */
public record DomainBlock(
        Scope scope, String argument, List<DomainPattern> patterns, List<Setting> settings, Place place) {
    private static final List<String> LIMITS = List.of(
            "max-msg-rate",
            "max-smtp-out",
            "max-connect-rate",
            "max-data-volume-rate",
            "max-msg-per-hour",
            "max-cold-virtual-mta-msg");

    public DomainBlock {
        patterns = List.copyOf(patterns);
        settings = List.copyOf(settings);
    }

    /** The last setting of a keyword: within one block it replaces the earlier ones. */
    public Optional<Setting> last(String keyword) {
        return settings.stream()
                .filter(setting -> setting.keyword().equals(keyword))
                .reduce((first, second) -> second);
    }

    /** The first setting that limits how much is sent; empty if there is none. */
    public Optional<Setting> limit() {
        return LIMITS.stream().flatMap(keyword -> last(keyword).stream()).findFirst();
    }

    /** The domains that are named, without patterns. */
    public List<String> names() {
        return patterns.stream()
                .filter(pattern -> pattern.form() == DomainPattern.Form.NAME)
                .map(DomainPattern::name)
                .toList();
    }

    /** How narrow the narrowest pattern is that fits a domain; -1 if none does. */
    long rank(String domain) {
        return rank((DomainPattern pattern) -> pattern.matches(domain));
    }

    /** The same of all domains that another pattern fits. */
    long rank(DomainPattern other) {
        return rank((DomainPattern pattern) -> pattern.covers(other));
    }

    private long rank(Predicate<DomainPattern> fits) {
        return patterns.stream()
                .filter(fits)
                .mapToLong(DomainPattern::rank)
                .max()
                .orElse(-1);
    }
}
