package acct.pmta;

import java.util.List;
import java.util.Optional;

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

    /** How narrow the narrowest pattern is that fits a domain; -1 if none does. */
    long rank(String domain) {
        return patterns.stream()
                .filter(pattern -> pattern.matches(domain))
                .mapToLong(DomainPattern::rank)
                .max()
                .orElse(-1);
    }
}
