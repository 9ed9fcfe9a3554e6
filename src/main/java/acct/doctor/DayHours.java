package acct.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hours that a local day has, each by its beginning: 24, or what a clock change leaves or doubles. Files write offsets
 * and no zone, so the change is told from the hours that had traffic.
 */
final class DayHours {
    private static final int HOURS = 24;
    private static final Duration HOUR = Duration.ofHours(1);

    private DayHours() {}

    /**
     * The hours of a day in order of time.
     *
     * @param seen its hours with traffic, at least one
     * @param before the offset at its beginning
     * @param after the offset at its end
     */
    static List<OffsetDateTime> of(
            LocalDate day, NavigableSet<OffsetDateTime> seen, ZoneOffset before, ZoneOffset after) {
        if (!changesOnce(seen, before, after)) {
            return IntStream.range(0, HOURS)
                    .mapToObj(hour -> anyOf(day, hour, seen))
                    .toList();
        }
        OffsetDateTime begin = day.atStartOfDay().atOffset(before);
        OffsetDateTime end = day.plusDays(1).atStartOfDay().atOffset(after);
        Instant change = before.equals(after) ? end.toInstant() : change(begin, end, seen);
        List<OffsetDateTime> hours = new ArrayList<>();
        OffsetDateTime hour = begin;
        while (hour.toInstant().isBefore(change)) {
            hours.add(hour);
            hour = hour.plus(HOUR);
        }
        hour = onTheHour(change.atOffset(after));
        while (hour.isBefore(end)) {
            hours.add(hour);
            hour = hour.plus(HOUR);
        }
        return hours;
    }

    /** Not so if servers without a name write in several zones; their hours lie beside each other. */
    private static boolean changesOnce(NavigableSet<OffsetDateTime> seen, ZoneOffset before, ZoneOffset after) {
        List<ZoneOffset> offsets = new ArrayList<>(List.of(before));
        seen.forEach(hour -> offsets.add(hour.getOffset()));
        offsets.add(after);
        long changes = IntStream.range(1, offsets.size())
                .filter(i -> !offsets.get(i).equals(offsets.get(i - 1)))
                .count();
        return changes <= 1;
    }

    private static OffsetDateTime anyOf(LocalDate day, int hour, NavigableSet<OffsetDateTime> seen) {
        return seen.stream()
                .filter(at -> at.getHour() == hour)
                .findFirst()
                .orElse(day.atTime(hour, 0).atOffset(seen.first().getOffset()));
    }

    /** When the offset changed: as in most zones of the world that fit, else when the new one was first seen. */
    private static Instant change(OffsetDateTime begin, OffsetDateTime end, NavigableSet<OffsetDateTime> seen) {
        ZoneOffset before = begin.getOffset();
        ZoneOffset after = end.getOffset();
        NavigableSet<OffsetDateTime> old = new TreeSet<>(seen);
        old.removeIf(hour -> !hour.getOffset().equals(before));
        NavigableSet<OffsetDateTime> young = new TreeSet<>(seen);
        young.removeIf(hour -> !hour.getOffset().equals(after));
        Instant earliest =
                old.isEmpty() ? begin.toInstant().minusSeconds(1) : old.last().toInstant();
        Instant latest = (young.isEmpty() ? end : young.first()).toInstant();
        return ZoneId.getAvailableZoneIds().stream()
                .map(zone -> ZoneId.of(zone).getRules().nextTransition(earliest))
                .filter(next -> next != null
                        && next.getOffsetBefore().equals(before)
                        && next.getOffsetAfter().equals(after)
                        && next.getInstant().isBefore(latest.plus(HOUR)))
                .collect(Collectors.groupingBy(ZoneOffsetTransition::getInstant, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(latest);
    }

    /** Some zones change by half an hour. */
    private static OffsetDateTime onTheHour(OffsetDateTime time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
