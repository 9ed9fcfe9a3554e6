package acct.pmta.model;

import acct.ip.AddressRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <source>}: what holds for mail that comes in from somewhere.
 *
 * @param name a name, an address or a network, as written
 * @param range the network; null if it is a name
 * @param settings in order
 * @param place where it begins
 */
public record Source(String name, @Nullable AddressRange range, List<Setting> settings, Place place) {
    public Source {
        settings = List.copyOf(settings);
    }

    /** The setting of a keyword that holds. */
    public Optional<Setting> last(String keyword) {
        return settings.stream()
                .filter(setting -> setting.keyword().equals(keyword))
                .reduce((first, second) -> second);
    }

    /** Whether a keyword is set to yes. */
    public boolean says(String keyword) {
        return last(keyword).map(Setting::isYes).orElse(false);
    }
}
