package acct.report.chart;

import acct.model.CountRow;
import acct.model.Counts;
import acct.model.Dimension;
import acct.print.Top;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time axis of a chart: hours in which nothing happened get their place, and what is too long for hours becomes
 * days.
 */
public final class Hours {
    /** Three days and the hour that a clock change adds; more bars than this are too thin to see. */
    static final int MOST_HOURS = 73;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHXXX", Locale.ROOT);

    private Hours() {}

    /** The rows with the silent hours between them; days if there are too many. */
    static List<CountRow> filled(List<CountRow> byHour) {
        List<CountRow> result = new ArrayList<>();
        OffsetDateTime next = null;
        for (CountRow row : byHour) {
            OffsetDateTime hour = hour(row);
            while (next != null && hour != null && next.isBefore(hour)) {
                if (result.size() > MOST_HOURS) {
                    return byDay(byHour);
                }
                result.add(new CountRow(List.of(HOUR.format(next)), silent(row.counts())));
                next = next.plusHours(1);
            }
            result.add(row);
            next = hour == null ? next : hour.plusHours(1);
        }
        return result.size() > MOST_HOURS ? byDay(byHour) : result;
    }

    /** Whether {@link #filled} came back with hours or days. */
    public static boolean isHour(String key) {
        return key.indexOf('T') > 0;
    }

    /** {@code 2026-11-18 09:00+01:00} of {@code 2026-11-18T09+01:00}. */
    public static String words(String key) {
        int t = key.indexOf('T');
        boolean hour = t > 0 && key.length() >= t + 3;
        return hour ? key.substring(0, t) + " " + key.substring(t + 1, t + 3) + ":00" + key.substring(t + 3) : key;
    }

    private static List<CountRow> byDay(List<CountRow> byHour) {
        Map<String, List<CountRow>> days = new LinkedHashMap<>();
        for (CountRow row : byHour) {
            String key = row.text(0);
            days.computeIfAbsent(isHour(key) ? key.substring(0, key.indexOf('T')) : key, d -> new ArrayList<>())
                    .add(row);
        }
        return days.entrySet().stream()
                .map(e -> new CountRow(List.of(e.getKey()), Top.sum(e.getValue())))
                .toList();
    }

    private static @Nullable OffsetDateTime hour(CountRow row) {
        String key = row.key().get(0);
        try {
            return key == null || key.equals(Dimension.UNKNOWN) ? null : OffsetDateTime.parse(key, HOUR);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Counts silent(Counts neighbour) {
        return new Counts(
                0, 0, neighbour.deferred() == null ? null : 0L, null, null, null, null, neighbour.deliveries());
    }
}
