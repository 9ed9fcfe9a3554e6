package acct.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * All reports of a folder at a glance: thirteen weeks of days with their verdicts, and the longer ones.
 *
 * @param weeks the latest first; each has seven days
 * @param days those with a report, the latest first
 * @param longer names of the folders of longer reports, the latest first
 */
public record ReportCalendar(List<Week> weeks, List<Day> days, List<String> longer) {
    private static final int WEEKS = 13;

    public ReportCalendar {
        weeks = List.copyOf(weeks);
        days = List.copyOf(days);
        longer = List.copyOf(longer);
    }

    /**
     * One report in a line.
     *
     * @param day its day
     * @param level the label of its verdict
     * @param headline its verdict
     * @param incidents how many incidents were open on the day
     */
    public record Day(LocalDate day, String level, String headline, long incidents) {
        /** The verdict in one letter. */
        public String letter() {
            return switch (level) {
                case "critical" -> "C";
                case "warning" -> "W";
                case "fine" -> "F";
                case "too-few" -> "?";
                default -> "–";
            };
        }
    }

    /**
     * A day of the calendar.
     *
     * @param date the day
     * @param day its report; null if there is none
     */
    public record Square(LocalDate date, @Nullable Day day) {}

    /**
     * A week of the calendar.
     *
     * @param squares from Monday to Sunday
     */
    public record Week(List<Square> squares) {
        public Week {
            squares = List.copyOf(squares);
        }
    }

    /** The calendar of some reports. */
    public static ReportCalendar of(List<Day> reports, List<String> longer) {
        Map<LocalDate, Day> byDay = new TreeMap<>();
        reports.forEach(day -> byDay.put(day.day, day));
        List<Week> weeks = new ArrayList<>();
        if (!reports.isEmpty()) {
            LocalDate last = reports.stream()
                    .map(Day::day)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            LocalDate monday = last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            for (int week = 0; week < WEEKS; week++) {
                List<Square> squares = new ArrayList<>();
                for (int day = 0; day < DayOfWeek.values().length; day++) {
                    LocalDate date = monday.minusWeeks(week).plusDays(day);
                    squares.add(new Square(date, byDay.get(date)));
                }
                weeks.add(new Week(squares));
            }
        }
        return new ReportCalendar(
                weeks,
                byDay.values().stream()
                        .sorted(Comparator.comparing(Day::day).reversed())
                        .toList(),
                longer);
    }

    /** What a summary says of its day; null if it is none. Only its beginning is read. */
    public static @Nullable Day read(LocalDate day, String summary) {
        String level = "";
        String headline = "";
        long incidents = 0;
        try (JsonParser json = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), summary)) {
            String name = "";
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    case PROPERTY_NAME -> name = json.currentName();
                    default -> {
                        level = depth == 2 && name.equals("level") ? json.getString() : level;
                        headline = depth == 2 && name.equals("headline") ? json.getString() : headline;
                        if (depth == 1 && name.equals("open_incidents")) {
                            incidents = json.getLongValue();
                        }
                    }
                }
                if (depth == 1 && name.equals("open_incidents") && token == JsonToken.VALUE_NUMBER_INT) {
                    break;
                }
            }
        } catch (JacksonException e) {
            return null;
        }
        return level.isEmpty() ? null : new Day(day, level, headline, incidents);
    }
}
