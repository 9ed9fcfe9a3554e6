package acct.ask;

import acct.model.Dimension;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** In which order the values of a dimension stand; what is unknown stands last. */
public final class KeyOrder {
    /** Days of the week as they are stored. */
    static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH[:mm]xxx", Locale.ROOT);

    private KeyOrder() {}

    /** The order of the values of a dimension: of time where it has one, else of the text. */
    public static Comparator<String> of(Dimension dimension) {
        return switch (dimension) {
            case HOUR, MINUTE -> {
                // As text the second of two hours in an autumn night comes first.
                Map<String, OffsetDateTime> begins = new HashMap<>();
                yield Comparator.comparing(time -> begins.computeIfAbsent(time, t -> OffsetDateTime.parse(t, TIME)));
            }
            case WEEKDAY -> Comparator.comparingInt(WEEKDAYS::indexOf);
            default -> Comparator.naturalOrder();
        };
    }
}
